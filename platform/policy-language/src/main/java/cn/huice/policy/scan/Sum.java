package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;

/** One quantity plus or minus another. */
final class Sum extends Quantity {
    final Quantity left;
    final Quantity right;
    final boolean minus;

    Sum(int id, Quantity left, Quantity right, boolean minus) {
        super(id);
        this.left = left;
        this.right = right;
        this.minus = minus;
    }

    @Override
    Values compute(Frame frame) {
        return compute(frame.values(left), frame.values(right), minus, frame);
    }

    static Values compute(Values one, Values other, boolean minus, Frame frame) {
        long[] open = frame.vectors().either(one.open(), other.open());
        Aligned aligned = Aligned.of(one, other, frame.arithmetic());
        if (aligned == null) {
            return Values.beyond(open);
        }
        Numbers sum = minus
                ? frame.arithmetic().difference(aligned.one(), aligned.other())
                : frame.arithmetic().sum(aligned.one(), aligned.other());
        var values = new Values(
                sum, aligned.below(), aligned.unit(), open, frame.vectors().either(one.beyond(), other.beyond()));
        return values.isTooWide() ? Values.beyond(open) : values;
    }

    @Override
    Fraction compute(Row row) {
        Fraction one = row.quantity(left);
        Fraction other = row.quantity(right);
        return one == null || other == null ? null : sane(minus ? one.minus(other) : one.plus(other));
    }
}
