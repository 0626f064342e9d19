package cn.huice.casework.procedure;

import cn.huice.policy.vocabulary.AttributeKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One step of a procedure.
 *
 * @param workingDays deadline in 工作日 from entering the step; for 公示 the length of the notice
 * @param verifiedBy authorities whose facts must be verified, not merely declared, before this step passes
 * @param records attributes of the case that become facts of the subject when this step is completed
 * @param materialsRequired whether every material the policy lists must be there before this step is left; only 申报 asks
 * @param departments 会审: departments that each give their opinion on the case; empty for a step one office handles
 * @param escalation who sees the case as well once the deadline has passed
 * @param review how experts score; only for 评审
 * @param allocation how a round allocates; only for 排序
 * @param extension 延长: by how many 工作日 in all a running notice may be extended; only for 公示
 */
public record Step(
        StepKind kind,
        Actor actor,
        OptionalInt workingDays,
        Set<String> verifiedBy,
        List<AttributeKey> records,
        boolean materialsRequired,
        List<String> departments,
        Optional<Actor> escalation,
        Optional<ReviewRules> review,
        Optional<AllocationRules> allocation,
        OptionalInt extension) {

    /** A step that one office handles, with nobody to call when it is late. */
    public Step(
            StepKind kind, Actor actor, OptionalInt workingDays, Set<String> verifiedBy, List<AttributeKey> records) {
        this(
                kind,
                actor,
                workingDays,
                verifiedBy,
                records,
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
    }

    /** Whether several departments answer side by side. */
    public boolean joint() {
        return !departments.isEmpty();
    }
}
