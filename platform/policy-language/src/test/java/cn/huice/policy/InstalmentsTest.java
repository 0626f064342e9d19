package cn.huice.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstalmentsTest {
    private static Instalments equal(int count) {
        return new Instalments(count, Period.ofYears(1), true, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "3, 100.00, 33.33 33.33 33.34",
        "2, 0.01, 0.00 0.01",
        "2, 100, 50.00 50.00",
        "6, 1.00, 0.16 0.16 0.16 0.16 0.16 0.20"
    })
    void equal_parts_are_cut_to_the_fen_and_the_last_takes_the_rest(int count, BigDecimal total, String parts) {
        assertEquals(
                Arrays.stream(parts.split(" ")).map(BigDecimal::new).toList(),
                equal(count).split(total));
    }

    @Test
    void shares_are_cut_to_the_fen_and_the_last_takes_the_rest() {
        var shares = new Instalments(
                3,
                Period.ofMonths(6),
                true,
                List.of(new BigDecimal("0.5"), new BigDecimal("0.3"), new BigDecimal("0.2")));

        assertEquals(
                List.of(new BigDecimal("50.00"), new BigDecimal("30.00"), new BigDecimal("20.01")),
                shares.split(new BigDecimal("100.01")));
    }

    @Test
    void an_amount_of_one_instalment_counts_as_often_as_it_is_paid() {
        assertEquals(new BigDecimal("300.00"), equal(3).total(new BigDecimal("300.00")));
        assertEquals(
                new BigDecimal("300.00"),
                new Instalments(3, Period.ofYears(1), false, List.of()).total(new BigDecimal("100.00")));
    }
}
