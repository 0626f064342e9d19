package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;

/** The same for all. */
final class Constant extends Quantity {
    final Fraction value;
    private final Values values;

    Constant(int id, Fraction value) {
        super(id);
        this.value = value;
        this.values = value.fitsLongs() ? Values.constant(value) : Values.beyond(null);
    }

    @Override
    Values compute(Frame frame) {
        return values;
    }

    @Override
    Fraction compute(Row row) {
        return value;
    }
}
