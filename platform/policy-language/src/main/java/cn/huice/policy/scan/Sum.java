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
    void compute(Frame frame, Selection rows, Values result) {
        compute(frame.values(left, rows), frame.values(right, rows), minus, result);
    }

    static void compute(Values one, Values other, boolean minus, Values result) {
        result.join(one, other);
        long sign = minus ? -1 : 1;
        if (!one.isVaried() && !other.isVaried()) {
            long common = Values.gcd(one.denominator, other.denominator);
            long factor = other.denominator / common;
            long otherFactor = sign * (one.denominator / common);
            if (Values.fits(one.denominator, factor)
                    && isRoomy(one.bound, factor)
                    && isRoomy(other.bound, otherFactor)) {
                for (int i = 0; i < result.count; i++) {
                    result.numerators[i] = one.numerators[i] * factor + other.numerators[i] * otherFactor;
                }
                result.denominator = one.denominator * factor;
                result.bound = one.bound * factor + other.bound * Math.abs(otherFactor);
                return;
            }
        }
        result.vary();
        for (int i = 0; i < result.count; i++) {
            add(one, other, sign, i, result);
        }
    }

    /** Whether the product is so small that two such may be added. */
    private static boolean isRoomy(long bound, long factor) {
        return Values.fits(bound, factor) && Math.abs(bound * factor) <= Long.MAX_VALUE / 2;
    }

    private static void add(Values one, Values other, long sign, int i, Values result) {
        long below = one.denominator(i);
        long otherBelow = other.denominator(i);
        long common = below == otherBelow ? below : Values.gcd(below, otherBelow);
        long factor = otherBelow / common;
        long otherFactor = below / common;
        long above = one.numerators[i];
        long otherAbove = other.numerators[i];
        if (Values.fits(above, factor) && Values.fits(otherAbove, otherFactor) && Values.fits(below, factor)) {
            long first = above * factor;
            long second = sign * otherAbove * otherFactor;
            long sum = first + second;
            boolean overflow = ((first ^ sum) & (second ^ sum)) < 0;
            if (!overflow && second != Long.MIN_VALUE && sum != Long.MIN_VALUE) {
                result.put(i, sum, below * factor);
                return;
            }
        }
        result.mark(i, (byte) Math.max(result.state(i), Values.BEYOND));
    }

    @Override
    Fraction compute(Row row) {
        Fraction one = row.quantity(left);
        Fraction other = row.quantity(right);
        return one == null || other == null ? null : sane(minus ? one.minus(other) : one.plus(other));
    }
}
