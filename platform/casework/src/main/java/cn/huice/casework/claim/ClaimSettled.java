package cn.huice.casework.claim;

import java.math.BigDecimal;

/**
 * This service's own claim has come back through the log. Fired in the transaction that folds it.
 *
 * @param granted 元, 0 to claimed
 * @param reason in Chinese, why that much
 */
public record ClaimSettled(String caseId, BigDecimal claimed, BigDecimal granted, String reason) {}
