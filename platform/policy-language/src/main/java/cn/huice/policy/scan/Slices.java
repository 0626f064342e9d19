package cn.huice.policy.scan;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Whole numbers one after the other, kept in bit slices: plane j holds bit j of every number, so that a number costs
 * as many bits as the largest needs, and a comparison with a constant is one pass of wide bit operations per plane
 * (BitWeaving/V of Li and Patel, SIGMOD 2013). Negative numbers are in two's complement with the sign in a plane of
 * its own. A plane of few ones is kept as {@link Gaps}, one that is zero everywhere is not there.
 */
final class Slices {
    /** Wider numbers are not kept: half of what a long holds, so that bounds can be added. */
    static final int MAX_WIDTH = 62;

    /** So many planes add up to what a long holds. */
    private static final int HALF = 48;

    private static final int HEADER = 16;
    private static final int REFERENCE = 4;

    private int size;
    /** Each a {@code long[]} that holds a bit of every number, a {@code byte[]} of gaps, or null; the sign last. */
    private Object[] planes = {null};

    /** Bits a number needs without its sign. */
    static int width(long value) {
        return 64 - Long.numberOfLeadingZeros(value ^ value >> 63);
    }

    /** All numbers lie from -2^width to 2^width - 1. */
    int width() {
        return planes.length - 1;
    }

    private Object sign() {
        return planes[planes.length - 1];
    }

    boolean hasNegative() {
        return sign() != null;
    }

    private int words() {
        return words(size);
    }

    private static int words(int size) {
        return size + 63 >> 6;
    }

    /** Puts a number before the one at this position. */
    void insert(int position, long value) {
        widen(width(value));
        boolean behindAll = position == size;
        if (size % 64 == 0) {
            grow();
        }
        size++;
        for (int j = 0; j < planes.length; j++) {
            boolean one = hasOne(value, j);
            if (behindAll) {
                planes[j] = one ? with(planes[j], position) : planes[j];
            } else if (one || planes[j] != null) {
                long[] bits = dense(planes[j]);
                Words.insert(bits, position, one);
                planes[j] = smaller(planes[j], bits);
            }
        }
    }

    /** Whether the number has a one in this plane. */
    private boolean hasOne(long value, int j) {
        return (j < width() ? value >>> j & 1 : value >>> 63) != 0;
    }

    private Object with(Object plane, int position) {
        return switch (plane) {
            case long[] dense -> {
                Words.set(dense, position);
                yield dense;
            }
            case byte[] gaps -> {
                byte[] longer = Gaps.append(gaps, position);
                yield longer.length < words() * Long.BYTES ? longer : dense(longer);
            }
            case null, default -> Gaps.append(new byte[0], position);
        };
    }

    /** Takes a number out. */
    void remove(int position) {
        for (int j = 0; j < planes.length; j++) {
            if (planes[j] != null) {
                long[] bits = dense(planes[j]);
                Words.remove(bits, position);
                planes[j] = smaller(planes[j], bits);
            }
        }
        size--;
        if (size % 64 == 0) {
            resize(words());
        }
    }

    /** A plane as bits, of its own or made for it. */
    private long[] dense(Object plane) {
        if (plane instanceof long[] dense) {
            return dense;
        }
        var bits = new long[words()];
        if (plane instanceof byte[] gaps) {
            Gaps.set(gaps, bits);
        }
        return bits;
    }

    /** In the form it had, where that is the smaller one; null if it has no ones. */
    private static Object smaller(Object was, long[] bits) {
        if (was instanceof long[]) {
            return bits;
        }
        byte[] gaps = Gaps.of(bits);
        return gaps.length == 0 ? null : gaps.length < bits.length * Long.BYTES ? gaps : bits;
    }

    private void widen(int width) {
        int before = width();
        if (width > before) {
            Object sign = sign();
            planes = Arrays.copyOf(planes, width + 1);
            for (int j = before; j <= width; j++) {
                planes[j] = sign instanceof long[] dense ? dense.clone() : sign;
            }
        }
    }

