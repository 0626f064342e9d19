package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;

/** One quantity over another; open where the other is zero. */
final class Quotient extends Quantity {
    final Quantity left;
    final Quantity right;

    Quotient(int id, Quantity left, Quantity right) {
        super(id);
        this.left = left;
        this.right = right;
    }

    @Override
    Values compute(Frame frame) {
        return compute(frame.values(left), frame.values(right), frame);
    }

    static Values compute(Values one, Values other, Frame frame) {
        Arithmetic arithmetic = frame.arithmetic();
        long[] isZero = arithmetic.equal(other.above(), Numbers.ZERO);
        // One where there is nothing to divide by, so that every denominator is one.
        Numbers divisor = arithmetic.chosen(isZero, Numbers.ONE, other.above());
        Numbers above = arithmetic.turned(Aligned.product(one.above(), other.below(), arithmetic), divisor);
        Numbers below = Aligned.product(arithmetic.turned(divisor, divisor), one.below(), arithmetic);
        long[] zero = frame.rows(isZero);
        long[] undivided = frame.vectors().without(zero, other.beyond());
        long[] open = frame.vectors().either(undivided, frame.vectors().either(one.open(), other.open()));
        long[] beyond = frame.vectors().either(one.beyond(), other.beyond());
        var quotient = new Values(above, below, one.unit().dividedBy(other.unit()), open, beyond);
        return quotient.isTooWide() ? Values.beyond(open) : quotient;
    }

    @Override
    Fraction compute(Row row) {
        Fraction one = row.quantity(left);
        Fraction other = row.quantity(right);
        return one == null || other == null || other.isZero() ? null : sane(one.dividedBy(other));
    }
}
