package cn.huice.casework.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.huice.web.ProblemException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {
    private final WorkingCalendar calendar = WorkingCalendar.national();

    @ParameterizedTest
    @CsvSource({
        "2023-04-21, true", // a Friday
        "2023-04-22, false", // a Saturday
        "2023-04-23, true", // a Sunday worked for the Labour Day holiday
        "2023-05-03, false", // a Wednesday off
        "2023-06-25, true", // a Sunday worked for the Dragon Boat Festival
        "2020-01-31, false", // the holiday of 2020 as it was extended
        "2024-02-09, true", // New Year's Eve of 2024 was not a statutory day off
        "2026-02-28, true", // a Saturday worked for the Spring Festival
    })
    void holidays_and_make_up_days_are_as_announced(LocalDate day, boolean working) {
        assertEquals(working, calendar.isWorkingDay(day));
    }

    @Test
    void a_term_skips_the_holiday_and_counts_the_make_up_days() {
        // 29 April to 3 May 2023 off; 6 May, a Saturday, worked.
        assertEquals(LocalDate.of(2023, 5, 6), calendar.plus(LocalDate.of(2023, 4, 28), 3));
        assertEquals(3, calendar.between(LocalDate.of(2023, 4, 28), LocalDate.of(2023, 5, 6)));
    }

    @Test
    void the_day_a_term_starts_on_does_not_count() {
        LocalDate monday = LocalDate.of(2023, 6, 5);
        assertEquals(monday, calendar.plus(monday, 0));
        assertEquals(LocalDate.of(2023, 6, 12), calendar.plus(monday, 5));
    }

    @Test
    void a_year_nobody_has_announced_is_refused_by_name() {
        ProblemException refusal =
                assertThrows(ProblemException.class, () -> calendar.plus(LocalDate.of(2026, 12, 30), 5));
        assertEquals("calendar-year-unknown", refusal.code());
        assertEquals(422, refusal.status());
        assertEquals("calendar/2027.yaml", refusal.errors().getFirst().rule());
    }
}
