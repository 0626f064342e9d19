package cn.huice.policy.scan;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.value.Value;
import java.util.List;

/**
 * Which policies of a plan one subject is eligible for: outcomes only, quickly, because what several policies ask is
 * found out once. Safe for use by many threads.
 */
public final class Screening {
    private final ScanPlan plan;

    private Screening(ScanPlan plan) {
        this.plan = plan;
    }

    public static Screening of(ScanPlan plan) {
        return new Screening(plan);
    }

    /** The conclusion about each policy, in the order of {@link ScanPlan#policies}. */
    public Conclusion[] outcomes(Facts facts) {
        var row = new FactsRow(plan, facts);
        List<PolicyPlan> policies = plan.plans();
        var conclusions = new Conclusion[policies.size()];
        for (int i = 0; i < conclusions.length; i++) {
            var holds = policies.get(i).holds();
            conclusions[i] = holds.isEmpty()
                    ? Conclusion.NOT_IN_FORCE
                    : switch (row.truth(holds.get())) {
                        case TRUE -> Conclusion.ELIGIBLE;
                        case FALSE -> Conclusion.INELIGIBLE;
                        case UNKNOWN -> Conclusion.UNKNOWN;
                    };
        }
        return conclusions;
    }

    private static final class FactsRow extends Row {
        private final ScanPlan plan;
        private final Facts facts;

        private FactsRow(ScanPlan plan, Facts facts) {
            super(plan);
            this.plan = plan;
            this.facts = facts;
        }

        @Override
        Value value(int slot) {
            return facts.get(plan.slots().get(slot)).map(Fact::value).orElse(null);
        }
    }
}
