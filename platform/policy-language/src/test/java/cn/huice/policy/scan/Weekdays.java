package cn.huice.policy.scan;

import cn.huice.policy.assessment.WorkingDays;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** Monday to Friday, known from 2020 to 2023 only. */
final class Weekdays implements WorkingDays {
    private static boolean isKnown(LocalDate day) {
        return day.getYear() >= 2020 && day.getYear() <= 2023;
    }

    @Override
    public Optional<LocalDate> shift(LocalDate from, int workingDays) {
        LocalDate day = from;
        int left = Math.abs(workingDays);
        while (left > 0 && isKnown(day)) {
            day = workingDays > 0 ? day.plusDays(1) : day.minusDays(1);
            left -= day.getDayOfWeek().getValue() < 6 ? 1 : 0;
        }
        return isKnown(day) && isKnown(from) ? Optional.of(day) : Optional.empty();
    }

    @Override
    public OptionalInt between(LocalDate from, LocalDate to) {
        if (!isKnown(from) || !isKnown(to)) {
            return OptionalInt.empty();
        }
        if (to.isBefore(from)) {
            return OptionalInt.of(-between(to, from).orElseThrow());
        }
        return OptionalInt.of((int) from.datesUntil(to)
                .map(day -> day.plusDays(1))
                .filter(day -> day.getDayOfWeek().getValue() < 6)
                .count());
    }
}
