package cn.huice.casework.claim;

import cn.huice.policy.StackingRule;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A claim at its place in the log.
 *
 * @param excludedBy empty where the claim was read before these were kept: what it was granted stays
 * @param offset of the claim
 * @param withdrawnAt offset of its withdrawal; empty where it is not known, or not withdrawn
 */
record PlacedClaim(
        Claim claim,
        String origin,
        String policyId,
        Map<String, String> marks,
        Map<String, String> together,
        Optional<BigDecimal> limit,
        Optional<ExcludedBy> excludedBy,
        long offset,
        Optional<Long> withdrawnAt) {

    boolean matches() {
        return claim.rule() == StackingRule.MATCHED;
    }

    /** Whether it counted when a claim behind it was read. */
    boolean stoodAt(long later) {
        return claim.granted() != null && withdrawnAt.map(at -> at > later).orElse(true);
    }

    boolean countsWith(PlacedClaim later) {
        return stoodAt(later.offset)
                && claim.group().equals(later.claim.group())
                && marks.entrySet().containsAll(later.together.entrySet());
    }

    /** The policy of the first of these, in their order, that excludes this one. */
    Optional<String> excludedAmong(List<PlacedClaim> before) {
        ExcludedBy by = excludedBy.orElseThrow();
        Optional<String> found = excludedAmong(before, by.policies(), by.groups(), Map.of());
        for (ExcludedBy.Within within : by.within()) {
            found = found.or(() -> excludedAmong(
                    before,
                    within.policy().stream().toList(),
                    within.group().stream().toList(),
                    within.marks()));
        }
        return found;
    }

    private Optional<String> excludedAmong(
            List<PlacedClaim> before,
            Collection<String> policies,
            Collection<String> groups,
            Map<String, String> told) {
        return before.stream()
                .filter(each -> each.stoodAt(offset) && each.claim.granted().signum() > 0)
                .filter(each -> policies.contains(each.policyId) || groups.contains(each.claim.group()))
                .filter(each -> each.marks.entrySet().containsAll(told.entrySet()))
                .map(PlacedClaim::policyId)
                .findFirst();
    }

    PlacedClaim granted(BigDecimal amount) {
        Claim c = claim;
        return new PlacedClaim(
                new Claim(
                        c.id(),
                        c.caseId(),
                        c.subjectId(),
                        c.group(),
                        c.rule(),
                        c.claimed(),
                        amount,
                        c.state(),
                        c.withdrawing(),
                        c.read()),
                origin,
                policyId,
                marks,
                together,
                limit,
                excludedBy,
                offset,
                withdrawnAt);
    }
}
