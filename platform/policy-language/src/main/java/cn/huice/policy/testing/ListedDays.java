package cn.huice.policy.testing;

import cn.huice.policy.assessment.WorkingDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Working days a test file lists.
 *
 * @param years the years it knows
 * @param holidays weekdays off
 * @param workdays days at the weekend that are worked
 */
record ListedDays(Set<Integer> years, Set<LocalDate> holidays, Set<LocalDate> workdays) implements WorkingDays {

    @Override
    public Optional<LocalDate> shift(LocalDate from, int workingDays) {
        LocalDate day = from;
        for (int left = Math.abs(workingDays); left > 0; ) {
            day = day.plusDays(Integer.signum(workingDays));
            if (!years.contains(day.getYear())) {
                return Optional.empty();
            }
            if (isWorked(day)) {
                left--;
            }
        }
        return Optional.of(day);
    }

    @Override
    public OptionalInt between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            OptionalInt back = between(to, from);
            return back.isPresent() ? OptionalInt.of(-back.getAsInt()) : back;
        }
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (!years.contains(day.getYear())) {
                return OptionalInt.empty();
            }
            count += isWorked(day) ? 1 : 0;
        }
        return OptionalInt.of(count);
    }

    private boolean isWorked(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return workdays.contains(day) || (!weekend && !holidays.contains(day));
    }
}
