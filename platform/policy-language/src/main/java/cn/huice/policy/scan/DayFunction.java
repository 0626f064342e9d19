package cn.huice.policy.scan;

import cn.huice.policy.assessment.WorkingDays;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** What is computed with two days, or with a day and a length; days count from 1970. */
enum DayFunction {
    DAYS_LATER,
    MONTHS_LATER,
    WORKING_DAYS_LATER,
    /** Whole years from one day to another, in months. */
    WHOLE_YEARS,
    WHOLE_MONTHS,
    WORKING_DAYS,
    /** The first day's calendar year. */
    YEAR;

    /** Stands for a result that is open. */
    static final long OPEN = Long.MIN_VALUE;

    /** Longer shifts leave the calendar policies are written in. */
    static final long MOST = 100_000;

    /** Whether the second operand is a length by which the first is moved. */
    boolean isShift() {
        return this == DAYS_LATER || this == MONTHS_LATER || this == WORKING_DAYS_LATER;
    }

    /** Whether a later first day makes it less. */
    boolean isFalling() {
        return this == WHOLE_YEARS || this == WHOLE_MONTHS;
    }

    long apply(long one, long other, WorkingDays calendar) {
        if (isShift() && Math.abs(other) > MOST) {
            return OPEN;
        }
        return switch (this) {
            case DAYS_LATER -> one + other;
            case MONTHS_LATER -> LocalDate.ofEpochDay(one).plusMonths(other).toEpochDay();
            case WORKING_DAYS_LATER ->
                calendar.shift(LocalDate.ofEpochDay(one), (int) other)
                        .map(LocalDate::toEpochDay)
                        .orElse(OPEN);
            case WHOLE_YEARS -> periods(one, other, 12);
            case WHOLE_MONTHS -> periods(one, other, 1);
            case WORKING_DAYS -> {
                var count = calendar.between(LocalDate.ofEpochDay(one), LocalDate.ofEpochDay(other));
                yield count.isPresent() ? count.getAsInt() : OPEN;
            }
            case YEAR -> LocalDate.ofEpochDay(one).getYear();
        };
    }

    /** A period is whole on the same day of its last month, or on that month's last day. */
    private static long periods(long from, long to, long size) {
        if (to < from) {
            return -periods(to, from, size);
        }
        LocalDate start = LocalDate.ofEpochDay(from);
        LocalDate end = LocalDate.ofEpochDay(to);
        long whole = ChronoUnit.MONTHS.between(start, end) / size;
        boolean oneMore = !start.plusMonths((whole + 1) * size).isAfter(end);
        return (oneMore ? whole + 1 : whole) * size;
    }
}
