package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import java.util.Arrays;

/** The same for all. */
final class Constant extends Quantity {
    final Fraction value;

    Constant(int id, Fraction value) {
        super(id);
        this.value = value;
    }

    @Override
    void compute(Frame frame, Selection rows, Values result) {
        if (value.fitsLongs()) {
            long above = value.numerator().longValueExact();
            Arrays.fill(result.numerators, 0, rows.count, above);
            result.denominator = value.denominator().longValueExact();
            result.bound = Math.max(1, Math.absExact(above));
        } else {
            result.beyond();
        }
    }

    @Override
    Fraction compute(Row row) {
        return value;
    }
}
