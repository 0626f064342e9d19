package cn.huice.casework.claim;

import cn.huice.policy.Matching;
import cn.huice.policy.StackingRule;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * An award about to be granted, before the other services have been heard.
 *
 * @param group the stacking group; {@code policy:<id>:<caseId>} with {@link StackingRule#CUMULATIVE} where there is none
 * @param together the marks that awards of the group must share to count together; all count where empty
 * @param limit 合计上限 of what counts together, 元
 * @param matching 配套: what it follows; with {@link StackingRule#MATCHED} only
 * @param amount 元
 * @param marks what others may ask of this award: the {@code year} of its application, its {@code project}, facts
 * @param excludedBy 不重复享受: who was granted one of these before is granted nothing
 */
public record ClaimDraft(
        String caseId,
        String subjectId,
        String group,
        StackingRule rule,
        Map<String, String> together,
        Optional<BigDecimal> limit,
        BigDecimal amount,
        String policyId,
        Map<String, String> marks,
        ExcludedBy excludedBy,
        Optional<Matching> matching) {

    public ClaimDraft {
        together = Map.copyOf(together);
        marks = Map.copyOf(marks);
        if ((rule == StackingRule.MATCHED) != matching.isPresent()) {
            throw new IllegalArgumentException("a matched claim, and no other, names what it matches");
        }
    }

    /** One that matches nothing. */
    public ClaimDraft(
            String caseId,
            String subjectId,
            String group,
            StackingRule rule,
            Map<String, String> together,
            Optional<BigDecimal> limit,
            BigDecimal amount,
            String policyId,
            Map<String, String> marks,
            ExcludedBy excludedBy) {
        this(caseId, subjectId, group, rule, together, limit, amount, policyId, marks, excludedBy, Optional.empty());
    }
}
