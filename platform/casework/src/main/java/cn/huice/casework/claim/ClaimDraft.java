package cn.huice.casework.claim;

import cn.huice.policy.StackingRule;
import java.math.BigDecimal;

/**
 * An award about to be granted, before the other services have been heard.
 *
 * @param group the stacking group; {@code policy:<id>:<caseId>} with {@link StackingRule#CUMULATIVE} where there is none
 * @param amount 元
 * @param excludedBy 不重复享受: who was granted one of these before is granted nothing
 */
public record ClaimDraft(
        String caseId,
        String subjectId,
        String group,
        StackingRule rule,
        BigDecimal amount,
        String policyId,
        ExcludedBy excludedBy) {}
