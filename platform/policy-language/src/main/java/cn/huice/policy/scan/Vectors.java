package cn.huice.policy.scan;

import java.util.ArrayList;
import java.util.List;

/** Bit vectors and rows of numbers to work with; all of them are taken back at once. */
final class Vectors {
    /** Not to be written to. */
    static final long[] ZERO = Words.none();

    /** All rows; not to be written to. */
    static final long[] ONES = Words.first(Words.ROWS);

    private final List<long[]> all = new ArrayList<>();
    private final List<long[]> allNumbers = new ArrayList<>();
    private int taken;
    private int takenNumbers;

    /** A {@link Words#padded} vector that holds anything. */
    long[] fresh() {
        if (taken == all.size()) {
            all.add(Words.padded());
        }
        return all.get(taken++);
    }

    /** A place for as many numbers as there are rows; holds anything. */
    long[] numbers() {
        if (takenNumbers == allNumbers.size()) {
            allNumbers.add(new long[Words.ROWS]);
        }
        return allNumbers.get(takenNumbers++);
    }

    long[] zero() {
        long[] vector = fresh();
        Words.copy(ZERO, vector);
        return vector;
    }

    long[] copy(long[] of) {
        long[] vector = fresh();
        Words.copy(of, vector);
        return vector;
    }

    /** The rows in one or the other; null stands for none. */
    long[] either(long[] one, long[] other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        long[] either = copy(one);
        Words.or(either, other);
        return either;
    }

    /** The rows that are not among the others; null stands for none. */
    long[] without(long[] rows, long[] others) {
        long[] without = copy(rows);
        if (others != null) {
            Words.andNot(without, others);
        }
        return without;
    }

    /** Adds the rows that are in both; null stands for none. */
    void addBoth(long[] one, long[] other, long[] into) {
        if (other != null) {
            long[] both = fresh();
            Words.both(one, other, both);
            Words.or(into, both);
        }
    }

    /** From now on those handed out may be handed out again. */
    void takeBack() {
        taken = 0;
        takenNumbers = 0;
    }
}
