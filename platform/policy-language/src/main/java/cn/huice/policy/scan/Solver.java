package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Comparison;
import java.util.List;

/**
 * Turns comparisons around until an attribute stands alone against a constant, as bit slices want it:
 * 评估日 - 毕业日期 ≤ 365日 becomes 毕业日期 ≥ a day.
 */
final class Solver {
    /** Larger constants, or more steps, might leave the range in which an assessment computes. */
    private static final int ORDINARY_BITS = 128;

    private static final int MOST_STEPS = 8;

    /** Days beyond any calendar, in which the day that makes the difference is looked for. */
    private static final long MOST_DAYS = 300_000_000;

    private final Nodes nodes;

    Solver(Nodes nodes) {
        this.nodes = nodes;
    }

    Condition compared(Comparison comparison, Quantity left, Quantity right) {
        if (left instanceof Constant one && right instanceof Constant other) {
            return nodes.fixed(Truth.of(comparison.holds(one.value.compareTo(other.value))));
        }
        if (left instanceof Nothing || right instanceof Nothing) {
            return nodes.fixed(Truth.UNKNOWN);
        }
        Condition solved = switch (right) {
            case Constant constant -> solved(comparison, left, constant.value, MOST_STEPS);
            default ->
                left instanceof Constant constant
                        ? solved(mirrored(comparison), right, constant.value, MOST_STEPS)
                        : null;
        };
        return solved != null ? solved : nodes.compared(comparison, left, right);
    }

    /** Null if the quantity is not an attribute that was only moved, stretched or turned. */
    private Condition solved(Comparison comparison, Quantity left, Fraction right, int steps) {
        if (steps == 0 || !isOrdinary(right)) {
            return null;
        }
        return switch (left) {
            case Measured measured -> nodes.threshold(measured.slot, comparison, right.dividedBy(measured.factor));
            case Opposite opposite -> solved(mirrored(comparison), opposite.operand, right.negated(), steps - 1);
            case Sum sum
            when sum.right instanceof Constant constant && isOrdinary(constant.value) ->
                solved(
                        comparison,
                        sum.left,
                        sum.minus ? right.plus(constant.value) : right.minus(constant.value),
                        steps - 1);
            case Sum sum
            when sum.left instanceof Constant constant && isOrdinary(constant.value) ->
                sum.minus
                        ? solved(mirrored(comparison), sum.right, constant.value.minus(right), steps - 1)
                        : solved(comparison, sum.right, right.minus(constant.value), steps - 1);
            case Product product
            when product.right instanceof Constant constant ->
                stretched(comparison, product.left, constant.value, right, steps);
            case Product product
            when product.left instanceof Constant constant ->
                stretched(comparison, product.right, constant.value, right, steps);
            case DayQuantity days -> day(comparison, days, right);
            default -> null;
        };
    }

    private Condition stretched(Comparison comparison, Quantity operand, Fraction factor, Fraction right, int steps) {
        if (factor.isZero() || !isOrdinary(factor)) {
            return null;
        }
        boolean turned = factor.compareTo(Fraction.ZERO) < 0;
        return solved(turned ? mirrored(comparison) : comparison, operand, right.dividedBy(factor), steps - 1);
    }

    private static boolean isOrdinary(Fraction constant) {
        return constant.numerator().bitLength() <= ORDINARY_BITS
                && constant.denominator().bitLength() <= ORDINARY_BITS;
    }

    private static Comparison mirrored(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> Comparison.EQUAL;
            case UNEQUAL -> Comparison.UNEQUAL;
            case LESS -> Comparison.MORE;
            case AT_MOST -> Comparison.AT_LEAST;
            case MORE -> Comparison.LESS;
            case AT_LEAST -> Comparison.AT_MOST;
        };
    }

    /** Functions of one date that only rise or only fall with it, and always have a value. */
    private Condition day(Comparison comparison, DayQuantity days, Fraction right) {
        boolean defined = days.function == DayFunction.YEAR
                || days.function == DayFunction.WHOLE_YEARS
                || days.function == DayFunction.WHOLE_MONTHS
                || days.function == DayFunction.MONTHS_LATER
                        && days.right instanceof Constant length
                        && DayQuantity.isLength(length.value);
        if (!defined) {
            return null;
        }
        if (days.left instanceof Measured date
                && (days.right instanceof Constant || days.function == DayFunction.YEAR)) {
            long other = days.right instanceof Constant fixed
                    ? fixed.value.numerator().longValueExact()
                    : 0;
            boolean falls = days.function.isFalling();
            return rising(
                    falls ? mirrored(comparison) : comparison,
                    date.slot,
                    falls ? right.negated() : right,
                    day -> (falls ? -1 : 1) * days.function.apply(day, other, days.calendar));
        }
        if (days.left instanceof Constant from && days.right instanceof Measured date) {
            long first = from.value.numerator().longValueExact();
            return rising(comparison, date.slot, right, day -> days.function.apply(first, day, days.calendar));
        }
        return null;
    }

    private interface OfDay {
        long apply(long day);
    }

    private Condition rising(Comparison comparison, int slot, Fraction right, OfDay function) {
        Fraction reached = firstDay(Comparison.AT_LEAST, function, right);
        Fraction passed = firstDay(Comparison.MORE, function, right);
        return switch (comparison) {
            case AT_LEAST -> nodes.threshold(slot, Comparison.AT_LEAST, reached);
            case LESS -> nodes.threshold(slot, Comparison.LESS, reached);
            case MORE -> nodes.threshold(slot, Comparison.AT_LEAST, passed);
            case AT_MOST -> nodes.threshold(slot, Comparison.LESS, passed);
            case EQUAL ->
                nodes.all(List.of(
                        nodes.threshold(slot, Comparison.AT_LEAST, reached),
                        nodes.threshold(slot, Comparison.LESS, passed)));
            case UNEQUAL ->
                nodes.any(List.of(
                        nodes.threshold(slot, Comparison.LESS, reached),
                        nodes.threshold(slot, Comparison.AT_LEAST, passed)));
        };
    }

    /** The first day from which on the comparison holds. */
    private static Fraction firstDay(Comparison comparison, OfDay function, Fraction right) {
        long low = -MOST_DAYS;
        long high = MOST_DAYS;
        while (low < high) {
            long middle = Math.floorDiv(low + high, 2);
            if (comparison.holds(Fraction.of(function.apply(middle)).compareTo(right))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Fraction.of(low);
    }
}
