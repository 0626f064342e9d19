package cn.huice.casework.simulation;

import cn.huice.policy.scan.ScanPlan;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.SubjectKind;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A simulation that was understood.
 *
 * @param before the policy as published; empty for a new one
 * @param after the draft, or the policy as published on another day
 */
record Question(
        String policy,
        LocalDate asOf,
        LocalDate against,
        SubjectKind kind,
        Optional<String> district,
        Optional<ScanPlan> before,
        ScanPlan after) {

    Set<AttributeKey> attributes() {
        Set<AttributeKey> attributes = new TreeSet<>(after.attributes());
        before.ifPresent(plan -> attributes.addAll(plan.attributes()));
        return attributes;
    }
}
