package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Comparison;
import java.math.BigDecimal;

/** Two quantities as whole numbers of one unit, over one denominator. */
record Aligned(Planes one, Planes other, Planes below, Fraction unit) {

    /** Null where the numbers would become too wide. */
    static Aligned of(Values one, Values other, Arithmetic arithmetic) {
        Fraction unit = common(one.unit(), other.unit());
        Fraction ones = one.unit().dividedBy(unit);
        Fraction others = other.unit().dividedBy(unit);
        if (!unit.fitsLongs() || !ones.fitsLongs() || !others.fitsLongs()) {
            return null;
        }
        Planes first = arithmetic.times(one.above(), ones.numerator().longValueExact());
        Planes second = arithmetic.times(other.above(), others.numerator().longValueExact());
        Planes below = one.below();
        if (one.below() != other.below()) {
            first = product(first, other.below(), arithmetic);
            second = product(second, one.below(), arithmetic);
            below = product(one.below(), other.below(), arithmetic);
        }
        boolean tooWide = first.width() > Values.MOST_WIDTH || second.width() > Values.MOST_WIDTH;
        return tooWide ? null : new Aligned(first, second, below, unit);
    }

    /** Null stands for one. */
    static Planes product(Planes one, Planes other, Arithmetic arithmetic) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return arithmetic.product(one, other);
    }

    /** The largest fraction of which both are multiples. */
    private static Fraction common(Fraction one, Fraction other) {
        if (one.equals(other)) {
            return one;
        }
        return other.dividedBy(Fraction.of(new BigDecimal(one.dividedBy(other).denominator())));
    }

    /** The one in these rows, the other in the others. */
    Values chosen(long[] rows, Arithmetic arithmetic) {
        return new Values(arithmetic.chosen(rows, one, other), below, unit, null, null);
    }

    /** The rows where the comparison holds. */
    long[] rows(Comparison comparison, Arithmetic arithmetic) {
        long[] rows = switch (comparison) {
            case EQUAL, UNEQUAL -> arithmetic.equal(one, other);
            case LESS, AT_LEAST -> arithmetic.less(one, other);
            case MORE, AT_MOST -> arithmetic.less(other, one);
        };
        switch (comparison) {
            case UNEQUAL, AT_LEAST, AT_MOST -> Words.invert(rows);
            case EQUAL, LESS, MORE -> {}
        }
        return rows;
    }
}
