package cn.huice.policy.scan;

import cn.huice.policy.Policy;
import cn.huice.policy.assessment.Amount;
import cn.huice.policy.assessment.Assessor;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.tree.Calculation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Applies the policies of a plan to all rows. */
public final class Scan {
    private static final int BLOCK = 4096;

    private Scan() {}

    /**
     * Counts and sums for each policy; totals so far, marked incomplete, if cancelled.
     *
     * @param threads at least one
     */
    public static ScanTotals run(ScanPlan plan, Columns columns, int threads, ScanListener listener) {
        int rows = columns.size();
        var assessor = new Assessor(plan.book());
        var sums = plan.policies().stream()
                .map(id -> new Sum(plan.book().find(id).orElseThrow()))
                .toList();
        int done = 0;
        while (done < rows && !listener.cancelled()) {
            int end = Math.min(rows, done + BLOCK);
            for (int row = done; row < end; row++) {
                for (Sum sum : sums) {
                    sum.add(
                            assessor.assess(sum.policy, plan.asOf(), columns.facts(row))
                                    .outcome(),
                            row,
                            listener);
                }
            }
            done = end;
            listener.block(done, rows);
        }
        return totals(plan, sums, done, rows);
    }

    private static ScanTotals totals(ScanPlan plan, List<Sum> sums, int done, int rows) {
        var policies = new ArrayList<PolicyTotals>();
        for (Sum sum : sums) {
            String unit = sum.policy
                    .versionOn(plan.asOf())
                    .flatMap(version -> version.calculation().map(Calculation::unitName))
                    .orElse("");
            policies.add(new PolicyTotals(
                    sum.policy.id(),
                    sum.counts[Conclusion.ELIGIBLE.ordinal()],
                    sum.counts[Conclusion.INELIGIBLE.ordinal()],
                    sum.counts[Conclusion.UNKNOWN.ordinal()],
                    sum.counts[Conclusion.NOT_IN_FORCE.ordinal()],
                    sum.exact,
                    sum.ceiling,
                    sum.undetermined,
                    unit));
        }
        return new ScanTotals(done == rows, done, policies);
    }

    private static final class Sum {
        private final Policy policy;
        private final long[] counts = new long[Conclusion.values().length];
        private BigDecimal exact = BigDecimal.ZERO.setScale(2);
        private BigDecimal ceiling = BigDecimal.ZERO.setScale(2);
        private long undetermined;

        private Sum(Policy policy) {
            this.policy = policy;
        }

        private void add(Outcome outcome, int row, ScanListener listener) {
            counts[Conclusion.of(outcome).ordinal()]++;
            if (outcome instanceof Outcome.Eligible(Amount amount)) {
                switch (amount) {
                    case Amount.Exact(BigDecimal value, String unit) -> exact = exact.add(value);
                    case Amount.Ceiling(BigDecimal value, String unit) -> ceiling = ceiling.add(value);
                    case Amount.Undetermined undecided -> undetermined++;
                    case Amount.None none -> {}
                }
                if (listener.wantsRows()) {
                    listener.eligible(policy.id(), row, amount);
                }
            }
        }
    }
}
