package cn.huice.policy.assessment;

import cn.huice.policy.number.Fraction;
import java.time.LocalDate;

/** What expressions can ask of other policies, as of the same day and for the same facts. */
interface OtherPolicies {
    Answer<Boolean> satisfied(String policyId);

    Answer<Fraction> amountOf(String policyId);

    Answer<LocalDate> dayOf(String policyId);
}
