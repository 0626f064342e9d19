package cn.huice.policy.scan;

import java.util.Arrays;

/**
 * A quantity's values for the rows of a selection: fractions of longs, with one denominator for all or each its own.
 * What a long cannot hold is left to exact arithmetic, row by row.
 */
final class Values {
    static final byte KNOWN = 0;
    /** Has a value or not, which only {@link Quantity#compute(Row)} can tell. */
    static final byte BEYOND = 1;
    /** Has no value: a fact is missing, or it cannot be computed. */
    static final byte OPEN = 2;

    final long[] numerators = new long[Words.ROWS];
    int count;
    /** No numerator is farther from zero; at least 1. */
    long bound;
    /** Of all values, unless they vary. */
    long denominator;

    private long[] denominators;
    private boolean varied;
    private final byte[] states = new byte[Words.ROWS];
    private boolean allKnown;

    void start(int count) {
        this.count = count;
        this.bound = 1;
        this.denominator = 1;
        this.varied = false;
        this.allKnown = true;
    }

    boolean isVaried() {
        return varied;
    }

    boolean isAllKnown() {
        return allKnown;
    }

    byte state(int i) {
        return allKnown ? KNOWN : states[i];
    }

    long denominator(int i) {
        return varied ? denominators[i] : denominator;
    }

    /** From now on each value has its own denominator, to be set by {@link #put}. */
    void vary() {
        if (denominators == null) {
            denominators = new long[Words.ROWS];
        }
        varied = true;
        bound = Long.MAX_VALUE;
    }

    /** @param below greater than zero */
    void put(int i, long above, long below) {
        numerators[i] = above;
        denominators[i] = below;
    }

    void mark(int i, byte state) {
        if (allKnown) {
            Arrays.fill(states, 0, count, KNOWN);
            allKnown = false;
        }
        states[i] = state;
        numerators[i] = 0;
        if (varied) {
            denominators[i] = 1;
        }
    }

    /** What is known so far is open where the bits are not set. */
    void openUnless(long[] known, int[] rows) {
        if (allKnown) {
            allKnown = false;
            for (int i = 0; i < count; i++) {
                states[i] = (byte) (~(known[rows[i] >> 6] >>> rows[i]) << 1 & OPEN);
            }
        } else {
            for (int i = 0; i < count; i++) {
                states[i] = (byte) Math.max(states[i], (int) (~(known[rows[i] >> 6] >>> rows[i]) << 1 & OPEN));
            }
        }
    }

    /** Puts all rows into one state. */
    void markAll(byte state) {
        Arrays.fill(states, 0, count, state);
        Arrays.fill(numerators, 0, count, 0);
        allKnown = false;
        varied = false;
        denominator = 1;
        bound = 1;
    }

    /** Open where either is, else beyond where either is. */
    void join(Values one, Values other) {
        allKnown = one.allKnown && other.allKnown;
        if (one.allKnown != other.allKnown) {
            System.arraycopy(one.allKnown ? other.states : one.states, 0, states, 0, count);
        } else if (!allKnown) {
            for (int i = 0; i < count; i++) {
                states[i] = (byte) Math.max(one.states[i], other.states[i]);
            }
        }
    }

    /** Takes over everything but the numerators. */
    void follow(Values other) {
        allKnown = other.allKnown;
        if (!allKnown) {
            System.arraycopy(other.states, 0, states, 0, count);
        }
        if (other.varied) {
            vary();
            System.arraycopy(other.denominators, 0, denominators, 0, count);
        }
        denominator = other.denominator;
        bound = other.bound;
    }

    /** What was known so far is beyond this arithmetic. */
    void beyond() {
        byte[] before = allKnown ? null : Arrays.copyOf(states, count);
        markAll(BEYOND);
        for (int i = 0; before != null && i < count; i++) {
            states[i] = before[i] == OPEN ? OPEN : BEYOND;
        }
    }

    /** Compares the values of a row, both known, without overflow. */
    static int compare(Values one, Values other, int i) {
        return compare(one.numerators[i], one.denominator(i), other.numerators[i], other.denominator(i));
    }

    static int compare(long above, long below, long otherAbove, long otherBelow) {
        if (below == otherBelow) {
            return Long.compare(above, otherAbove);
        }
        int high = Long.compare(Math.multiplyHigh(above, otherBelow), Math.multiplyHigh(otherAbove, below));
        return high != 0 ? high : Long.compareUnsigned(above * otherBelow, otherAbove * below);
    }

    /** Whether a long holds the product, and its negative too. */
    static boolean fits(long one, long other) {
        long product = one * other;
        return Math.multiplyHigh(one, other) == product >> 63 && product != Long.MIN_VALUE;
    }

    static long gcd(long one, long other) {
        long a = one;
        long b = other;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return Math.abs(a);
    }
}
