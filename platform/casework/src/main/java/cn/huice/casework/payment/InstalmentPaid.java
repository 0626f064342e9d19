package cn.huice.casework.payment;

import java.math.BigDecimal;

/**
 * The treasury confirmed a payment. Fired in the transaction of the confirmation.
 *
 * @param last whether nothing of the case is left to pay
 */
public record InstalmentPaid(String caseId, int number, BigDecimal amount, boolean last) {}
