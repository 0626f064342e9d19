package cn.huice.policy.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.policy.assessment.WorkingDays;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayTableTest {
    /** Through both ends of the table, leap days and month ends included; each day twice, computed and looked up. */
    @Test
    void days_that_are_looked_up_are_those_of_the_calendar() {
        long first = LocalDate.of(1920, 1, 1).toEpochDay();
        long last = LocalDate.of(2065, 1, 1).toEpochDay();
        for (long months : new long[] {1, -1, 12, 60, -13}) {
            var table = new DayTable(day -> DayFunction.MONTHS_LATER.apply(day, months, WorkingDays.NONE));
            for (int turn = 0; turn < 2; turn++) {
                for (long day = first; day < last; day++) {
                    assertEquals(LocalDate.ofEpochDay(day).plusMonths(months).toEpochDay(), table.apply(day));
                }
            }
        }
    }

    @Test
    void a_leap_day_and_five_years_is_the_last_of_february() {
        var table = new DayTable(day -> DayFunction.MONTHS_LATER.apply(day, 60, WorkingDays.NONE));

        assertEquals(
                LocalDate.of(2025, 2, 28).toEpochDay(),
                table.apply(LocalDate.of(2020, 2, 29).toEpochDay()));
        assertEquals(
                LocalDate.of(1975, 1, 1).toEpochDay(),
                table.apply(LocalDate.of(1970, 1, 1).toEpochDay()));
    }

    @Test
    void what_is_open_and_the_day_before_1970_stay_what_they_are() {
        var open = new DayTable(day -> day == 5 ? DayFunction.OPEN : -1);

        assertEquals(DayFunction.OPEN, open.apply(5));
        assertEquals(DayFunction.OPEN, open.apply(5));
        assertEquals(-1, open.apply(6));
        assertEquals(-1, open.apply(6));
    }
}
