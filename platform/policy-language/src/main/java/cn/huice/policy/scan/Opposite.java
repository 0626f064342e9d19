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
    void compute(Frame frame, Selection rows, Values result) {
        Values values = frame.values(operand, rows);
        result.follow(values);
        for (int i = 0; i < result.count; i++) {
            result.numerators[i] = -values.numerators[i];
        }
    }

    @Override
    Fraction compute(Row row) {
        Fraction value = row.quantity(operand);
        return value == null ? null : value.negated();
    }
}
