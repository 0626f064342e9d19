package cn.huice.policy.testing;

import cn.huice.policy.PolicyError;
import java.util.List;
import java.util.Map;

/**
 * How the test files of policies came out.
 *
 * @param passed how many cases passed, by policy id
 * @param failures cases that came out otherwise, and what is wrong in test files
 */
public record TestReport(Map<String, Integer> passed, List<PolicyError> failures) {
    public TestReport {
        passed = Map.copyOf(passed);
        failures = List.copyOf(failures);
    }

    public boolean isGreen() {
        return failures.isEmpty();
    }

    /** How many cases passed in all. */
    public int passedInAll() {
        return passed.values().stream().mapToInt(Integer::intValue).sum();
    }
}
