package cn.huice.casework.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.policy.assessment.WorkingDays;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssessedWorkingDaysTest {
    private static final LocalDate DRAGON_BOAT = LocalDate.of(2021, 6, 14);

    private final WorkingDays days = new AssessedWorkingDays(new WorkingCalendar(
            year -> year == 2021 ? Optional.of(new AnnouncedYear(Set.of(DRAGON_BOAT), Set.of())) : Optional.empty()));

    @Test
    void a_term_leaves_out_weekends_and_holidays_forward_and_back() {
        assertEquals(Optional.of(LocalDate.of(2021, 6, 18)), days.shift(LocalDate.of(2021, 6, 10), 5));
        assertEquals(Optional.of(LocalDate.of(2021, 6, 10)), days.shift(LocalDate.of(2021, 6, 18), -5));
        assertEquals(OptionalInt.of(5), days.between(LocalDate.of(2021, 6, 10), LocalDate.of(2021, 6, 18)));
    }

    @Test
    void beyond_the_announced_years_there_is_no_answer() {
        assertEquals(Optional.empty(), days.shift(LocalDate.of(2021, 12, 30), 5));
        assertEquals(OptionalInt.empty(), days.between(LocalDate.of(2021, 12, 30), LocalDate.of(2022, 1, 4)));
    }
}
