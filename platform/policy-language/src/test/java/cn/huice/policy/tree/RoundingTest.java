package cn.huice.policy.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Rounding.Mode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {
    @ParameterizedTest
    @CsvSource({
        "HALF_UP, 0.01, 1.005, 1.01",
        "HALF_UP, 0.01, 1.0049, 1.00",
        "HALF_UP, 0.01, -1.005, -1.01",
        "UP, 0.01, 1.001, 1.01",
        "UP, 0.01, -1.009, -1.00",
        "DOWN, 0.01, 1.009, 1.00",
        "DOWN, 0.01, -1.001, -1.01",
        "HALF_UP, 10000, 15000, 20000",
        "HALF_UP, 10000, 14999.99, 10000",
        "UP, 100, 100, 100",
        "DOWN, 100, 199.99, 100"
    })
    void a_result_becomes_a_whole_multiple_of_the_step(Mode mode, BigDecimal step, BigDecimal value, BigDecimal whole) {
        assertEquals(Fraction.of(whole), new Rounding(mode, Fraction.of(step)).apply(Fraction.of(value)));
    }

    @Test
    void money_is_rounded_to_the_fen_and_sums_in_larger_units_to_a_hundredth_of_them() {
        assertEquals(new Rounding(Mode.HALF_UP, Fraction.of(1, 100)), Rounding.usual(Unit.YUAN));
        assertEquals(new Rounding(Mode.HALF_UP, Fraction.of(12, 100)), Rounding.usual(Unit.YEAR));
    }

    @ParameterizedTest
    @CsvSource({
        "EQUAL, false, true, false",
        "UNEQUAL, true, false, true",
        "LESS, true, false, false",
        "AT_MOST, true, true, false",
        "MORE, false, false, true",
        "AT_LEAST, false, true, true"
    })
    void a_comparison_holds_below_at_and_above(Comparison comparison, boolean below, boolean at, boolean above) {
        assertEquals(below, comparison.holds(-1));
        assertEquals(at, comparison.holds(0));
        assertEquals(above, comparison.holds(1));
    }
}
