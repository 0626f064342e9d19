package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;

/** The same with the other sign. */
final class Opposite extends Quantity {
    final Quantity operand;

    Opposite(int id, Quantity operand) {
        super(id);
        this.operand = operand;
    }

    @Override
    Values compute(Frame frame) {
        Values values = frame.values(operand);
        return new Values(
                frame.arithmetic().negated(values.above()),
                values.below(),
                values.unit(),
                values.open(),
                values.beyond());
    }

    @Override
    Fraction compute(Row row) {
        Fraction value = row.quantity(operand);
        return value == null ? null : value.negated();
    }
}
