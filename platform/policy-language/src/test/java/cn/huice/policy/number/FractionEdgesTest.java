package cn.huice.policy.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where numbers stop fitting longs, nothing but speed may change: everything is held against big integers. */
class FractionEdgesTest {
    private static final long SMALL_MOST = (1L << 62) - 1;
    private static final List<Long> PARTS = List.of(
            0L,
            1L,
            2L,
            3L,
            100L,
            1L << 31,
            (1L << 31) + 1,
            3_037_000_499L,
            SMALL_MOST - 1,
            SMALL_MOST,
            SMALL_MOST + 1,
            Long.MAX_VALUE);

    /** An exact ratio in lowest terms, as slow as can be. */
    private record Ratio(BigInteger above, BigInteger below) {
        static Ratio of(BigInteger numerator, BigInteger denominator) {
            BigInteger common = numerator.gcd(denominator).multiply(BigInteger.valueOf(denominator.signum()));
            return new Ratio(numerator.divide(common), denominator.divide(common));
        }

        static Ratio of(Fraction fraction) {
            return new Ratio(fraction.numerator(), fraction.denominator());
        }

        boolean fitsLongs() {
            return above.abs().bitLength() <= 62 && below.bitLength() <= 62;
        }

        BigInteger whole(RoundingMode mode) {
            return new BigDecimal(above).divide(new BigDecimal(below), 0, mode).toBigIntegerExact();
        }
    }

    private static List<Long> numerators() {
        var all = new ArrayList<>(PARTS);
        PARTS.forEach(part -> all.add(-part));
        all.add(Long.MIN_VALUE);
        return all;
    }

    private static List<Fraction> fractions() {
        var all = new ArrayList<Fraction>();
        for (long above : numerators()) {
            for (long below : List.of(1L, 3L, 100L, 3_037_000_499L, SMALL_MOST, Long.MAX_VALUE)) {
                all.add(Fraction.of(above, below));
            }
        }
        return all;
    }

    @Test
    void every_ratio_of_longs_is_kept_in_lowest_terms_with_a_positive_denominator() {
        for (long above : numerators()) {
            for (long below : numerators()) {
                if (below == 0) {
                    assertThrows(ArithmeticException.class, () -> Fraction.of(above, 0));
                    continue;
                }
                var fraction = Fraction.of(above, below);
                var expected = Ratio.of(BigInteger.valueOf(above), BigInteger.valueOf(below));
                assertEquals(expected, Ratio.of(fraction));
                assertEquals(expected.fitsLongs(), fraction.fitsLongs(), fraction::toString);
            }
        }
    }

    @Test
    void sums_products_quotients_and_order_are_exact() {
        List<Fraction> all = fractions();
        for (Fraction one : all) {
            for (Fraction other : all) {
                BigInteger left = one.numerator().multiply(other.denominator());
                BigInteger right = other.numerator().multiply(one.denominator());
                BigInteger below = one.denominator().multiply(other.denominator());
                same(Ratio.of(left.add(right), below), one.plus(other));
                same(Ratio.of(left.subtract(right), below), one.minus(other));
                same(Ratio.of(one.numerator().multiply(other.numerator()), below), one.times(other));
                if (other.isZero()) {
                    assertThrows(ArithmeticException.class, () -> one.dividedBy(other));
                } else {
                    same(Ratio.of(left, right), one.dividedBy(other));
                }
                assertEquals(left.compareTo(right), Integer.signum(one.compareTo(other)));
                assertEquals(left.equals(right), one.equals(other));
            }
        }
    }

    private static void same(Ratio expected, Fraction actual) {
        assertEquals(expected, Ratio.of(actual));
        assertEquals(expected.fitsLongs(), actual.fitsLongs(), actual::toString);
    }

    @Test
    void one_number_alone_is_exact() {
        for (Fraction each : fractions()) {
            var ratio = Ratio.of(each);
            same(new Ratio(ratio.above.negate(), ratio.below), each.negated());
            assertEquals(ratio.whole(RoundingMode.FLOOR), each.floor().numerator());
            assertEquals(ratio.whole(RoundingMode.CEILING), each.ceiling().numerator());
            assertEquals(ratio.above.signum() == 0, each.isZero());
            assertEquals(ratio.above + "/" + ratio.below, each.toString());
            for (int decimals : new int[] {0, 2, 10, 18, 19}) {
                assertEquals(
                        new BigDecimal(ratio.above).divide(new BigDecimal(ratio.below), decimals, RoundingMode.HALF_UP),
                        each.rounded(decimals));
            }
        }
    }

    @Test
    void equal_numbers_have_equal_hashes_and_others_mostly_have_not() {
        for (Fraction each : fractions()) {
            assertEquals(
                    each.hashCode(), each.plus(Fraction.ONE).minus(Fraction.ONE).hashCode());
        }
        for (long unit : List.of(1L, Long.MAX_VALUE)) {
            var hashes = new HashSet<Integer>();
            for (int i = 1; i <= 100; i++) {
                hashes.add(Fraction.of(unit).times(Fraction.of(i)).hashCode());
                hashes.add(Fraction.of(unit).dividedBy(Fraction.of(i, 1000)).hashCode());
            }
            assertTrue(hashes.size() > 150, hashes::toString);
        }
    }

