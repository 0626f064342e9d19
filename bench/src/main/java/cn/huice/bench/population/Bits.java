package cn.huice.bench.population;

/** Random bits that depend only on what they are drawn for, so any row can be made again without those before it. */
public final class Bits {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Bits() {}

    /** The finishing step of SplitMix64 (Steele, Lea, Flood 2014). */
    public static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    static long of(long seed, long row, long column) {
        return mixed(seed + row * GOLDEN + mixed(column + GOLDEN));
    }

    /** Stable for a name, on any machine. */
    static long of(String name) {
        long bits = 0;
        for (int i = 0; i < name.length(); i++) {
            bits = mixed(bits + name.charAt(i) + GOLDEN);
        }
        return bits;
    }

    /** From 0 up to, but not including, 1. */
    static double share(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    /** Roughly normal with mean 0 and deviation 1: the sum of four even shares. */
    static double bell(long bits) {
        double sum = (bits & 0xFFFF) + ((bits >>> 16) & 0xFFFF) + ((bits >>> 32) & 0xFFFF) + (bits >>> 48);
        return (sum / 65536 - 2) * 1.7320508;
    }
}
