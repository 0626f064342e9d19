package cn.huice.casework.recovery;

import java.math.BigDecimal;

/**
 * Money of an award came back. Fired in the transaction that books it.
 *
 * @param inAll 元 over all recoveries of the case
 */
public record MoneyReturned(String caseId, BigDecimal inAll) {}
