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
}
