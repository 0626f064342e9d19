package cn.huice.land.contract;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;

/**
 * What a renewal is granted with.
 *
 * @param months it adds to the term
 * @param deadline last day to apply for the next renewal
 * @param price 元; null where nothing is to be paid
 */
record RenewalTerms(int months, LocalDate deadline, BigDecimal price, LocalDate priceDue) {
    /** @throws ProblemException 422 {@code renewal-conditions-unmet} */
    static void requireConditions(Rule rule, boolean assessed, boolean planned) {
        if (!assessed || !planned) {
            throw Refusals.forbidden(
                    "renewal-conditions-unmet",
                    rule,
                    assessed ? "不符合规划的不予续期" : "综合评估未达标的不予续期",
                    "It is renewed only where the assessment is passed and the plans allow it");
        }
    }

    /**
     * @param most months from the first day of all to the last
     * @throws ProblemException 422 {@code term-too-long}
     */
    static void requireWithin(Rule rule, int most, LocalDate first, LocalDate last) {
        if (Period.between(first, last.plusDays(1)).toTotalMonths() > most) {
            throw Refusals.forbidden(
                    "term-too-long",
                    rule,
                    "months",
                    "合计不得超过 " + most / 12 + " 年",
                    "The term may be " + most / 12 + " years at most in all");
        }
    }

    /** @param until last day of what is granted @throws ProblemException 400 */
    void requireDeadline(LocalDate today, LocalDate until) {
        if (!deadline.isAfter(today) || deadline.isAfter(until)) {
            throw ProblemException.badField(FieldError.of(
                    "renewalDeadline", "应在今天以后、届满以前", "must be after today and before the term ends", "<= " + until));
        }
    }
}
