package cn.huice.policy.scan;

import java.util.function.IntConsumer;

/**
 * The rows of a block that are computed with, one to a lane. Few rows take a lane each, in their order. Where there are
 * many, all rows of the block take one, those that are not wanted too, which saves picking: first the rows that are first
 * in their words, then those that are second, and so on, as {@link Unpacked} has them.
 */
final class Lanes {
    /** From here on it is sooner done for all rows. */
    static final int MANY = 1200;

    private final long[] rows = Words.none();
    private final int[] row = new int[Words.ROWS];
    private int count;
    private boolean all;

    void turnTo(long[] chosen) {
        Words.copy(chosen, rows);
        all = Words.count(rows) >= MANY;
        if (all) {
            count = Words.ROWS;
        } else {
            pick();
        }
    }

    private void pick() {
        count = 0;
        for (int word = 0; word < Words.WORDS; word++) {
            for (long left = rows[word]; left != 0; left &= left - 1) {
                row[count++] = word * 64 + Long.numberOfTrailingZeros(left);
            }
        }
    }

    int count() {
        return count;
    }

    /** Whether all rows of the block have a lane. */
    boolean areAll() {
        return all;
    }

    /** The rows wanted. */
    long[] rows() {
        return rows;
    }

    /** Lanes and rows are counted alike where all have one, but for words and places in them, which are swapped. */
    private static int swapped(int one) {
        return (one & 63) << 6 | one >> 6;
    }

    int row(int lane) {
        return all ? swapped(lane) : row[lane];
    }

    /** The lanes of these rows. */
    long[] of(long[] some, Vectors vectors) {
        long[] lanes = vectors.fresh();
        if (all) {
            Words.transpose(some, lanes);
        } else {
            Words.compress(some, rows, lanes);
        }
        return lanes;
    }

    /** The rows of these lanes. */
    long[] rows(long[] lanes, Vectors vectors) {
        long[] some = vectors.fresh();
        if (all) {
            Words.transpose(lanes, some);
        } else {
            Words.expand(lanes, rows, some);
        }
        return some;
    }

    /** The lanes of these rows, as far as they are wanted, one by one. */
    void each(long[] some, IntConsumer todo) {
        int lane = 0;
        for (int word = 0; word < Words.WORDS; word++) {
            long wanted = rows[word];
            if (all) {
                for (long left = some[word] & wanted; left != 0; left &= left - 1) {
                    todo.accept(Long.numberOfTrailingZeros(left) << 6 | word);
                }
            } else {
                for (long left = Long.compress(some[word], wanted); left != 0; left &= left - 1) {
                    todo.accept(lane + Long.numberOfTrailingZeros(left));
                }
                lane += Long.bitCount(wanted);
            }
        }
    }
}
