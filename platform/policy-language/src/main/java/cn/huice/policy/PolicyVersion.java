package cn.huice.policy;

import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.DayRule;
import cn.huice.policy.tree.Requirement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a policy says during one span of time.
 *
 * @param effectiveUntil last day in force, inclusive; absent while no end is set
 * @param dayRule how a day is found, if that is what it gives; never beside a calculation
 * @param clauses what it says otherwise, for people to read
 */
public record PolicyVersion(
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveUntil,
        Requirement requirement,
        Optional<Calculation> calculation,
        Optional<DayRule> dayRule,
        List<Clause> clauses) {

    public PolicyVersion {
        clauses = List.copyOf(clauses);
    }

    /** One that says nothing besides. */
    public PolicyVersion(
            LocalDate effectiveFrom,
            Optional<LocalDate> effectiveUntil,
            Requirement requirement,
            Optional<Calculation> calculation) {
        this(effectiveFrom, effectiveUntil, requirement, calculation, Optional.empty(), List.of());
    }

    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (effectiveUntil.isEmpty() || !day.isAfter(effectiveUntil.get()));
    }

    /** Whether there is a condition, an amount or a day. */
    public boolean decides() {
        return calculation.isPresent() || dayRule.isPresent() || !requirement.equals(new Requirement.All(List.of()));
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
                calculation,
                dayRule,
                clauses));
    }
}
