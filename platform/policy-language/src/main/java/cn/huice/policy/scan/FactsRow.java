package cn.huice.policy.scan;

import cn.huice.policy.fact.Facts;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import java.util.Arrays;

/**
 * A subject whose facts are all looked up beforehand: one after the other, with nothing decided between, the processor
 * waits for many of them at once, where looking up each when it is asked for waits for each by itself. One row serves
 * subject after subject, so that what it works with stays in the processor's cache.
 */
final class FactsRow extends Row {
    private final AttributeKey[] slots;
    private final Value[] values;
    private final byte[] found;

    /** @param slots the plan's attributes */
    FactsRow(ScanPlan plan, AttributeKey[] slots) {
        super(plan);
        this.slots = slots;
        this.values = new Value[slots.length];
        this.found = new byte[plan.conditions()];
    }

    void turnTo(Facts facts) {
        forget();
        Arrays.fill(found, (byte) 0);
        for (int slot = 0; slot < slots.length; slot++) {
            values[slot] = facts.valueOrNull(slots[slot]);
        }
    }

    /** Lets go of what is known of the subject. */
    void leave() {
        Arrays.fill(values, null);
    }

    /** What {@link FlatConditions} found out about the subject. */
    byte[] found() {
        return found;
    }

    @Override
    Value value(int slot) {
        return values[slot];
    }
}
