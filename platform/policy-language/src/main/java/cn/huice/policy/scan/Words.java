package cn.huice.policy.scan;

import java.util.Arrays;
import java.util.function.IntConsumer;

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

    /** A vector to gather bits in, with room for what a word hangs over. */
    static long[] padded() {
        return new long[WORDS + 2];
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

    static void put(long[] words, int row, boolean bit) {
        if (bit) {
            set(words, row);
        } else {
            unset(words, row);
        }
    }

    /** How many rows there are before this one. */
    static int rank(long[] rows, int row) {
        int rank = Long.bitCount(rows[row >> 6] & (1L << row) - 1);
        for (int word = 0; word < row >> 6; word++) {
            rank += Long.bitCount(rows[word]);
        }
        return rank;
    }

    /** Moves all bits from here on one up and puts one in between. */
    static void insert(long[] words, int at, boolean bit) {
        int word = at >> 6;
        for (int i = words.length - 1; i > word; i--) {
            words[i] = words[i] << 1 | words[i - 1] >>> 63;
        }
        long below = (1L << at) - 1;
        words[word] = words[word] & below | (words[word] & ~below) << 1;
        put(words, at, bit);
    }

    /** Takes a bit out and moves all behind it one down. */
    static void remove(long[] words, int at) {
        int word = at >> 6;
        long below = (1L << at) - 1;
        words[word] = words[word] & below | words[word] >>> 1 & ~below;
        for (int i = word + 1; i < words.length; i++) {
            words[i - 1] |= words[i] << 63;
            words[i] >>>= 1;
        }
    }

    /**
     * Hands bits that stand one after the other to these rows, in their order.
     *
     * @param bits a {@link #padded} vector
     */
    static void expand(long[] bits, long[] rows, long[] into) {
        int at = 0;
        for (int word = 0; word < WORDS; word++) {
            long next = bits[at >> 6] >>> at | bits[(at >> 6) + 1] << 1 << ~at;
            into[word] = Long.expand(next, rows[word]);
            at += Long.bitCount(rows[word]);
        }
    }

    /** Which of the bits that stand one after the other is the first of each word of these rows. */
    static void starts(long[] rows, int[] into) {
        int at = 0;
        for (int word = 0; word < WORDS; word++) {
            into[word] = at;
            at += Long.bitCount(rows[word]);
        }
    }

    /**
     * The same where many vectors are handed to the same rows, a fifth faster.
     *
     * @param bits a {@link #padded} vector
     * @param starts of these rows
     */
    static void expand(long[] bits, long[] rows, int[] starts, long[] into) {
        for (int word = 0; word < WORDS; word++) {
            int at = starts[word];
            long next = bits[at >>> 6] >>> at | bits[(at >>> 6) + 1] << 1 << ~at;
            into[word] = Long.expand(next, rows[word]);
        }
    }

    /**
     * Puts the bits of these rows one after the other.
     *
     * @param into a {@link #padded} vector
     */
    static void compress(long[] bits, long[] rows, long[] into) {
        int at = 0;
        long pending = 0;
        for (int word = 0; word < WORDS; word++) {
            long next = Long.compress(bits[word], rows[word]);
            int count = Long.bitCount(rows[word]);
            pending |= next << at;
            into[at >> 6] = pending;
            if ((at & 63) + count >= 64) {
                pending = next >>> 1 >>> ~at;
            }
            at += count;
        }
        into[at >> 6] = pending;
    }

    /** Swaps words and places in them: halves, quarters and so on (Hacker's Delight 7-3). */
    static void transpose(long[] from, long[] to) {
        copy(from, to);
        long mask = 0x00000000FFFFFFFFL;
        for (int size = 32; size != 0; size >>= 1, mask ^= mask << size) {
            for (int k = 0; k < 64; k = (k + size + 1) & ~size) {
                long swap = (to[k] >>> size ^ to[k + size]) & mask;
                to[k] ^= swap << size;
                to[k + size] ^= swap;
            }
        }
    }

    static void each(long[] rows, IntConsumer todo) {
        for (int word = 0; word < WORDS; word++) {
            for (long left = rows[word]; left != 0; left &= left - 1) {
                todo.accept(word * 64 + Long.numberOfTrailingZeros(left));
            }
        }
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
        for (int i = 0; i < WORDS; i++) {
            if (words[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether all rows of the part are among the whole's. */
    static boolean covers(long[] whole, long[] part) {
        for (int i = 0; i < WORDS; i++) {
            if ((part[i] & ~whole[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    static int count(long[] words) {
        int count = 0;
        for (int i = 0; i < WORDS; i++) {
            count += Long.bitCount(words[i]);
        }
        return count;
    }

    /** How many rows are in both. */
    static int countBoth(long[] one, long[] other) {
        int count = 0;
        for (int i = 0; i < WORDS; i++) {
            count += Long.bitCount(one[i] & other[i]);
        }
        return count;
    }

    static void invert(long[] words) {
        for (int i = 0; i < WORDS; i++) {
            words[i] = ~words[i];
        }
    }

    static void both(long[] one, long[] other, long[] into) {
        for (int i = 0; i < WORDS; i++) {
            into[i] = one[i] & other[i];
        }
    }
}
