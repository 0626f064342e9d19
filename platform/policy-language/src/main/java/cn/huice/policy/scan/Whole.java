package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Rounding;

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
    Values compute(Frame frame) {
        return frame.division().rounded(frame.values(operand), unit, up ? Rounding.Mode.UP : Rounding.Mode.DOWN);
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
