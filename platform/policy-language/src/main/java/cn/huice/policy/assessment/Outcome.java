package cn.huice.policy.assessment;

import cn.huice.policy.vocabulary.AttributeKey;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;

/** What an assessment concluded about one policy. */
public sealed interface Outcome {

    /** All conditions are met. */
    record Eligible(Amount amount) implements Outcome {}

    /** At least one condition is not met. */
    record Ineligible(List<Finding> unmet) implements Outcome {
        public Ineligible {
            unmet = List.copyOf(unmet);
        }
    }

    /**
     * Nothing speaks against it, but it is not decided.
     *
     * @param needs exactly the missing facts that can still decide it
     * @param manualReview a rule of the kind 一般 is not kept, or a value cannot be computed: an officer decides
     */
    record Unknown(SortedSet<AttributeKey> needs, boolean manualReview) implements Outcome {}

    /** No version of the policy is in force on that day. */
    record NotInForce(LocalDate asOf) implements Outcome {}
}
