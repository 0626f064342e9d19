package cn.huice.policy.scan;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;

/**
 * A subject whose facts are all looked up beforehand: one after the other, with nothing decided between, the processor
 * waits for many of them at once, where looking up each when it is asked for waits for each by itself.
 */
final class FactsRow extends Row {
    private final Value[] values;

    /** @param slots the plan's attributes */
    FactsRow(ScanPlan plan, AttributeKey[] slots, Facts facts) {
        super(plan);
        this.values = new Value[slots.length];
        for (int slot = 0; slot < slots.length; slot++) {
            Fact fact = facts.get(slots[slot]).orElse(null);
            if (fact != null) {
                values[slot] = fact.value();
            }
        }
    }

    @Override
    Value value(int slot) {
        return values[slot];
    }
}
