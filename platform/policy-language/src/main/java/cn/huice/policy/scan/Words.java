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
        for (long word : words) {
            if (word != 0) {
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

    static void xor(long[] one, long[] other, long[] into) {
        for (int i = 0; i < WORDS; i++) {
            into[i] = one[i] ^ other[i];
        }
    }

    /** Bits of one in these rows, of the other in the others. */
    static void choose(long[] rows, long[] one, long[] other, long[] into) {
        for (int i = 0; i < WORDS; i++) {
            into[i] = other[i] ^ (one[i] ^ other[i]) & rows[i];
        }
    }

    /** Adds two digits. */
    static void add(long[] one, long[] other, long[] sum, long[] carry) {
        for (int i = 0; i < WORDS; i++) {
            long a = one[i];
            long b = other[i];
            sum[i] = a ^ b;
            carry[i] = a & b;
        }
    }

    /** Adds two digits and what is carried over from below. */
    static void addCarried(long[] one, long[] other, long[] carry, long[] sum) {
        for (int i = 0; i < WORDS; i++) {
            long a = one[i];
            long c = carry[i];
            long differ = a ^ other[i];
            sum[i] = differ ^ c;
            carry[i] = a ^ (a ^ c) & differ;
        }
    }

    /** Adds a digit in these rows, and what is carried over from below in all. */
    static void addWhere(long[] rows, long[] digit, long[] carry, long[] into) {
        for (int i = 0; i < WORDS; i++) {
            long a = into[i];
            long c = carry[i];
            long differ = a ^ digit[i] & rows[i];
            into[i] = differ ^ c;
            carry[i] = a ^ (a ^ c) & differ;
        }
    }

    /** Subtracts one digit. */
    static void subtract(long[] from, long[] digit, long[] difference, long[] borrow) {
        for (int i = 0; i < WORDS; i++) {
            long a = from[i];
            long b = digit[i];
            difference[i] = a ^ b;
            borrow[i] = ~a & b;
        }
    }

    /** Subtracts one digit and what is borrowed from below. */
    static void subtractBorrowed(long[] from, long[] digit, long[] borrow, long[] difference) {
        for (int i = 0; i < WORDS; i++) {
            long a = from[i];
            long b = digit[i];
            long c = borrow[i];
            long differ = a ^ b;
            difference[i] = differ ^ c;
            borrow[i] = b ^ (b ^ c) & ~differ;
        }
    }

    /** Whether one number is less than another, so far told by lower digits, when these are the next ones. */
    static void less(long[] one, long[] other, long[] less) {
        for (int i = 0; i < WORDS; i++) {
            long b = other[i];
            less[i] = b ^ (b ^ less[i]) & ~(one[i] ^ b);
        }
    }

    /** Whether two numbers are equal, so far told by other digits, when these are the next ones. */
    static void equal(long[] one, long[] other, long[] equal) {
        for (int i = 0; i < WORDS; i++) {
            equal[i] &= ~(one[i] ^ other[i]);
        }
    }
}
