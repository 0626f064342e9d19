package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;

/** A number of a plan, in base units; a day counts as days since 1970. Policies that say the same share one object. */
abstract sealed class Quantity
        permits BestRow,
                Choice,
                Constant,
                Count,
                DayQuantity,
                Decided,
                Extreme,
                Growth,
                Measured,
                Nothing,
                Opposite,
                Product,
                Quotient,
                Sum,
                Whole {
    /** Its place among all quantities of the plan. */
    final int id;

    Quantity(int id) {
        this.id = id;
    }

    /** Computes it for all rows of a block. */
    abstract Values compute(Frame frame);

    /** Computes it for one row, exactly; null where it is open. */
    abstract Fraction compute(Row row);

    /** Numbers too large or too fine to be figures of a policy have no value, as in an assessment. */
    static Fraction sane(Fraction value) {
        return value.isAbsurd() ? null : value;
    }
}
