package cn.huice.casework.calendar;

import cn.huice.policy.assessment.WorkingDays;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** The national calendar as policies ask for it: beyond the announced years the answer is empty, so an officer decides. */
public final class AssessedWorkingDays implements WorkingDays {
    private static final AssessedWorkingDays NATIONAL = new AssessedWorkingDays(WorkingCalendar.national());

    private final WorkingCalendar calendar;

    AssessedWorkingDays(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    public static WorkingDays national() {
        return NATIONAL;
    }

    @Override
    public Optional<LocalDate> shift(LocalDate from, int workingDays) {
        LocalDate day = from;
        for (int left = Math.abs(workingDays); left > 0; ) {
            day = day.plusDays(Integer.signum(workingDays));
            if (!calendar.knows(day.getYear())) {
                return Optional.empty();
            }
            if (calendar.isWorkingDay(day)) {
                left--;
            }
        }
        return Optional.of(day);
    }

    @Override
    public OptionalInt between(LocalDate from, LocalDate to) {
        int first = Math.min(from.getYear(), to.getYear());
        int last = Math.max(from.getYear(), to.getYear());
        for (int year = first; year <= last; year++) {
            if (!calendar.knows(year)) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(calendar.between(from, to));
    }
}