    @Test
    void halves_are_rounded_away_from_zero_and_less_towards_it() {
        assertEquals("1", Fraction.of(1, 2).rounded(0).toPlainString());
        assertEquals("-1", Fraction.of(-1, 2).rounded(0).toPlainString());
        assertEquals("0", Fraction.of(49, 100).rounded(0).toPlainString());
        assertEquals("0.33", Fraction.of(1, 3).rounded(2).toPlainString());
        assertEquals("-0.67", Fraction.of(-2, 3).rounded(2).toPlainString());
        assertEquals("3.00", Fraction.of(3).rounded(2).toPlainString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.00",
                "-12.5",
                "123456789012345678",
                "1234567890123456789",
                "0.123456789012345678",
                "0.1234567890123456789",
                "0.0000000000000000001",
                "1E+3",
                "1.5E+30",
                "9223372036854775808"
            })
    void a_decimal_is_taken_as_it_is(String decimal) {
        var number = new BigDecimal(decimal);
        var fraction = Fraction.of(number);

        assertEquals(
                0,
                new BigDecimal(fraction.numerator())
                        .compareTo(number.multiply(new BigDecimal(fraction.denominator()))));
        assertEquals(BigInteger.ONE, fraction.numerator().gcd(fraction.denominator()));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 0.3333333333",
        "-1, 4, -0.25",
        "100, 1, 100",
        "1, 100000000000, 0",
        "-1, 100000000000, 0",
        "1, 10000000000, 0.0000000001",
        "2000, 3, 666.6666666667",
        "300, 2, 150"
    })
    void people_see_at_most_ten_decimals_without_zeros_behind(long above, long below, String shown) {
        assertEquals(shown, Fraction.of(above, below).toPlainString());
    }

    @Test
    void a_sum_whose_parts_fit_a_long_but_not_together_is_exact() {
        var sum = Fraction.of(2_600_000_000L, 2_600_000_001L).plus(Fraction.of(2_600_000_000L, 2_600_000_003L));

        assertEquals(new BigInteger("13520000010400000000"), sum.numerator());
        assertEquals(new BigInteger("6760000010400000003"), sum.denominator());
    }

    @Test
    void it_is_rounded_also_where_no_long_holds_the_decimals() {
        assertEquals("0.333333333333333333333", Fraction.of(1, 3).rounded(21).toPlainString());
    }

    @Test
    void of_two_the_lesser_and_the_greater() {
        assertEquals(Fraction.of(1, 3), Fraction.of(1, 3).min(Fraction.of(1, 2)));
        assertEquals(Fraction.of(1, 3), Fraction.of(1, 2).min(Fraction.of(1, 3)));
        assertEquals(Fraction.of(1, 2), Fraction.of(1, 3).max(Fraction.of(1, 2)));
        assertEquals(Fraction.of(1, 2), Fraction.of(1, 2).max(Fraction.of(1, 3)));
    }

    @Test
    void what_no_long_holds_is_shown_whole_too() {
        assertEquals(
                "100000000000000000000",
                Fraction.of(new BigDecimal("100000000000000000000")).toPlainString());
        assertEquals(
                "-100000000000000000000.5",
                Fraction.of(new BigDecimal("-100000000000000000000.5")).toPlainString());
    }

    @Test
    void division_is_exact_whatever_the_sign_and_size_of_the_divisor() {
        assertEquals(Fraction.of(-3, 2), Fraction.of(3).dividedBy(Fraction.of(-2)));
        assertEquals(Fraction.of(3, 2), Fraction.of(-3).dividedBy(Fraction.of(-2)));
        assertEquals(Fraction.ZERO, Fraction.ZERO.dividedBy(Fraction.of(-7, 3)));
        var huge = Fraction.of(new BigDecimal("3e30"));
        assertEquals(Fraction.of(-1, 2), huge.dividedBy(Fraction.of(new BigDecimal("-6e30"))));
        assertEquals(huge, huge.dividedBy(Fraction.of(-1)).negated());
        assertEquals(Fraction.of(1, 3), Fraction.of(new BigDecimal("1e30")).dividedBy(huge));
        assertEquals(Fraction.of(Long.MAX_VALUE), Fraction.ONE.dividedBy(Fraction.of(1, Long.MAX_VALUE)));
        assertThrows(ArithmeticException.class, () -> huge.dividedBy(Fraction.ZERO));
    }

    @Test
    void figures_of_up_to_2048_bits_are_no_absurdities() {
        var most = Fraction.ONE;
        for (int bits = 1; bits < 2048; bits++) {
            most = most.times(Fraction.of(2)).plus(Fraction.ONE);
        }
        var over = most.plus(Fraction.ONE);

        assertFalse(most.isAbsurd());
        assertTrue(over.isAbsurd());
        assertFalse(Fraction.ONE.dividedBy(most).isAbsurd());
        assertTrue(Fraction.ONE.dividedBy(over).isAbsurd());
        assertFalse(Fraction.of(Long.MAX_VALUE).isAbsurd());
        assertNotEquals(most, over);
        assertEquals(most, over.minus(Fraction.ONE));
    }
}
