package cn.huice.policy.scan;

import java.util.Arrays;

/**
 * A bit vector with few ones, as the numbers of zeros before each: a byte a one, and a byte more for each 255 zeros in a
 * row. Some money is far above the rest, most things are true of few: their planes are kept like this.
 */
final class Gaps {
    private static final int LONGEST = 255;

    private Gaps() {}

    /** Bytes that so many ones among so many bits take at most. */
    static int most(int ones, int bits) {
        return ones + bits / LONGEST;
    }

    static byte[] of(long[] bits) {
        var gaps = new byte[bits.length * Long.SIZE];
        int length = 0;
        int next = 0;
        for (int word = 0; word < bits.length; word++) {
            for (long left = bits[word]; left != 0; left &= left - 1) {
                int one = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                for (; one - next >= LONGEST; next += LONGEST) {
                    gaps[length++] = (byte) LONGEST;
                }
                gaps[length++] = (byte) (one - next);
                next = one + 1;
            }
        }
        return Arrays.copyOf(gaps, length);
    }

    /** The gaps with one more one, behind all others. */
    static byte[] append(byte[] gaps, int one) {
        int next = 0;
        for (byte gap : gaps) {
            next += after(gap);
        }
        int zeros = one - next;
        byte[] longer = Arrays.copyOf(gaps, gaps.length + 1 + zeros / LONGEST);
        Arrays.fill(longer, gaps.length, longer.length - 1, (byte) LONGEST);
        longer[longer.length - 1] = (byte) (zeros % LONGEST);
        return longer;
    }

    /** How far the next gap begins behind this one. */
    private static int after(byte gap) {
        int zeros = Byte.toUnsignedInt(gap);
        return zeros == LONGEST ? LONGEST : zeros + 1;
    }

    /** Sets the ones. */
    static void set(byte[] gaps, long[] bits) {
        int next = 0;
        for (byte gap : gaps) {
            next += after(gap);
            if (gap != (byte) LONGEST) {
                bits[next - 1 >> 6] |= 1L << next - 1;
            }
        }
    }

    /** Erases the ones. */
    static void unset(byte[] gaps, long[] bits) {
        int next = 0;
        for (byte gap : gaps) {
            next += after(gap);
            if (gap != (byte) LONGEST) {
                bits[next - 1 >> 6] &= ~(1L << next - 1);
            }
        }
    }

    /** How many of the ones are among these. */
    static int count(byte[] gaps, long[] among) {
        int count = 0;
        int next = 0;
        for (byte gap : gaps) {
            next += after(gap);
            if (gap != (byte) LONGEST) {
                count += (int) (among[next - 1 >> 6] >>> next - 1 & 1);
            }
        }
        return count;
    }

    static boolean has(byte[] gaps, int bit) {
        int next = 0;
        for (byte gap : gaps) {
            next += after(gap);
            if (next > bit) {
                return next - 1 == bit && gap != (byte) LONGEST;
            }
        }
        return false;
    }
}
