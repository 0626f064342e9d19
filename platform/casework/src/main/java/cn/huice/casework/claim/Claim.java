package cn.huice.casework.claim;

import cn.huice.policy.StackingRule;
import java.math.BigDecimal;

/**
 * A claim as this service knows it.
 *
 * @param claimed 元
 * @param granted 元; null until the claim has come back through the log
 * @param withdrawing its case has taken it back; the log may not say so yet
 * @param read it has come back through the log
 */
public record Claim(
        String id,
        String caseId,
        String subjectId,
        String group,
        StackingRule rule,
        BigDecimal claimed,
        BigDecimal granted,
        State state,
        boolean withdrawing,
        boolean read) {

    public enum State {
        /** Written, but not yet read back from the log. */
        PENDING,
        SETTLED,
        WITHDRAWN
    }
}
