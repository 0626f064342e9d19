package cn.huice.policy.scan;

import java.util.Arrays;

/**
 * Whole numbers of the rows of a block, kept in bit slices: plane j holds bit j of every row, so that a number costs
 * as many bits as the largest needs, and a comparison with a constant is one pass of wide bit operations per plane
 * (BitWeaving/V of Li and Patel, SIGMOD 2013). Negative numbers are in two's complement with the sign in a plane of
 * its own. A plane that is zero everywhere is not there.
 */
final class Slices {
    /** Wider numbers are not kept: half of what a long holds, so that bounds can be added. */
    static final int MAX_WIDTH = 62;

    private long[][] planes = {};
    private long[] sign;

    /** Bits a number needs without its sign. */
    static int width(long value) {
        return 64 - Long.numberOfLeadingZeros(value ^ value >> 63);
    }

    /** All numbers lie from -2^width to 2^width - 1. */
    int width() {
        return planes.length;
    }

    /** Sets the number of a row that has none yet. */
    void set(int row, long value) {
        int width = width(value);
        widen(width);
        int end = value < 0 ? planes.length : width;
        for (int j = 0; j < end; j++) {
            if ((value >>> j & 1) != 0) {
                planes[j] = with(planes[j], row);
            }
        }
        if (value < 0) {
            sign = with(sign, row);
        }
    }

    private static long[] with(long[] plane, int row) {
        long[] there = plane == null ? Words.none() : plane;
        Words.set(there, row);
        return there;
    }

    /** Leaves zero. */
    void erase(int row) {
        for (long[] plane : planes) {
            if (plane != null) {
                Words.unset(plane, row);
            }
        }
        if (sign != null) {
            Words.unset(sign, row);
        }
    }

    private void widen(int width) {
        int before = planes.length;
        if (width > before) {
            planes = Arrays.copyOf(planes, width);
            for (int j = before; j < width && sign != null; j++) {
                planes[j] = sign.clone();
            }
        }
    }

    long get(int row) {
        long value = sign != null && Words.has(sign, row) ? -1L << planes.length : 0;
        for (int j = 0; j < planes.length; j++) {
            if (planes[j] != null) {
                value |= (planes[j][row >> 6] >>> row & 1) << j;
            }
        }
        return value;
    }

    /** The rows whose number is less. */
    void less(long bound, long[] rows) {
        long beyond = bound >> planes.length;
        if (beyond != 0 && beyond != -1) {
            Arrays.fill(rows, beyond > 0 ? -1L : 0);
            return;
        }
        Arrays.fill(rows, 0);
        for (int j = Long.numberOfTrailingZeros(bound); j < planes.length; j++) {
            boolean one = (bound >>> j & 1) != 0;
            if (planes[j] == null) {
                if (one) {
                    Arrays.fill(rows, -1L);
                }
            } else if (one) {
                Words.orNot(rows, planes[j]);
            } else {
                Words.andNot(rows, planes[j]);
            }
        }
        if (bound >= 0) {
            if (sign != null) {
                Words.or(rows, sign);
            }
        } else if (sign != null) {
            Words.and(rows, sign);
        } else {
            Arrays.fill(rows, 0);
        }
    }

    /** The rows whose number is this. */
    void equal(long value, long[] rows) {
        long beyond = value >> planes.length;
        boolean possible = beyond == 0 || beyond == -1 && sign != null;
        Arrays.fill(rows, possible ? -1L : 0);
        for (int j = 0; j < planes.length && possible; j++) {
            narrow(rows, planes[j], (value >>> j & 1) != 0);
        }
        if (possible) {
            narrow(rows, sign, value < 0);
        }
    }

    private static void narrow(long[] rows, long[] plane, boolean one) {
        if (plane == null) {
            if (one) {
                Arrays.fill(rows, 0);
            }
        } else if (one) {
            Words.and(rows, plane);
        } else {
            Words.andNot(rows, plane);
        }
    }

    /** The same numbers, to compute with while none is changed. */
    Planes planes() {
        return Planes.sharing(planes, sign);
    }

    /** All numbers times a factor. */
    void multiply(long factor) {
        var rows = new long[Words.ROWS];
        int width = 0;
        boolean negative = sign != null;
        for (int word = 0; word < Words.WORDS; word++) {
            decode(word, rows);
        }
        for (int row = 0; row < Words.ROWS; row++) {
            rows[row] *= factor;
            width = Math.max(width, width(rows[row]));
        }
        planes = new long[width][];
        sign = null;
        for (int word = 0; word < Words.WORDS; word++) {
            var square = Arrays.copyOfRange(rows, word * 64, word * 64 + 64);
            transpose(square);
            for (int j = 0; j < width; j++) {
                planes[j] = withWord(planes[j], word, square[j]);
            }
            if (negative) {
                sign = withWord(sign, word, square[63]);
            }
        }
    }

    /** Puts the numbers of the 64 rows of a word where they belong among all rows. */
    private void decode(int word, long[] rows) {
        var square = new long[64];
        for (int j = 0; j < planes.length; j++) {
            square[j] = planes[j] == null ? 0 : planes[j][word];
        }
        if (sign != null) {
            Arrays.fill(square, planes.length, 64, sign[word]);
        }
        transpose(square);
        System.arraycopy(square, 0, rows, word * 64, 64);
    }

    private static long[] withWord(long[] plane, int word, long bits) {
        if (bits == 0) {
            return plane;
        }
        long[] there = plane == null ? Words.none() : plane;
        there[word] = bits;
        return there;
    }

    /** Swaps rows and columns of 64 by 64 bits: halves, quarters and so on (Hacker's Delight 7-3). */
    private static void transpose(long[] square) {
        long mask = 0x00000000FFFFFFFFL;
        for (int size = 32; size != 0; size >>= 1, mask ^= mask << size) {
            for (int k = 0; k < 64; k = (k + size + 1) & ~size) {
                long swap = (square[k] >>> size ^ square[k + size]) & mask;
                square[k] ^= swap << size;
                square[k + size] ^= swap;
            }
        }
    }

    Slices copy() {
        var copy = new Slices();
        copy.planes = new long[planes.length][];
        for (int j = 0; j < planes.length; j++) {
            copy.planes[j] = planes[j] == null ? null : planes[j].clone();
        }
        copy.sign = sign == null ? null : sign.clone();
        return copy;
    }

    /** Planes that are there. */
    int count() {
        int count = sign == null ? 0 : 1;
        for (long[] plane : planes) {
            count += plane == null ? 0 : 1;
        }
        return count;
    }
}
