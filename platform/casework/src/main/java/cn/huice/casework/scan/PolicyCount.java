package cn.huice.casework.scan;

import java.math.BigDecimal;

/**
 * Counts and sums of one policy, in the unit of its amounts.
 *
 * @param eligible subjects whose conditions are all met
 * @param applied of these: who has applied this year or is in a procedure, and who is under a sanction
 * @param found of these: who has not, and is kept as a result
 * @param undetermined found without a sum yet
 * @param undecided subjects whose case the facts do not decide; null where only a district was looked at
 * @param exact sums that are certain, of those found
 * @param ceiling sums that are the most the authority may grant, of those found
 * @param unit as in assessments; empty without sums
 */
record PolicyCount(
        String policy,
        long eligible,
        long applied,
        long found,
        long undetermined,
        Long undecided,
        BigDecimal exact,
        BigDecimal ceiling,
        String unit) {}
