package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;

/** The next whole number of a unit, above or below. */
final class Whole extends Quantity {
    final boolean up;
    final Quantity operand;
    /** Base units in one unit. */
    final Fraction unit;

    Whole(int id, boolean up, Quantity operand, Fraction unit) {
        super(id);
        this.up = up;
        this.operand = operand;
        this.unit = unit;
    }

    @Override
    void compute(Frame frame, Selection rows, Values result) {
        Values values = frame.values(operand, rows);
        result.join(values, values);
        if (!unit.fitsLongs()) {
            result.beyond();
            return;
        }
        long above = unit.numerator().longValueExact();
        long below = unit.denominator().longValueExact();
        long bound = 1;
        for (int i = 0; i < result.count; i++) {
            long number = values.numerators[i];
            long divisor = values.denominator(i);
            if (Values.fits(number, below) && Values.fits(divisor, above)) {
                long whole = up
                        ? Math.ceilDiv(number * below, divisor * above)
                        : Math.floorDiv(number * below, divisor * above);
                if (Values.fits(whole, above)) {
                    result.numerators[i] = whole * above;
                    bound = Math.max(bound, Math.abs(whole * above));
                    continue;
                }
            }
            result.mark(i, (byte) Math.max(result.state(i), Values.BEYOND));
        }
        result.denominator = below;
        result.bound = bound;
    }

    @Override
    Fraction compute(Row row) {
        Fraction value = row.quantity(operand);
        if (value == null) {
            return null;
        }
        Fraction units = value.dividedBy(unit);
        return (up ? units.ceiling() : units.floor()).times(unit);
    }
}
