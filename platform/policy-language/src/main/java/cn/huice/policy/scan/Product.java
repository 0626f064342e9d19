package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;

/** One quantity times another. */
final class Product extends Quantity {
    final Quantity left;
    final Quantity right;

    Product(int id, Quantity left, Quantity right) {
        super(id);
        this.left = left;
        this.right = right;
    }

    @Override
    void compute(Frame frame, Selection rows, Values result) {
        Values one = frame.values(left, rows);
        Values other = frame.values(right, rows);
        result.join(one, other);
        if (!one.isVaried()
                && !other.isVaried()
                && Values.fits(one.bound, other.bound)
                && Values.fits(one.denominator, other.denominator)) {
            for (int i = 0; i < result.count; i++) {
                result.numerators[i] = one.numerators[i] * other.numerators[i];
            }
            result.denominator = one.denominator * other.denominator;
            result.bound = one.bound * other.bound;
            return;
        }
        result.vary();
        for (int i = 0; i < result.count; i++) {
            multiply(one.numerators[i], one.denominator(i), other.numerators[i], other.denominator(i), i, result);
        }
    }

    /** Cancels what can be cancelled only where the product would not fit otherwise. */
    static void multiply(long above, long below, long otherAbove, long otherBelow, int i, Values result) {
        if (Values.fits(above, otherAbove) && Values.fits(below, otherBelow)) {
            result.put(i, above * otherAbove, below * otherBelow);
            return;
        }
        long one = Values.gcd(above, otherBelow);
        long other = Values.gcd(otherAbove, below);
        long shortAbove = above / one;
        long shortBelow = below / other;
        long otherShortAbove = otherAbove / other;
        long otherShortBelow = otherBelow / one;
        if (Values.fits(shortAbove, otherShortAbove) && Values.fits(shortBelow, otherShortBelow)) {
            result.put(i, shortAbove * otherShortAbove, shortBelow * otherShortBelow);
        } else {
            result.mark(i, (byte) Math.max(result.state(i), Values.BEYOND));
        }
    }

    @Override
    Fraction compute(Row row) {
        Fraction one = row.quantity(left);
        Fraction other = row.quantity(right);
        return one == null || other == null ? null : sane(one.times(other));
    }
}
