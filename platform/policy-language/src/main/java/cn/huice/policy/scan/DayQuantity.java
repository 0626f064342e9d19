package cn.huice.policy.scan;

import cn.huice.policy.assessment.WorkingDays;
import cn.huice.policy.number.Fraction;
import java.util.Arrays;

/** A function of two days, or of a day and a length; open where the length is not whole or the calendar ends. */
final class DayQuantity extends Quantity {
    /** Of whatever comes out: a day, a year, or how many of something lie between two days. */
    private static final int MOST_WIDTH = 40;

    final DayFunction function;
    final Quantity left;
    final Quantity right;
    final WorkingDays calendar;
    /** Null where both operands differ from row to row. */
    private final DayTable table;

    DayQuantity(int id, DayFunction function, Quantity left, Quantity right, WorkingDays calendar) {
        super(id);
        this.function = function;
        this.left = left;
        this.right = right;
        this.calendar = calendar;
        this.table = function == DayFunction.YEAR
                ? new DayTable(day -> function.apply(day, day, calendar))
                : right instanceof Constant fixed && fixed.value.equals(fixed.value.floor()) && fixed.value.fitsLongs()
                        ? new DayTable(day ->
                                function.apply(day, fixed.value.numerator().longValueExact(), calendar))
                        : null;
    }

    /** A calendar is no arithmetic: each row's day is looked up. */
    @Override
    Values compute(Frame frame) {
        Values ones = frame.values(left);
        Values others = frame.values(right);
        long[] open = frame.vectors().either(ones.open(), others.open());
        long[] beyond = frame.vectors().either(ones.beyond(), others.beyond());
        if (!ones.isWhole() || !others.isWhole()) {
            return Values.beyond(open);
        }
        long[] days = frame.vectors().numbers();
        Arrays.fill(days, 0, frame.lanes().count(), 0);
        long[] never = frame.vectors().zero();
        long[] rows =
                frame.vectors().without(frame.vectors().without(frame.lanes().rows(), open), beyond);
        frame.lanes().each(rows, lane -> {
            long value = value(ones.whole(lane), others.whole(lane));
            if (value == DayFunction.OPEN) {
                Words.set(never, frame.lanes().row(lane));
            } else {
                days[lane] = value;
            }
        });
        Numbers numbers = new Numbers(days, null, MOST_WIDTH);
        return new Values(numbers, null, Fraction.ONE, frame.vectors().either(open, never), beyond);
    }

    private long value(long one, long other) {
        return table == null ? function.apply(one, other, calendar) : table.apply(one);
    }

    @Override
    Fraction compute(Row row) {
        Fraction one = row.quantity(left);
        Fraction other = row.quantity(right);
        return one == null || other == null ? null : value(function, one, other, calendar);
    }

    /** Null where it is open. */
    static Fraction value(DayFunction function, Fraction one, Fraction other, WorkingDays calendar) {
        if (function.isShift() && !isLength(other)) {
            return null;
        }
        long value = function.apply(
                one.numerator().longValueExact(), other.numerator().longValueExact(), calendar);
        return value == DayFunction.OPEN ? null : Fraction.of(value);
    }

    /** Whether a day can be moved by it. */
    static boolean isLength(Fraction length) {
        return length.equals(length.floor())
                && length.compareTo(Fraction.of(DayFunction.MOST)) <= 0
                && length.compareTo(Fraction.of(-DayFunction.MOST)) >= 0;
    }
}
