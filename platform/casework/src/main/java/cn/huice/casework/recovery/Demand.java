package cn.huice.casework.recovery;

import java.util.Optional;

/**
 * A demand to be made.
 *
 * @param caseId the case whose payments are asked back
 * @param article the rule it rests on
 * @param sanction the exclusion to be proposed; only with fraud
 */
record Demand(
        String caseId,
        String reason,
        Formula formula,
        String article,
        boolean fraud,
        Optional<Recovery.Proposal> sanction) {}
