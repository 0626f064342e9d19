package cn.huice.policy.assessment;

import cn.huice.policy.PolicyVersion;
import cn.huice.policy.vocabulary.AttributeKey;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * One policy applied to one subject as of a day, with its explanation.
 *
 * @param version absent when none is in force
 * @param used the attributes whose facts were looked at and found
 */
public record Assessment(
        String policyId,
        LocalDate asOf,
        Optional<PolicyVersion> version,
        Outcome outcome,
        List<TraceLine> trace,
        SortedSet<AttributeKey> used) {

    public Assessment {
        trace = List.copyOf(trace);
    }

    /** The missing facts that can still decide the outcome or, of who is eligible, the amount. */
    public SortedSet<AttributeKey> needs() {
        return switch (outcome) {
            case Outcome.Unknown(var needs, boolean manual) -> needs;
            case Outcome.Eligible(Amount.Undetermined(var needs, String reason)) -> needs;
            case Outcome.Eligible eligible -> Collections.emptySortedSet();
            case Outcome.Ineligible ineligible -> Collections.emptySortedSet();
            case Outcome.NotInForce notInForce -> Collections.emptySortedSet();
        };
    }
}
