package cn.huice.casework.scan;

import java.math.BigDecimal;

/**
 * Somebody who is entitled and has not applied.
 *
 * @param place within its policy and district; the order of results
 * @param amount null where it is not determined
 * @param ceiling the amount is the most the authority may grant
 * @param unit as in assessments; empty without amount
 */
record Found(
        String district, String policy, int place, String subject, BigDecimal amount, boolean ceiling, String unit) {}
