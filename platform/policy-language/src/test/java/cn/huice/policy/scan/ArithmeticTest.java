package cn.huice.policy.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Rounding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Computing with all lanes gives in each what computing with its numbers gives, in one long or two. */
class ArithmeticTest {
    private static final int TURNS = 100;

    private final Random random = new Random(7);
    private final Vectors vectors = new Vectors();
    private final Arithmetic arithmetic = new Arithmetic(vectors);
    private final Lanes lanes = new Lanes();
    private final Division division = new Division(vectors, arithmetic, lanes);

    @BeforeEach
    void choose_few() {
        choose(200);
    }

    private void choose(int count) {
        long[] rows = Words.none();
        for (int i = 0; i < count; i++) {
            Words.set(rows, random.nextInt(Words.ROWS));
        }
        rows[4] = -1;
        lanes.turnTo(rows);
        arithmetic.turnTo(lanes.count());
    }

    @Test
    void few_rows_take_a_lane_each_and_many_take_them_all() {
        check_lanes();
        assertEquals(Words.count(lanes.rows()), lanes.count());
        choose(3000);
        check_lanes();
        assertEquals(Words.ROWS, lanes.count());
    }

    private void check_lanes() {
        long[] some = random.longs(Words.WORDS).toArray();
        long[] found = lanes.of(some, vectors);
        List<Integer> each = new ArrayList<>();
        lanes.each(some, each::add);

        var rows = new TreeSet<Integer>();
        for (int lane = 0; lane < lanes.count(); lane++) {
            int row = lanes.row(lane);
            rows.add(row);
            assertEquals(Words.has(some, row), Words.has(found, lane));
            assertEquals(Words.has(found, lane) && Words.has(lanes.rows(), row), each.contains(lane));
        }
        assertEquals(lanes.count(), rows.size());
        long[] back = lanes.rows(found, vectors);
        long[] both = Words.none();
        Words.both(some, lanes.rows(), both);
        Words.and(back, lanes.rows());
        assertTrue(Words.covers(back, both) && Words.covers(both, back));
    }

    @Test
    void sums_differences_and_products() {
        for (int turn = 0; turn < TURNS; turn++) {
            Numbers one = numbers(random.nextInt(123), true);
            Numbers other = numbers(random.nextInt(123), true);
            check(arithmetic.sum(one, other), one, other, BigInteger::add);
            check(arithmetic.difference(one, other), one, other, BigInteger::subtract);
            check(arithmetic.product(one, other), one, other, BigInteger::multiply);
            long factor = random.nextLong() >> 1 + random.nextInt(62);
            check(
                    arithmetic.times(one, factor),
                    one,
                    one,
                    (number, same) -> number.multiply(BigInteger.valueOf(factor)));
            check(arithmetic.negated(one), one, one, (number, same) -> number.negate());
            check(
                    arithmetic.turned(one, other),
                    one,
                    other,
                    (number, by) -> by.signum() < 0 ? number.negate() : number);
            vectors.takeBack();
        }
    }

    @Test
    void comparisons_and_choices() {
        for (int turn = 0; turn < TURNS; turn++) {
            int width = random.nextInt(123);
            Numbers one = numbers(width, true);
            Numbers other = random.nextInt(4) == 0 ? one : numbers(random.nextBoolean() ? width : 3, true);
            long[] less = arithmetic.less(one, other);
            long[] equal = arithmetic.equal(one, other);
            for (int lane = 0; lane < lanes.count(); lane++) {
                int order = number(one, lane).compareTo(number(other, lane));
                assertEquals(order < 0, Words.has(less, lane));
                assertEquals(order == 0, Words.has(equal, lane));
            }
            check(arithmetic.chosen(less, one, other), one, other, BigInteger::min);
            check(arithmetic.extreme(false, one, other), one, other, BigInteger::min);
            check(arithmetic.extreme(true, one, other), one, other, BigInteger::max);
            vectors.takeBack();
        }
    }

