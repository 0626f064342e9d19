package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;

/** Open whatever the facts say. */
final class Nothing extends Quantity {
    Nothing(int id) {
        super(id);
    }

    @Override
    void compute(Frame frame, Selection rows, Values result) {
        result.markAll(Values.OPEN);
    }

    @Override
    Fraction compute(Row row) {
        return null;
    }
}
