package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.value.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;

/** One subject's values, and what has been found out about it: each condition and quantity once, exactly. */
abstract class Row {
    private final Truth[] truths;
    private final Fraction[] quantities;
    private final boolean[] computed;
    private final Fraction[] numbers;

    Row(ScanPlan plan) {
        this.truths = new Truth[plan.conditions()];
        this.quantities = new Fraction[plan.quantities()];
        this.computed = new boolean[plan.quantities()];
        this.numbers = new Fraction[plan.slots().size()];
    }

    /** Forgets what was found out, as the values are others now. */
    final void forget() {
        Arrays.fill(truths, null);
        Arrays.fill(computed, false);
        Arrays.fill(numbers, null);
    }

    /** The value of one of the plan's attributes; null where it is unknown. */
    abstract Value value(int slot);

    /** A number as given, or a day as days since 1970; null where it is unknown. */
    final Fraction number(int slot) {
        if (numbers[slot] == null) {
            numbers[slot] = switch (value(slot)) {
                case null -> null;
                case Value.Num(BigDecimal number) -> Fraction.of(number);
                case Value.Day(LocalDate day) -> Fraction.of(day.toEpochDay());
                default -> throw new IllegalStateException("neither number nor day");
            };
        }
        return numbers[slot];
    }

    final Truth truth(Condition condition) {
        Truth truth = truths[condition.id];
        if (truth == null) {
            truth = condition.test(this);
            truths[condition.id] = truth;
        }
        return truth;
    }

    /** In base units; null where it is open. */
    final Fraction quantity(Quantity quantity) {
        if (!computed[quantity.id]) {
            quantities[quantity.id] = quantity.compute(this);
            computed[quantity.id] = true;
        }
        return quantities[quantity.id];
    }
}
