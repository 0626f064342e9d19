package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Comparison;
import java.math.BigDecimal;

/** Two quantities as whole numbers of one unit, over one denominator. */
record Aligned(Numbers one, Numbers other, Numbers below, Fraction unit) {

    /** Null where the numbers would become too wide. */
    static Aligned of(Values one, Values other, Arithmetic arithmetic) {
        Fraction unit = common(one.unit(), other.unit());
        Fraction ones = one.unit().dividedBy(unit);
        Fraction others = other.unit().dividedBy(unit);
        if (!unit.fitsLongs() || !ones.fitsLongs() || !others.fitsLongs()) {
            return null;
        }
        Numbers first = arithmetic.times(one.above(), ones.numerator().longValueExact());
        Numbers second = arithmetic.times(other.above(), others.numerator().longValueExact());
        Numbers below = one.below();
        if (one.below() != other.below()) {
            first = product(first, other.below(), arithmetic);
            second = product(second, one.below(), arithmetic);
            below = product(one.below(), other.below(), arithmetic);
        }
        boolean tooWide = first.isTooWide() || second.isTooWide() || below != null && !below.isNarrow();
        return tooWide ? null : new Aligned(first, second, below, unit);
    }

    /** Null stands for one. */
    static Numbers product(Numbers one, Numbers other, Arithmetic arithmetic) {
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

    /** The one in these lanes, the other in the others. */
    Values chosen(long[] lanes, Arithmetic arithmetic) {
        return values(arithmetic.chosen(lanes, one, other));
    }

    Values extreme(boolean greatest, Arithmetic arithmetic) {
        return values(arithmetic.extreme(greatest, one, other));
    }

    private Values values(Numbers numbers) {
        return new Values(numbers, below, unit, null, null);
    }

    /** The lanes where the comparison holds, and any behind the last. */
    long[] lanes(Comparison comparison, Arithmetic arithmetic) {
        long[] lanes = switch (comparison) {
            case EQUAL, UNEQUAL -> arithmetic.equal(one, other);
            case LESS, AT_LEAST -> arithmetic.less(one, other);
            case MORE, AT_MOST -> arithmetic.less(other, one);
        };
        switch (comparison) {
            case UNEQUAL, AT_LEAST, AT_MOST -> Words.invert(lanes);
            case EQUAL, LESS, MORE -> {}
        }
        return lanes;
    }
}
