package cn.huice.policy.scan;

import java.util.List;

/**
 * What a scan found.
 *
 * @param complete false if it was cancelled before all rows were done
 * @param rows rows done
 * @param policies in the order of {@link ScanPlan#policies}
 */
public record ScanTotals(boolean complete, long rows, List<PolicyTotals> policies) {
    public ScanTotals {
        policies = List.copyOf(policies);
    }
}
