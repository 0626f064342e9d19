package cn.huice.policy.scan;

import cn.huice.policy.fact.Facts;
import cn.huice.policy.vocabulary.AttributeKey;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Which policies of a plan one subject is eligible for: outcomes only, quickly, because what several policies ask is
 * found out once. Safe for use by many threads.
 */
public final class Screening {
    private final ScanPlan plan;
    private final AttributeKey[] slots;
    private final FlatConditions conditions;

    /** One for each policy; null where no version is in force. */
    private final Condition[] policies;

    /** Whoever comes first takes it; others make their own. */
    private final AtomicReference<FactsRow> spare = new AtomicReference<>();

    private Screening(ScanPlan plan) {
        this.plan = plan;
        this.slots = plan.slots().toArray(AttributeKey[]::new);
        this.conditions = new FlatConditions(plan);
        this.policies =
                plan.plans().stream().map(policy -> policy.holds().orElse(null)).toArray(Condition[]::new);
    }

    public static Screening of(ScanPlan plan) {
        return new Screening(plan);
    }

    /** The conclusion about each policy, in the order of {@link ScanPlan#policies}. */
    public Conclusion[] outcomes(Facts facts) {
        FactsRow row = spare.getAndSet(null);
        if (row == null) {
            row = new FactsRow(plan, slots);
        }
        row.turnTo(facts);
        var conclusions = new Conclusion[policies.length];
        for (int i = 0; i < conclusions.length; i++) {
            conclusions[i] = policies[i] == null ? Conclusion.NOT_IN_FORCE : conditions.conclusion(policies[i], row);
        }
        row.leave();
        spare.set(row);
        return conclusions;
    }
}
