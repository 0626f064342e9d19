package cn.huice.policy;

import java.util.List;
import java.util.Optional;

/**
 * 不重复享受: who was granted one of these is not granted this policy. Exactly one of policy and group is there.
 *
 * @param policyId another policy of the same book
 * @param group a stacking group, in all services
 * @param spans only an award that agrees in all of these excludes
 * @param article where it is written
 */
public record Exclusion(Optional<String> policyId, Optional<String> group, List<Span> spans, String article) {
    public Exclusion {
        spans = List.copyOf(spans);
    }
}
