package cn.huice.policy.scan;

import cn.huice.policy.assessment.Assessor;
import cn.huice.policy.fact.Facts;

/** Which policies of a plan one subject is eligible for: outcomes only, quickly. Safe for use by many threads. */
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
        var assessor = new Assessor(plan.book());
        return plan.policies().stream()
                .map(id -> assessor.assess(plan.book().find(id).orElseThrow(), plan.asOf(), facts))
                .map(assessment -> Conclusion.of(assessment.outcome()))
                .toArray(Conclusion[]::new);
    }
}
