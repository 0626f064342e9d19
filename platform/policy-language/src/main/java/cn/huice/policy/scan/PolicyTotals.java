package cn.huice.policy.scan;

import java.math.BigDecimal;

/**
 * What a scan found about one policy; the first four count rows and sum up to all rows done.
 *
 * @param notInForce all rows when no version is in force, else 0
 * @param exact sum of the exact amounts of eligible rows, each rounded, two decimals, in the unit
 * @param ceiling sum of the amounts that are ceilings (最高), in the unit
 * @param undetermined eligible rows whose sum cannot be computed; days, known or not, are in no total
 * @param unit as in the API (CNY, CNY/year ...); empty if the policy grants no sum
 */
public record PolicyTotals(
        String policyId,
        long eligible,
        long ineligible,
        long unknown,
        long notInForce,
        BigDecimal exact,
        BigDecimal ceiling,
        long undetermined,
        String unit) {}
