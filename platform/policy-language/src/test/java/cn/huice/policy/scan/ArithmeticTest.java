package cn.huice.policy.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Rounding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/** Computing plane by plane gives in each row what computing with its numbers gives. */
class ArithmeticTest {
    private static final int TURNS = 300;
    private static final int[] ROWS = {0, 1, 63, 64, 700, Words.ROWS - 1};

    private final Random random = new Random(7);
    private final Vectors vectors = new Vectors();
    private final Arithmetic arithmetic = new Arithmetic(vectors);
    private final Division division = new Division(vectors, arithmetic);

    @Test
    void sums_differences_and_products() {
        for (int turn = 0; turn < TURNS; turn++) {
            Planes one = numbers(random.nextInt(61), true);
            Planes other = numbers(random.nextInt(61), true);
            check(arithmetic.sum(one, other), one, other, BigInteger::add);
            check(arithmetic.difference(one, other), one, other, BigInteger::subtract);
            check(arithmetic.product(one, other), one, other, BigInteger::multiply);
            long factor = random.nextLong() >> 1 + random.nextInt(62);
            check(
                    arithmetic.times(one, factor),
                    one,
                    one,
                    (number, same) -> number.multiply(BigInteger.valueOf(factor)));
            check(arithmetic.negated(one, null), one, one, (number, same) -> number.negate());
            check(arithmetic.magnitude(one), one, one, (number, same) -> number.abs());
            vectors.takeBack();
        }
    }

    @Test
    void comparisons_and_choices() {
        for (int turn = 0; turn < TURNS; turn++) {
            int width = random.nextInt(61);
            Planes one = numbers(width, true);
            Planes other = random.nextInt(4) == 0 ? one : numbers(random.nextBoolean() ? width : 3, true);
            long[] less = arithmetic.less(one, other);
            long[] equal = arithmetic.equal(one, other);
            for (int row : ROWS) {
                int order = one.number(row).compareTo(other.number(row));
                assertEquals(order < 0, Words.has(less, row));
                assertEquals(order == 0, Words.has(equal, row));
            }
            check(arithmetic.chosen(less, one, other), one, other, BigInteger::min);
            vectors.takeBack();
        }
    }

    @Test
    void quotients_are_rounded_as_a_decimal_is() {
        for (int turn = 0; turn < TURNS; turn++) {
            Planes above = numbers(random.nextInt(61), true);
            Planes below = arithmetic.sum(numbers(random.nextInt(40), false), Planes.constant(1));
            var values = new Values(above, random.nextInt(3) == 0 ? null : below, fraction(), null, null);
            Fraction unit = fraction();
            for (Rounding.Mode mode : Rounding.Mode.values()) {
                Planes rounded = division.rounded(values, unit, mode).above();
                for (int row : ROWS) {
                    assertEquals(quotient(values, unit, mode, row), rounded.number(row));
                }
            }
            vectors.takeBack();
        }
    }

    private static BigInteger quotient(Values values, Fraction unit, Rounding.Mode mode, int row) {
        Fraction units = values.unit().dividedBy(unit);
        BigInteger above = values.above().number(row).multiply(units.numerator());
        BigInteger below = units.denominator()
                .multiply(
                        values.below() == null ? BigInteger.ONE : values.below().number(row));
        return new BigDecimal(above)
                .divide(
                        new BigDecimal(below),
                        0,
                        switch (mode) {
                            case HALF_UP -> RoundingMode.HALF_UP;
                            case UP -> RoundingMode.CEILING;
                            case DOWN -> RoundingMode.FLOOR;
                        })
                .toBigIntegerExact();
    }

    @Test
    void the_sum_of_rows_is_the_sum_of_their_numbers() {
        Planes wide = arithmetic.product(numbers(60, true), numbers(60, true));
        long[] rows = vector();
        var sum = new BigInteger[] {BigInteger.ZERO};
        Words.each(rows, row -> sum[0] = sum[0].add(wide.number(row)));
        assertEquals(sum[0], wide.sum(rows));
    }

    private void check(Planes found, Planes one, Planes other, BinaryOperator<BigInteger> expected) {
        for (int row : ROWS) {
            assertEquals(expected.apply(one.number(row), other.number(row)), found.number(row));
        }
    }

    private Fraction fraction() {
        return Fraction.of(1 + random.nextInt(300), 1 + random.nextInt(300));
    }

    /** One in four the same for all rows. */
    private Planes numbers(int width, boolean signed) {
        if (random.nextInt(4) == 0) {
            long number = width == 0 ? 0 : random.nextLong() >>> 64 - width;
            return Planes.constant(signed && random.nextBoolean() ? -number : number);
        }
        var bits = new long[width][];
        for (int j = 0; j < width; j++) {
            bits[j] = random.nextInt(8) == 0 ? null : vector();
        }
        return Planes.of(bits, signed && random.nextBoolean() ? vector() : null);
    }

    private long[] vector() {
        return random.longs(Words.WORDS).toArray();
    }
}
