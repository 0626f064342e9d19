package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Rounding;

/**
 * Divides the numbers of all chosen rows: a double tells the whole quotient but for one, and what is left over, which a
 * long holds however wide the number was, tells the rest exactly.
 */
final class Division {
    /** Up to here the double is less than one off. */
    private static final int MOST_QUOTIENT = 50;

    private static final int MOST_DIVISOR = 60;
    private static final int MOST_HALVED = 48;

    private final Vectors vectors;
    private final Arithmetic arithmetic;
    private final Lanes lanes;

    Division(Vectors vectors, Arithmetic arithmetic, Lanes lanes) {
        this.vectors = vectors;
        this.arithmetic = arithmetic;
        this.lanes = lanes;
    }

    /** The next multiples of a unit, as whole numbers of it. */
    Values rounded(Values values, Fraction unit, Rounding.Mode mode) {
        Fraction units = values.unit().dividedBy(unit);
        if (!units.fitsLongs()) {
            return Values.beyond(values.open());
        }
        Numbers number = arithmetic.times(values.above(), units.numerator().longValueExact());
        long below = units.denominator().longValueExact();
        if (below == 1 && values.below() == null && number.isNarrow()) {
            return new Values(number, null, unit, values.open(), values.beyond());
        }
        Numbers divisor = values.below() == null ? null : arithmetic.times(values.below(), below);
        if (number.isTooWide() || (divisor == null ? Slices.width(below) : divisor.width()) > MOST_DIVISOR) {
            return Values.beyond(values.open());
        }
        long[] tooLarge = number.width() > MOST_QUOTIENT ? vectors.zero() : null;
        Numbers quotient = divisor == null
                ? quotient(number, below, mode, tooLarge)
                : quotient(number, divisor.low(), mode, tooLarge);
        long[] beyond =
                tooLarge == null ? values.beyond() : vectors.either(values.beyond(), lanes.rows(tooLarge, vectors));
        return new Values(quotient, null, unit, values.open(), beyond);
    }

    private Numbers quotient(Numbers number, long by, Rounding.Mode mode, long[] tooLarge) {
        long[] low = number.low();
        long[] quotient = vectors.numbers();
        if (mode == Rounding.Mode.HALF_UP && number.width() <= MOST_HALVED) {
            halves(low, by, quotient);
            return of(quotient, number);
        }
        double inverse = 1.0 / by;
        for (int i = 0; i < lanes.count(); i++) {
            double near = number.near(i) * inverse;
            quotient[i] = isTooLarge(near, i, tooLarge) ? 0 : rounded(near, low[i], by, number.isNegative(i), mode);
        }
        return of(quotient, number);
    }

    /**
     * Half up, with nothing to correct: the inverse is a few parts in 2^53 too large, so that what lies half way is not
     * taken for less, and too little to matter for anything else, as that lies a 2·by-th off, and numbers are below 2^48.
     */
    private void halves(long[] low, long by, long[] quotient) {
        double inverse = 1.0 / by * (1 + 0x1p-51);
        for (int i = 0; i < lanes.count(); i++) {
            double near = low[i] * inverse;
            quotient[i] = (long) (near + (near < 0 ? -0.5 : 0.5));
        }
    }

    /** @param by greater than zero; where it is not, the quotient is anything */
    private Numbers quotient(Numbers number, long[] by, Rounding.Mode mode, long[] tooLarge) {
        long[] low = number.low();
        long[] quotient = vectors.numbers();
        for (int i = 0; i < lanes.count(); i++) {
            double near = number.near(i) / by[i];
            quotient[i] = isTooLarge(near, i, tooLarge) ? 0 : rounded(near, low[i], by[i], number.isNegative(i), mode);
        }
        return of(quotient, number);
    }

    private static Numbers of(long[] quotient, Numbers number) {
        return new Numbers(quotient, null, Math.min(number.width(), MOST_QUOTIENT + 1));
    }

    /** Notes those that are; null where none can be. */
    private static boolean isTooLarge(double near, int lane, long[] tooLarge) {
        boolean is = tooLarge != null && Math.abs(near) > 1L << MOST_QUOTIENT;
        if (is) {
            Words.set(tooLarge, lane);
        }
        return is;
    }

    /** @param low the number, or what a long holds of it */
    private static long rounded(double near, long low, long by, boolean negative, Rounding.Mode mode) {
        long whole = (long) Math.floor(near);
        long left = low - whole * by;
        long less = left >> 63;
        whole += less;
        left += less & by;
        long more = ~(left - by >> 63);
        whole -= more;
        left -= more & by;
        return switch (mode) {
            case DOWN -> whole;
            case UP -> whole + (left > 0 ? 1 : 0);
            case HALF_UP -> whole + (2 * left - by - (negative ? 1 : 0) >= 0 ? 1 : 0);
        };
    }
}
