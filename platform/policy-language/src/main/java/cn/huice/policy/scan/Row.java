package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.value.Value;
import java.math.BigDecimal;
import java.time.LocalDate;

/** One subject's values, and what has been found out about it: each condition and quantity once, exactly. */
abstract class Row {
    private final Truth[] truths;
    private final Fraction[] quantities;
    private final Fraction[] numbers;
    /** What was found out in this turn, by conditions, then quantities, then slots; what is older is forgotten. */
    private final int[] turns;

    private final int firstQuantity;
    private final int firstSlot;
    private int turn = 1;

    Row(ScanPlan plan) {
        this.truths = new Truth[plan.conditions()];
        this.quantities = new Fraction[plan.quantities()];
        this.numbers = new Fraction[plan.slots().size()];
        this.firstQuantity = truths.length;
        this.firstSlot = truths.length + quantities.length;
        this.turns = new int[firstSlot + numbers.length];
    }

    /** Forgets what was found out, as the values are others now. */
    final void forget() {
        turn++;
    }

    /** The value of one of the plan's attributes; null where it is unknown. */
    abstract Value value(int slot);

    /** A number as given, or a day as days since 1970; null where it is unknown. */
    final Fraction number(int slot) {
        if (turns[firstSlot + slot] != turn) {
            turns[firstSlot + slot] = turn;
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
        if (turns[condition.id] != turn) {
            truths[condition.id] = condition.test(this);
            turns[condition.id] = turn;
        }
        return truths[condition.id];
    }

    /** In base units; null where it is open. */
    final Fraction quantity(Quantity quantity) {
        if (turns[firstQuantity + quantity.id] != turn) {
            quantities[quantity.id] = quantity.compute(this);
            turns[firstQuantity + quantity.id] = turn;
        }
        return quantities[quantity.id];
    }
}
