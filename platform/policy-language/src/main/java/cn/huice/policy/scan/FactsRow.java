package cn.huice.policy.scan;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;

/** A subject whose facts are looked up one by one, each once if it is known. */
final class FactsRow extends Row {
    private final AttributeKey[] slots;
    private final Facts facts;
    private final Value[] values;

    /** @param slots the plan's attributes */
    FactsRow(ScanPlan plan, AttributeKey[] slots, Facts facts) {
        super(plan);
        this.slots = slots;
        this.facts = facts;
        this.values = new Value[slots.length];
    }

    @Override
    Value value(int slot) {
        Value value = values[slot];
        if (value == null) {
            Fact fact = facts.get(slots[slot]).orElse(null);
            if (fact != null) {
                value = fact.value();
                values[slot] = value;
            }
        }
        return value;
    }
}
