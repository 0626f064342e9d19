package cn.huice.policy.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {
    /** Every day of 2023 is one. */
    private static final WorkingDays ALL_DAYS_OF_2023 = new WorkingDays() {
        @Override
        public Optional<LocalDate> shift(LocalDate from, int workingDays) {
            return Optional.of(from.plusDays(workingDays)).filter(day -> day.getYear() == 2023);
        }

        @Override
        public OptionalInt between(LocalDate from, LocalDate to) {
            return to.getYear() == 2023 ? OptionalInt.of((int) from.until(to).getDays()) : OptionalInt.empty();
        }
    };

    private static Answer<LocalDate> shifted(String from, Fraction length, Unit unit) {
        return Days.shifted(LocalDate.parse(from), length, unit, ALL_DAYS_OF_2023);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-01-31, 1, 2023-02-28",
        "2024-02-29, 12, 2025-02-28",
        "2024-02-29, -12, 2023-02-28",
        "2023-05-15, 0, 2023-05-15",
        "2023-05-15, 100000, 10356-09-15",
    })
    void a_term_of_months_ends_on_the_same_day_or_the_last_of_its_month(String from, long months, String to) {
        assertEquals(
                Answer.known(LocalDate.parse(to.length() > 10 ? "+" + to : to)),
                shifted(from, Fraction.of(months), Unit.MONTH));
    }

    @Test
    void days_and_working_days_are_counted_by_their_own_calendar() {
        assertEquals(Answer.known(LocalDate.of(2023, 3, 1)), shifted("2023-02-28", Fraction.of(1), Unit.DAY));
        assertEquals(Answer.known(LocalDate.of(2023, 2, 28)), shifted("2023-02-27", Fraction.of(1), Unit.WORKING_DAY));
        assertEquals(Answer.undecidable("没有 2023 年前后的工作日历"), shifted("2023-12-31", Fraction.of(1), Unit.WORKING_DAY));
    }

    @Test
    void a_shift_is_whole_and_within_the_calendar() {
        var refused = Answer.undecidable("日期只能移动整月或整日");
        assertEquals(refused, shifted("2023-05-15", Fraction.of(1, 2), Unit.DAY));
        assertEquals(refused, shifted("2023-05-15", Fraction.of(100_001), Unit.DAY));
        assertEquals(refused, shifted("2023-05-15", Fraction.of(-100_001), Unit.DAY));
        assertEquals(
                Answer.known(LocalDate.of(2023, 5, 15).plusDays(100_000)),
                shifted("2023-05-15", Fraction.of(100_000), Unit.DAY));
        assertEquals(
                Answer.known(LocalDate.of(2023, 5, 15).minusDays(100_000)),
                shifted("2023-05-15", Fraction.of(-100_000), Unit.DAY));
    }

    @ParameterizedTest
    @CsvSource({
        "2000-06-01, 2023-06-01, 276, 276",
        "2000-06-01, 2023-05-31, 264, 275",
        "2000-06-01, 2023-06-02, 276, 276",
        "2023-06-01, 2000-06-01, -276, -276",
        "2023-05-31, 2000-06-01, -264, -275",
        "2004-02-29, 2022-02-28, 216, 216",
        "2004-02-29, 2022-02-27, 204, 215",
        "2023-01-31, 2023-02-28, 0, 1",
        "2023-01-31, 2023-02-27, 0, 0",
        "2023-06-01, 2023-06-01, 0, 0"
    })
    void whole_years_and_months_are_those_that_are_full(LocalDate from, LocalDate to, long years, long months) {
        assertEquals(Fraction.of(years), Days.wholePeriods(from, to, Unit.YEAR));
        assertEquals(Fraction.of(months), Days.wholePeriods(from, to, Unit.MONTH));
    }

    @Test
    void working_days_between_two_days_end_where_the_calendar_does() {
        var may = LocalDate.of(2023, 5, 1);
        assertEquals(Answer.known(Fraction.of(4)), Days.workingDaysBetween(may, may.plusDays(4), ALL_DAYS_OF_2023));
        assertEquals(
                Answer.undecidable("没有 2023 至 2024 年的工作日历"),
                Days.workingDaysBetween(may, may.plusYears(1), ALL_DAYS_OF_2023));
        assertEquals(
                Answer.undecidable("没有 2023 至 2023 年的工作日历"),
                Days.workingDaysBetween(may, may.plusDays(1), WorkingDays.NONE));
    }
}