    /** Makes room for 64 numbers more, and makes small what has become sparse. */
    private void grow() {
        for (int j = 0; j < planes.length; j++) {
            if (planes[j] instanceof long[] dense && Gaps.most(ones(dense), size) < dense.length * (Long.BYTES - 1)) {
                planes[j] = smaller(null, dense);
            }
        }
        resize(words() + 1);
    }

    private static int ones(long[] dense) {
        int ones = 0;
        for (long word : dense) {
            ones += Long.bitCount(word);
        }
        return ones;
    }

    private void resize(int words) {
        for (int j = 0; j < planes.length; j++) {
            if (planes[j] instanceof long[] dense) {
                planes[j] = Arrays.copyOf(dense, words);
            }
        }
    }

    long get(int position) {
        long value = Plane.has(sign(), position) ? -1L << width() : 0;
        for (int j = 0; j < width(); j++) {
            if (Plane.has(planes[j], position)) {
                value |= 1L << j;
            }
        }
        return value;
    }

    /** The positions whose number is less. */
    void less(long bound, long[] found) {
        long beyond = bound >> width();
        if (beyond != 0 && beyond != -1) {
            Arrays.fill(found, beyond > 0 ? -1L : 0);
            return;
        }
        Arrays.fill(found, 0);
        for (int j = Long.numberOfTrailingZeros(bound); j < width(); j++) {
            if ((bound >>> j & 1) != 0) {
                Plane.orNot(found, planes[j]);
            } else {
                Plane.andNot(found, planes[j]);
            }
        }
        if (bound >= 0) {
            Plane.or(found, sign());
        } else {
            Plane.and(found, sign());
        }
    }

    /** The positions whose number is this. */
    void equal(long value, long[] found) {
        long beyond = value >> width();
        boolean possible = beyond == 0 || beyond == -1 && hasNegative();
        Arrays.fill(found, possible ? -1L : 0);
        for (int j = 0; j <= width() && possible; j++) {
            if (hasOne(value, j)) {
                Plane.and(found, planes[j]);
            } else {
                Plane.andNot(found, planes[j]);
            }
        }
    }

    /**
     * Bit j of every number; the sign where j is the width.
     *
     * @return whether there are any ones; if not, nothing is written
     */
    boolean plane(int j, long[] bits) {
        return Plane.copy(planes[j], bits, words());
    }

    /** What the numbers at these positions add up to. */
    BigInteger total(long[] positions) {
        long low = 0;
        var high = BigInteger.ZERO;
        for (int j = 0; j <= width(); j++) {
            long ones = Plane.count(planes[j], positions);
            if (j == width()) {
                high = high.subtract(BigInteger.valueOf(ones).shiftLeft(j));
            } else if (j < HALF) {
                low += ones << j;
            } else {
                high = high.add(BigInteger.valueOf(ones).shiftLeft(j));
            }
        }
        return high.add(BigInteger.valueOf(low));
    }

    /** All numbers times a factor. */
    void multiply(long factor) {
        var numbers = new long[size];
        Arrays.setAll(numbers, this::get);
        size = 0;
        planes = new Object[] {null};
        for (long number : numbers) {
            insert(size, number * factor);
        }
    }

    Slices copy() {
        var copy = new Slices();
        copy.size = size;
        copy.planes = planes.clone();
        for (int j = 0; j < planes.length; j++) {
            // Gaps are never changed.
            copy.planes[j] = planes[j] instanceof long[] dense ? dense.clone() : planes[j];
        }
        return copy;
    }

    /** Memory it takes, about. */
    long bytes() {
        long bytes = HEADER + 2L * REFERENCE + HEADER + (long) REFERENCE * planes.length;
        for (Object plane : planes) {
            bytes += switch (plane) {
                case long[] dense -> HEADER + (long) dense.length * Long.BYTES;
                case byte[] gaps -> HEADER + (gaps.length + 7L) / 8 * 8;
                case null, default -> 0;
            };
        }
        return bytes;
    }
}
