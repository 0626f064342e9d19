package cn.huice.casework.claim;

import java.math.BigDecimal;

/**
 * A claim that matches others, as it is stored.
 *
 * @param granted 元; null while it waits for something to match
 */
record MatchedClaim(Matched.Wanted wanted, String origin, String caseId, BigDecimal granted, boolean withdrawing) {}
