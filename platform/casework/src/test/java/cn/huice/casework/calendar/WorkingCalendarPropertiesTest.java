package cn.huice.casework.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;

class WorkingCalendarPropertiesTest {
    private final WorkingCalendar calendar = WorkingCalendar.national();

    @Property(tries = 200)
    void between_undoes_plus(
            @ForAll @DateRange(min = "2014-01-01", max = "2025-06-30") LocalDate start,
            @ForAll @IntRange(max = 300) int days) {
        LocalDate end = calendar.plus(start, days);
        assertEquals(days, calendar.between(start, end));
        assertEquals(-days, calendar.between(end, start));
    }
}
