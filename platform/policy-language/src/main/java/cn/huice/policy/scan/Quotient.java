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
        long[] zero = arithmetic.equal(other.above(), Planes.ZERO);
        // One where there is nothing to divide by, so that every denominator is one.
        Planes divisor = arithmetic.sum(other.above(), Planes.of(new long[][] {zero}, null));
        Planes above = Aligned.product(one.above(), other.below(), arithmetic);
        Planes below = Aligned.product(divisor, one.below(), arithmetic);
        if (below.sign != null) {
            above = arithmetic.negated(above, below.sign);
            below = arithmetic.magnitude(below);
        }
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
