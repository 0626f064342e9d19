package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import java.math.BigInteger;

/**
 * A quantity's values for the chosen rows: so many units, over a whole number greater than zero where it is one that
 * differs from row to row. What is too wide is left to exact arithmetic, row by row.
 *
 * @param below null where all values are whole numbers of the unit
 * @param unit greater than zero
 * @param open the rows that have no value: a fact is missing, or it cannot be computed; null where none
 * @param beyond the rows that have a value or not, which only {@link Quantity#compute(Row)} can tell; null where none
 */
record Values(Numbers above, Numbers below, Fraction unit, long[] open, long[] beyond) {
    static final Values OPEN = new Values(Numbers.ZERO, null, Fraction.ONE, Vectors.ONES, null);

    static Values constant(Fraction value) {
        boolean negative = value.compareTo(Fraction.ZERO) < 0;
        return value.isZero()
                ? new Values(Numbers.ZERO, null, Fraction.ONE, null, null)
                : new Values(
                        negative ? Numbers.MINUS_ONE : Numbers.ONE,
                        null,
                        negative ? value.negated() : value,
                        null,
                        null);
    }

    /** Only a row by itself can tell, but for those that are open. */
    static Values beyond(long[] open) {
        return new Values(Numbers.ZERO, null, Fraction.ONE, open, Vectors.ONES);
    }

    Values with(long[] open, long[] beyond) {
        return new Values(above, below, unit, open, beyond);
    }

    boolean isTooWide() {
        return above.isTooWide() || below != null && !below.isNarrow() || !unit.fitsLongs();
    }

    /** Whether what is said of all lanes, wanted or not, holds in the first so many. */
    boolean areSound(int lanes) {
        return above.areWithin(lanes) && (below == null || below.areWithin(lanes) && arePositive(below, lanes));
    }

    private static boolean arePositive(Numbers numbers, int lanes) {
        for (int i = 0; i < lanes; i++) {
            if (numbers.isNegative(i) || numbers.near(i) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether all values are whole numbers that {@link #whole} can tell. */
    boolean isWhole() {
        return below == null
                && unit.denominator().equals(BigInteger.ONE)
                && above.width() + unit.numerator().bitLength() <= Numbers.NARROW;
    }

    /** The value of one lane. */
    long whole(int lane) {
        return above.low()[lane] * unit.numerator().longValueExact();
    }
}
