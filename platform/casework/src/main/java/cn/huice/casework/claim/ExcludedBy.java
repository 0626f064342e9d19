package cn.huice.casework.claim;

import cn.huice.policy.Exclusion;
import cn.huice.policy.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * 不重复享受, as a claim carries it to all services.
 *
 * @param policies ids
 * @param groups stacking groups
 * @param within what excludes only where it agrees in some marks
 */
public record ExcludedBy(List<String> policies, List<String> groups, List<Within> within) {
    public static final ExcludedBy NOTHING = new ExcludedBy(List.of(), List.of());

    /**
     * A policy or a group of which only an award with these marks excludes. Exactly one of policy and group is there.
     *
     * @param marks see {@link ClaimDraft#marks}
     */
    public record Within(Optional<String> policy, Optional<String> group, Map<String, String> marks) {
        public Within {
            marks = Map.copyOf(marks);
        }
    }

    public ExcludedBy {
        policies = List.copyOf(policies);
        groups = List.copyOf(groups);
        within = List.copyOf(within);
    }

    public ExcludedBy(List<String> policies, List<String> groups) {
        this(policies, groups, List.of());
    }

    /** @param marks of the award that may be excluded; all that the exclusions name are there */
    public static ExcludedBy of(List<Exclusion> exclusions, Map<String, String> marks) {
        List<Exclusion> anywhere =
                exclusions.stream().filter(each -> each.spans().isEmpty()).toList();
        return new ExcludedBy(
                anywhere.stream()
                        .map(Exclusion::policyId)
                        .flatMap(Optional::stream)
                        .toList(),
                anywhere.stream()
                        .map(Exclusion::group)
                        .flatMap(Optional::stream)
                        .toList(),
                exclusions.stream()
                        .filter(each -> !each.spans().isEmpty())
                        .map(each -> new Within(each.policyId(), each.group(), shared(each.spans(), marks)))
                        .toList());
    }

    private static Map<String, String> shared(List<Span> spans, Map<String, String> marks) {
        return spans.stream().map(Span::key).collect(Collectors.toMap(key -> key, marks::get));
    }

    boolean isEmpty() {
        return policies.isEmpty() && groups.isEmpty() && within.isEmpty();
    }
}