    @Test
    void quotients_are_rounded_as_a_decimal_is_or_left_to_exact_arithmetic() {
        int left = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            Numbers above = numbers(random.nextInt(110), true);
            Numbers below = arithmetic.sum(numbers(random.nextInt(40), false), Numbers.ONE);
            var values = new Values(above, random.nextInt(3) == 0 ? null : below, fraction(), null, null);
            Fraction unit = fraction();
            for (Rounding.Mode mode : Rounding.Mode.values()) {
                Values rounded = division.rounded(values, unit, mode);
                for (int lane = 0; lane < lanes.count(); lane++) {
                    if (rounded.beyond() != null && Words.has(rounded.beyond(), lanes.row(lane))) {
                        left++;
                    } else {
                        assertEquals(quotient(values, unit, mode, lane), number(rounded.above(), lane));
                    }
                }
            }
            vectors.takeBack();
        }
        assertTrue(left > 0);
    }

    @Test
    void halves_are_rounded_away_from_zero_and_wide_numbers_exactly() {
        lanes.turnTo(Words.first(4));
        arithmetic.turnTo(4);
        Numbers halves = new Numbers(new long[] {5, -5, 15, -15}, null, 4);
        Numbers wide = arithmetic.times(halfOf((1L << 46) + 1), 1L << 29);

        Values few = division.rounded(
                new Values(halves, null, Fraction.ONE, null, null), Fraction.of(10), Rounding.Mode.HALF_UP);
        Values many = division.rounded(
                new Values(wide, null, Fraction.ONE, null, null), Fraction.of(1L << 30), Rounding.Mode.HALF_UP);

        assertFalse(wide.isNarrow());
        assertEquals(List.of(1L, -1L, 2L, -2L), first(4, few));
        assertEquals(List.of((1L << 45) + 1, -(1L << 45) - 1), first(2, many));
    }

    private static Numbers halfOf(long odd) {
        return new Numbers(new long[] {odd, -odd, 0, 0}, null, 47);
    }

    private static List<Long> first(int count, Values values) {
        return Arrays.stream(values.above().low()).limit(count).boxed().toList();
    }

    @Test
    void the_total_of_rows_is_that_of_their_numbers() {
        for (int count : new int[] {100, 3000}) {
            choose(count);
            Numbers numbers = numbers(61, true);
            long[] rows = random.longs(Words.WORDS).toArray();
            Words.and(rows, lanes.rows());
            BigInteger total = BigInteger.ZERO;
            for (int lane = 0; lane < lanes.count(); lane++) {
                if (Words.has(rows, lanes.row(lane))) {
                    total = total.add(number(numbers, lane));
                }
            }
            assertEquals(total, arithmetic.total(numbers, rows, lanes));
        }
    }

    private static BigInteger quotient(Values values, Fraction unit, Rounding.Mode mode, int lane) {
        Fraction units = values.unit().dividedBy(unit);
        BigInteger above = number(values.above(), lane).multiply(units.numerator());
        BigInteger below =
                units.denominator().multiply(values.below() == null ? BigInteger.ONE : number(values.below(), lane));
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

    /** What comes out is right, and within what it says it is; unless it says that it is too wide. */
    private void check(Numbers found, Numbers one, Numbers other, BinaryOperator<BigInteger> expected) {
        for (int lane = 0; lane < lanes.count() && !found.isTooWide(); lane++) {
            BigInteger number = expected.apply(number(one, lane), number(other, lane));
            assertEquals(number, number(found, lane));
            assertTrue(number.bitLength() <= found.width());
        }
    }

    private static BigInteger number(Numbers numbers, int lane) {
        long low = numbers.low()[lane];
        return numbers.isNarrow()
                ? BigInteger.valueOf(low)
                : BigInteger.valueOf(numbers.high()[lane])
                        .shiftLeft(64)
                        .add(new BigInteger(Long.toUnsignedString(low)));
    }

    private Fraction fraction() {
        return Fraction.of(1 + random.nextInt(300), 1 + random.nextInt(300));
    }

    /** Some of them near zero. */
    private Numbers numbers(int width, boolean signed) {
        boolean narrow = width <= Numbers.NARROW;
        long[] low = vectors.numbers();
        long[] high = narrow ? null : vectors.numbers();
        for (int lane = 0; lane < lanes.count(); lane++) {
            BigInteger number = new BigInteger(random.nextInt(4) == 0 ? random.nextInt(width + 1) : width, random);
            BigInteger turned = signed && random.nextBoolean() ? number.negate() : number;
            low[lane] = turned.longValue();
            if (!narrow) {
                high[lane] = turned.shiftRight(64).longValue();
            }
        }
        return new Numbers(low, high, width);
    }
}
