package cn.huice.casework.calendar;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * 工作日: Monday to Friday, less the statutory holidays, plus the make-up days the State Council announces for each year.
 * A year it has no announcement for is refused, never guessed.
 */
public final class WorkingCalendar {
    private static final WorkingCalendar NATIONAL = new WorkingCalendar(AnnouncedYear::read);

    private final Map<Integer, Optional<AnnouncedYear>> years = new ConcurrentHashMap<>();
    private final IntFunction<Optional<AnnouncedYear>> announced;

    WorkingCalendar(IntFunction<Optional<AnnouncedYear>> announced) {
        this.announced = announced;
    }

    /** The calendar of mainland China. */
    public static WorkingCalendar national() {
        return NATIONAL;
    }

    /**
     * The last day of a term of working days; the day it starts on does not count (民法典 第二百零一条).
     *
     * @param workingDays 0 or more; 0 gives the start itself
     * @throws ProblemException 422 {@code calendar-year-unknown}
     */
    public LocalDate plus(LocalDate start, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("a term is not negative: " + workingDays);
        }
        LocalDate day = start;
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** Working days after {@code from} up to and with {@code to}; negative where {@code to} is earlier. */
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                count++;
            }
        }
        return count;
    }

    /** Whether the days off of a year are on record. */
    boolean knows(int year) {
        return years.computeIfAbsent(year, announced::apply).isPresent();
    }

    /** @throws ProblemException 422 {@code calendar-year-unknown} */
    public boolean isWorkingDay(LocalDate day) {
        AnnouncedYear year =
                years.computeIfAbsent(day.getYear(), announced::apply).orElseThrow(() -> unknown(day.getYear()));
        return year.workdays().contains(day)
                || (!isWeekend(day) && !year.holidays().contains(day));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static ProblemException unknown(int year) {
        return ProblemException.unprocessable(
                "calendar-year-unknown",
                Text.of(year + " 年的节假日安排尚未录入", "The public holidays of " + year + " are not on record"),
                FieldError.of("date", "超出已录入的年份", "beyond the years on record", "calendar/" + year + ".yaml"));
    }
}
