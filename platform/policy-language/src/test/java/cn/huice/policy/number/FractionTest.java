package cn.huice.policy.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class FractionTest {
    private static final String MOST = "1000000000000";

    @Property
    void sums_and_products_are_those_of_decimals(
            @ForAll @BigRange(min = "-" + MOST, max = MOST) @Scale(4) BigDecimal a,
            @ForAll @BigRange(min = "-" + MOST, max = MOST) @Scale(4) BigDecimal b) {
        assertEquals(Fraction.of(a.add(b)), Fraction.of(a).plus(Fraction.of(b)));
        assertEquals(Fraction.of(a.subtract(b)), Fraction.of(a).minus(Fraction.of(b)));
        assertEquals(Fraction.of(a.multiply(b)), Fraction.of(a).times(Fraction.of(b)));
        assertEquals(a.compareTo(b), Fraction.of(a).compareTo(Fraction.of(b)));
    }

    @Property
    void dividing_and_multiplying_again_loses_nothing(
            @ForAll @BigRange(min = "-" + MOST, max = MOST) @Scale(2) BigDecimal a,
            @ForAll @BigRange(min = "0.0001", max = MOST) @Scale(4) BigDecimal b) {
        var quotient = Fraction.of(a).dividedBy(Fraction.of(b));

        assertEquals(Fraction.of(a), quotient.times(Fraction.of(b)));
        assertEquals(a.divide(b, 2, RoundingMode.HALF_UP), quotient.rounded(2));
    }

    @Property
    void a_whole_number_below_is_at_most_one_away(
            @ForAll @BigRange(min = "-" + MOST, max = MOST) @Scale(6) BigDecimal a) {
        var floor = Fraction.of(a).floor();

        assertEquals(a.setScale(0, RoundingMode.FLOOR).toBigIntegerExact(), floor.numerator());
        assertEquals(
                a.setScale(0, RoundingMode.CEILING).toBigIntegerExact(),
                Fraction.of(a).ceiling().numerator());
    }

    @Test
    void a_third_is_shown_short_and_kept_whole() {
        var third = Fraction.ONE.dividedBy(Fraction.of(3));

        assertEquals("0.3333333333", third.toPlainString());
        assertEquals(Fraction.ONE, third.times(Fraction.of(3)));
    }

    @Test
    void half_a_fen_is_rounded_away_from_zero() {
        assertEquals("1.01", Fraction.of(new BigDecimal("1.005")).rounded(2).toPlainString());
        assertEquals("-1.01", Fraction.of(new BigDecimal("-1.005")).rounded(2).toPlainString());
    }

    @Test
    void nothing_divides_by_zero_and_absurd_numbers_are_noticed() {
        assertThrows(ArithmeticException.class, () -> Fraction.ONE.dividedBy(Fraction.ZERO));
        var large = Fraction.of(10);
        for (int i = 0; i < 10; i++) {
            large = large.times(large);
        }
        assertTrue(large.isAbsurd());
    }
}
