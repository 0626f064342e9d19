package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;

/** Open whatever the facts say. */
final class Nothing extends Quantity {
    Nothing(int id) {
        super(id);
    }

    @Override
    Values compute(Frame frame) {
        return Values.OPEN;
    }

    @Override
    Fraction compute(Row row) {
        return null;
    }
}
