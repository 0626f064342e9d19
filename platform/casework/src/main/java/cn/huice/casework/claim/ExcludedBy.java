package cn.huice.casework.claim;

import cn.huice.policy.Exclusion;
import java.util.List;
import java.util.Optional;

/**
 * 不重复享受, as a claim carries it to all services.
 *
 * @param policies ids
 * @param groups stacking groups
 */
public record ExcludedBy(List<String> policies, List<String> groups) {
    public static final ExcludedBy NOTHING = new ExcludedBy(List.of(), List.of());

    public ExcludedBy {
        policies = List.copyOf(policies);
        groups = List.copyOf(groups);
    }

    public static ExcludedBy of(List<Exclusion> exclusions) {
        return new ExcludedBy(
                exclusions.stream()
                        .map(Exclusion::policyId)
                        .flatMap(Optional::stream)
                        .toList(),
                exclusions.stream()
                        .map(Exclusion::group)
                        .flatMap(Optional::stream)
                        .toList());
    }

    boolean isEmpty() {
        return policies.isEmpty() && groups.isEmpty();
    }
}
