package cn.huice.policy;

import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.Requirement;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a policy says during one span of time.
 *
 * @param effectiveUntil last day in force, inclusive; absent while no end is set
 */
public record PolicyVersion(
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveUntil,
        Requirement requirement,
        Optional<Calculation> calculation) {

    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (effectiveUntil.isEmpty() || !day.isAfter(effectiveUntil.get()));
    }

    /** The part of it that ends before that day, if there is any. */
    Optional<PolicyVersion> before(LocalDate day) {
        if (!effectiveFrom.isBefore(day)) {
            return Optional.empty();
        }
        LocalDate last = day.minusDays(1);
        return Optional.of(new PolicyVersion(
                effectiveFrom,
                Optional.of(effectiveUntil.filter(last::isAfter).orElse(last)),
                requirement,
                calculation));
    }
}
