package cn.huice.policy.assessment;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/** Arithmetic of days and terms: a term of months ends on the same day of its month, else on the month's last (民法典 第二百零二条). */
final class Days {
    /** Shifts beyond this leave the calendar policies are written in. */
    private static final Fraction MAX_SHIFT = Fraction.of(100_000);

    private Days() {}

    /** @param length in months, days or working days, as its unit says; negative goes back */
    static Answer<LocalDate> shifted(LocalDate day, Fraction length, Unit unit, WorkingDays workingDays) {
        boolean tooFar = length.compareTo(MAX_SHIFT) > 0 || length.negated().compareTo(MAX_SHIFT) > 0;
        if (tooFar || !length.equals(length.floor())) {
            return Answer.undecidable("日期只能移动整月或整日");
        }
        int whole = length.numerator().intValueExact();
        if (unit.measuresTheSameAs(Unit.WORKING_DAY)) {
            return workingDays
                    .shift(day, whole)
                    .map(Answer::known)
                    .orElseGet(() -> Answer.undecidable("没有 " + day.getYear() + " 年前后的工作日历"));
        }
        return Answer.known(unit.measuresTheSameAs(Unit.MONTH) ? day.plusMonths(whole) : day.plusDays(whole));
    }

    static Answer<Fraction> workingDaysBetween(LocalDate from, LocalDate to, WorkingDays workingDays) {
        OptionalInt count = workingDays.between(from, to);
        return count.isPresent()
                ? Answer.known(Fraction.of(count.getAsInt()))
                : Answer.undecidable("没有 " + from.getYear() + " 至 " + to.getYear() + " 年的工作日历");
    }

    /** In months, also for years: 36 for three whole years. */
    static Fraction wholePeriods(LocalDate from, LocalDate to, Unit unit) {
        if (to.isBefore(from)) {
            return wholePeriods(to, from, unit).negated();
        }
        long size = unit.equals(Unit.YEAR) ? 12 : 1;
        long periods = ChronoUnit.MONTHS.between(from, to) / size;
        if (!from.plusMonths((periods + 1) * size).isAfter(to)) {
            periods++;
        }
        return Fraction.of(periods * size);
    }
}
