package cn.huice.policy.scan;

import cn.huice.policy.assessment.WorkingDays;
import cn.huice.policy.number.Fraction;

/** A function of two days, or of a day and a length; open where the length is not whole or the calendar ends. */
final class DayQuantity extends Quantity {
    final DayFunction function;
    final Quantity left;
    final Quantity right;
    final WorkingDays calendar;

    DayQuantity(int id, DayFunction function, Quantity left, Quantity right, WorkingDays calendar) {
        super(id);
        this.function = function;
        this.left = left;
        this.right = right;
        this.calendar = calendar;
    }

    @Override
    void compute(Frame frame, Selection rows, Values result) {
        Values ones = frame.values(left, rows);
        Values others = frame.values(right, rows);
        result.join(ones, others);
        long bound = 1;
        for (int i = 0; i < result.count; i++) {
            byte state = result.state(i);
            long value = state == Values.KNOWN ? value(ones, others, i) : DayFunction.OPEN;
            if (value == DayFunction.OPEN) {
                result.mark(i, state == Values.KNOWN ? Values.OPEN : state);
            } else {
                result.numerators[i] = value;
                bound = Math.max(bound, Math.abs(value));
            }
        }
        result.bound = bound;
    }

    private long value(Values ones, Values others, int i) {
        long divisor = others.denominator(i);
        long whole = others.numerators[i] / divisor;
        return whole * divisor == others.numerators[i]
                ? function.apply(ones.numerators[i] / ones.denominator(i), whole, calendar)
                : DayFunction.OPEN;
    }

    @Override
    Fraction compute(Row row) {
        Fraction one = row.quantity(left);
        Fraction other = row.quantity(right);
        boolean open = one == null || other == null || function.isShift() && !isLength(other);
        return open ? null : compute(one, other);
    }

    private Fraction compute(Fraction one, Fraction other) {
        long value = function.apply(
                one.numerator().longValueExact(), other.numerator().longValueExact(), calendar);
        return value == DayFunction.OPEN ? null : Fraction.of(value);
    }

    private static boolean isLength(Fraction length) {
        return length.equals(length.floor())
                && length.compareTo(Fraction.of(DayFunction.MOST)) <= 0
                && length.compareTo(Fraction.of(-DayFunction.MOST)) >= 0;
    }
}
