package cn.huice.policy.scan;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * A whole number for each row of a block, as bit planes: plane j holds bit j of every row. Negative numbers are in two's
 * complement with the sign in a plane of its own, which stands for all higher planes too. A plane that is null is zero in
 * all rows. Read only.
 */
final class Planes {
    /** A plane that is one in all rows; known by its identity in numbers that are the same for all. */
    static final long[] ONES = Words.first(Words.ROWS);

    static final Planes ZERO = new Planes(new long[0][], null);

    private final long[][] bits;
    /** Null where no number is negative. */
    final long[] sign;

    private Planes(long[][] bits, long[] sign) {
        this.bits = bits;
        this.sign = sign;
    }

    static Planes sharing(long[][] bits, long[] sign) {
        return new Planes(bits, sign);
    }

    /** Leaves out planes at the top that say nothing. */
    static Planes of(long[][] bits, long[] sign) {
        long[] signs = isZero(sign) ? null : sign;
        int width = bits.length;
        while (width > 0 && (signs == null ? isZero(bits[width - 1]) : Arrays.equals(signs, bits[width - 1]))) {
            width--;
        }
        return new Planes(width == bits.length ? bits : Arrays.copyOf(bits, width), signs);
    }

    private static boolean isZero(long[] plane) {
        return plane == null || Words.isEmpty(plane);
    }

    /** The same number for all rows. */
    static Planes constant(long value) {
        var bits = new long[Slices.width(value)][];
        for (int j = 0; j < bits.length; j++) {
            bits[j] = (value >>> j & 1) == 0 ? null : ONES;
        }
        return new Planes(bits, value < 0 ? ONES : null);
    }

    /** All numbers lie from -2^width to 2^width - 1. */
    int width() {
        return bits.length;
    }

    /** Bit j of every row, of however high a place; null where all are zero. */
    long[] at(int j) {
        return j < bits.length ? bits[j] : sign;
    }

    /** Whether all rows have one number that {@link #constant()} can tell. */
    boolean isConstant() {
        if (bits.length >= Long.SIZE || sign != null && sign != ONES) {
            return false;
        }
        for (long[] plane : bits) {
            if (plane != null && plane != ONES) {
                return false;
            }
        }
        return true;
    }

    /** The number all rows have. */
    long constant() {
        long constant = sign == null ? 0 : -1L << bits.length;
        for (int j = 0; j < bits.length; j++) {
            constant |= bits[j] == null ? 0 : 1L << j;
        }
        return constant;
    }

    /** All numbers times 2^places; the fraction is cut off where the places are negative. */
    Planes shifted(int places) {
        int width = Math.max(0, width() + places);
        var moved = new long[width][];
        for (int j = Math.max(0, places); j < width; j++) {
            moved[j] = bits[j - places];
        }
        return new Planes(moved, sign);
    }

    /** The number of one row. */
    BigInteger number(int row) {
        var number =
                sign != null && Words.has(sign, row) ? BigInteger.ONE.negate().shiftLeft(width()) : BigInteger.ZERO;
        for (int j = 0; j < width(); j++) {
            if (bits[j] != null && Words.has(bits[j], row)) {
                number = number.setBit(j);
            }
        }
        return number;
    }

    /** The number of one row, where the width is less than that of a long. */
    long small(int row) {
        long number = sign != null && Words.has(sign, row) ? -1L << width() : 0;
        for (int j = 0; j < width(); j++) {
            if (bits[j] != null) {
                number |= (bits[j][row >> 6] >>> row & 1) << j;
            }
        }
        return number;
    }

    /** The sum of the numbers of these rows: of each plane the ones are counted, nothing is unpacked. */
    BigInteger sum(long[] rows) {
        int longs = Math.min(width(), Long.SIZE - 2 - Integer.numberOfTrailingZeros(Words.ROWS));
        long low = 0;
        for (int j = 0; j < longs; j++) {
            low += (long) ones(bits[j], rows) << j;
        }
        var sum = BigInteger.valueOf(low);
        for (int j = longs; j < width(); j++) {
            sum = sum.add(BigInteger.valueOf(ones(bits[j], rows)).shiftLeft(j));
        }
        return sign == null
                ? sum
                : sum.subtract(BigInteger.valueOf(ones(sign, rows)).shiftLeft(width()));
    }

    private static int ones(long[] plane, long[] rows) {
        return plane == null ? 0 : Words.countBoth(plane, rows);
    }
}
