package cn.huice.casework.claim;

import cn.huice.policy.StackingRule;
import java.math.BigDecimal;
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

    /** Whether it was granted something before this place, and not withdrawn. */
    boolean stoodAt(long later) {
        return claim.granted() != null
                && withdrawnAt.map(at -> at > later).orElse(claim.state() != Claim.State.WITHDRAWN);
    }

    boolean standsNow() {
        return claim.state() == Claim.State.SETTLED;
    }

    boolean has(Map<String, String> told) {
        return marks.entrySet().containsAll(told.entrySet());
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
