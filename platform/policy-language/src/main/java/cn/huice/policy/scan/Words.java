package cn.huice.policy.scan;

import java.util.Arrays;

/** Bit vectors over the rows of a block, 64 to a word. The loops are plain, so that the compiler makes them wide. */
final class Words {
    /** Rows of a block. */
    static final int ROWS = 4096;

    /** Words of a bit vector. */
    static final int WORDS = ROWS / 64;

    private Words() {}

    static long[] none() {
        return new long[WORDS];
    }

    /** The first so many rows. */
    static long[] first(int rows) {
        var words = new long[WORDS];
        Arrays.fill(words, 0, rows / 64, -1L);
        if (rows % 64 != 0) {
            words[rows / 64] = -1L >>> (64 - rows % 64);
        }
        return words;
    }

    static boolean has(long[] words, int row) {
        return (words[row >> 6] >>> row & 1) != 0;
    }

    static void set(long[] words, int row) {
        words[row >> 6] |= 1L << row;
    }

    static void unset(long[] words, int row) {
        words[row >> 6] &= ~(1L << row);
    }

    static void copy(long[] from, long[] to) {
        System.arraycopy(from, 0, to, 0, WORDS);
    }

    static void and(long[] into, long[] other) {
        for (int i = 0; i < WORDS; i++) {
            into[i] &= other[i];
        }
    }

    static void or(long[] into, long[] other) {
        for (int i = 0; i < WORDS; i++) {
            into[i] |= other[i];
        }
    }

    static void andNot(long[] into, long[] other) {
        for (int i = 0; i < WORDS; i++) {
            into[i] &= ~other[i];
        }
    }

    static void orNot(long[] into, long[] other) {
        for (int i = 0; i < WORDS; i++) {
            into[i] |= ~other[i];
        }
    }

    /** One without the other, into a third. */
    static void difference(long[] one, long[] without, long[] into) {
        for (int i = 0; i < WORDS; i++) {
            into[i] = one[i] & ~without[i];
        }
    }

    static boolean isEmpty(long[] words) {
        long any = 0;
        for (int i = 0; i < WORDS; i++) {
            any |= words[i];
        }
        return any == 0;
    }

    /** Whether all rows of the part are among the whole's. */
    static boolean covers(long[] whole, long[] part) {
        long outside = 0;
        for (int i = 0; i < WORDS; i++) {
            outside |= part[i] & ~whole[i];
        }
        return outside == 0;
    }

    static int count(long[] words) {
        int count = 0;
        for (int i = 0; i < WORDS; i++) {
            count += Long.bitCount(words[i]);
        }
        return count;
    }
}
