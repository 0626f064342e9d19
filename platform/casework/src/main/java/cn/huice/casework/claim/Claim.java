package cn.huice.casework.claim;

import cn.huice.policy.StackingRule;
import java.math.BigDecimal;

/**
 * A claim as this service knows it.
 *
 * @param granted 元; null until the claim has come back through the log
 */
public record Claim(
        String id,
        String caseId,
        String subjectId,
        String group,
        StackingRule rule,
        BigDecimal claimed,
        BigDecimal granted,
        State state) {

    public enum State {
        /** Written, but not yet read back from the log. */
        PENDING,
        SETTLED,
        WITHDRAWN
    }
}
