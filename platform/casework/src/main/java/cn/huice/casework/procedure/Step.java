package cn.huice.casework.procedure;

import cn.huice.policy.vocabulary.AttributeKey;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One step of a procedure.
 *
 * @param workingDays deadline in 工作日 from entering the step; for 公示 the length of the notice
 * @param verifiedBy authorities whose facts must be verified, not merely declared, before this step passes
 * @param records attributes of the case that become facts of the subject when this step is completed
 * @param materialsRequired whether every material the policy lists must be there before this step is left; only 申报 asks
 */
public record Step(
        StepKind kind,
        Actor actor,
        OptionalInt workingDays,
        Set<String> verifiedBy,
        List<AttributeKey> records,
        boolean materialsRequired) {}
