package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Rounding;
import java.util.Arrays;

/** Divides the numbers of all rows of a block at once, digit by digit, as on paper. */
final class Division {
    private final Vectors vectors;
    private final Arithmetic arithmetic;

    Division(Vectors vectors, Arithmetic arithmetic) {
        this.vectors = vectors;
        this.arithmetic = arithmetic;
    }

    /** The next multiples of a unit, as whole numbers of it. */
    Values rounded(Values values, Fraction unit, Rounding.Mode mode) {
        Fraction units = values.unit().dividedBy(unit);
        if (!units.fitsLongs()) {
            return Values.beyond(values.open());
        }
        long below = units.denominator().longValueExact();
        Planes divisor = values.below() == null ? Planes.constant(below) : arithmetic.times(values.below(), below);
        Planes number = arithmetic.times(values.above(), units.numerator().longValueExact());
        return new Values(rounded(number, divisor, mode), null, unit, values.open(), values.beyond());
    }

    /**
     * Whole quotients.
     *
     * @param by greater than zero; where it is not, the quotient is anything
     */
    private Planes rounded(Planes number, Planes by, Rounding.Mode mode) {
        if (by.isConstant() && by.constant() == 1) {
            return number;
        }
        Planes size = arithmetic.magnitude(number);
        Planes quotient = switch (mode) {
            case HALF_UP -> quotient(arithmetic.sum(size.shifted(1), by), by.shifted(1));
            case UP -> quotient(raised(size, by, number.sign, false), by);
            case DOWN -> quotient(raised(size, by, number.sign, true), by);
        };
        return number.sign == null ? quotient : arithmetic.negated(quotient, number.sign);
    }

    /** Enough added to reach the next whole quotient, to negative or to other numbers. */
    private Planes raised(Planes size, Planes by, long[] negative, boolean toNegative) {
        if (negative == null && toNegative) {
            return size;
        }
        Planes more = arithmetic.difference(by, Planes.constant(1));
        long[] rows = negative == null ? Vectors.ZERO : negative;
        Planes added =
                toNegative ? arithmetic.chosen(rows, more, Planes.ZERO) : arithmetic.chosen(rows, Planes.ZERO, more);
        return arithmetic.sum(size, added);
    }

    private Planes quotient(Planes number, Planes by) {
        int zeros = 0;
        while (zeros < by.width() && by.at(zeros) == null) {
            zeros++;
        }
        return zeros == 0 ? digits(number, by) : digits(number.shifted(-zeros), by.shifted(-zeros));
    }

    /** From the top: what is left and the next digit, less the divisor where it is not smaller. */
    private Planes digits(Planes number, Planes by) {
        if (by.isConstant() && by.constant() == 1) {
            return number;
        }
        int width = by.width() + 1;
        int first = by.isConstant() ? Math.max(0, number.width() - by.width() + 1) : number.width();
        var quotient = new long[first][];
        var left = new long[width][];
        for (int k = first; k < number.width(); k++) {
            left[k - first] = number.at(k);
        }
        long[][] room = vectors(width);
        long[][] other = vectors(width);
        for (int j = first - 1; j >= 0; j--) {
            System.arraycopy(left, 0, left, 1, width - 1);
            left[0] = number.at(j);
            quotient[j] = digit(left, by, j % 2 == 0 ? room : other);
        }
        return Planes.of(quotient, null);
    }

    private long[][] vectors(int count) {
        var several = new long[count][];
        Arrays.setAll(several, k -> vectors.fresh());
        return several;
    }

    /** The rows where the digit is one; what is left then is put in place of what was. */
    private long[] digit(long[][] left, Planes by, long[][] less) {
        long[] smaller = vectors.zero();
        for (int k = 0; k < left.length; k++) {
            long[] from = left[k] == null ? Vectors.ZERO : left[k];
            if (by.at(k) == null) {
                Words.subtract(from, smaller, less[k], smaller);
            } else {
                Words.subtractBorrowed(from, by.at(k), smaller, less[k]);
            }
        }
        for (int k = 0; k < left.length; k++) {
            Words.choose(smaller, left[k] == null ? Vectors.ZERO : left[k], less[k], less[k]);
            left[k] = less[k];
        }
        Words.invert(smaller);
        return smaller;
    }
}
