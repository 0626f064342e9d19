package cn.huice.casework.payment;

/**
 * What was left to pay of a case has been cancelled. Fired in the transaction of that decision.
 *
 * @param last whether nothing of it is left to pay
 */
public record PaymentsStopped(String caseId, boolean last) {}
