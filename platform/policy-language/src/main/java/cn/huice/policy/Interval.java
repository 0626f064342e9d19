package cn.huice.policy;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Comparison;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Predicate;
import java.util.Optional;

/**
 * The numbers a band of a table takes, in base units.
 *
 * @param low absent without a lower end
 * @param withLow whether the lower end itself belongs to it
 */
record Interval(Optional<Fraction> low, boolean withLow, Optional<Fraction> high, boolean withHigh) {

    /** The interval of a comparison with a constant, or of several joined by 且; empty for anything else. */
    static Optional<Interval> of(Predicate band) {
        return switch (band) {
            case Predicate.And(Predicate left, Predicate right) ->
                of(left).flatMap(one -> of(right).map(one::and));
            case Predicate.CompareNumbers(Comparison comparison, Numeric subject, Numeric bound)
            when bound instanceof Numeric.Constant(Fraction value, var unit) -> of(comparison, value);
            default -> Optional.empty();
        };
    }

    private static Optional<Interval> of(Comparison comparison, Fraction value) {
        Optional<Fraction> at = Optional.of(value);
        return switch (comparison) {
            case EQUAL -> Optional.of(new Interval(at, true, at, true));
            case LESS -> Optional.of(new Interval(Optional.empty(), false, at, false));
            case AT_MOST -> Optional.of(new Interval(Optional.empty(), false, at, true));
            case MORE -> Optional.of(new Interval(at, false, Optional.empty(), false));
            case AT_LEAST -> Optional.of(new Interval(at, true, Optional.empty(), false));
            case UNEQUAL -> Optional.empty();
        };
    }

    private Interval and(Interval other) {
        boolean myLow = other.low.isEmpty() || (low.isPresent() && low.get().compareTo(other.low.get()) > 0);
        boolean myHigh = other.high.isEmpty() || (high.isPresent() && high.get().compareTo(other.high.get()) < 0);
        return new Interval(
                myLow ? low : other.low,
                myLow ? withLow : other.withLow,
                myHigh ? high : other.high,
                myHigh ? withHigh : other.withHigh);
    }

    boolean meets(Interval other) {
        return !and(other).isEmpty();
    }

    private boolean isEmpty() {
        if (low.isEmpty() || high.isEmpty()) {
            return false;
        }
        int order = low.get().compareTo(high.get());
        return order > 0 || (order == 0 && !(withLow && withHigh));
    }
}
