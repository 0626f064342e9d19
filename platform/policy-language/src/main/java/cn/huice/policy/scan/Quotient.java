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
    void compute(Frame frame, Selection rows, Values result) {
        divide(frame.values(left, rows), frame.values(right, rows), result);
    }

    static void divide(Values one, Values other, Values result) {
        result.join(one, other);
        result.vary();
        for (int i = 0; i < result.count; i++) {
            long divisor = other.numerators[i];
            if (divisor == 0) {
                byte state = other.state(i) == Values.KNOWN ? Values.OPEN : result.state(i);
                result.mark(i, state);
            } else {
                long below = one.denominator(i);
                long otherBelow = other.denominator(i);
                boolean same = below == otherBelow;
                Product.multiply(
                        divisor < 0 ? -one.numerators[i] : one.numerators[i],
                        same ? 1 : below,
                        same ? 1 : otherBelow,
                        Math.abs(divisor),
                        i,
                        result);
            }
        }
    }

    @Override
    Fraction compute(Row row) {
        Fraction one = row.quantity(left);
        Fraction other = row.quantity(right);
        return one == null || other == null || other.isZero() ? null : sane(one.dividedBy(other));
    }
}
