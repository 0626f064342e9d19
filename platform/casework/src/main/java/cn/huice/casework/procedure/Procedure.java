package cn.huice.casework.procedure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The steps an application takes, in order: data, written beside the policies.
 *
 * @param id the name policies refer to (流程)
 */
public record Procedure(String id, List<Step> steps) {

    public Step step(int index) {
        return steps.get(index);
    }

    public boolean pays() {
        return has(StepKind.PAYMENT);
    }

    public boolean has(StepKind kind) {
        return steps.stream().anyMatch(step -> step.kind() == kind);
    }

    /** Index of the first step of this kind; -1 where the procedure has none. */
    public int indexOf(StepKind kind) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).kind() == kind) {
                return i;
            }
        }
        return -1;
    }

    /** How rounds allocate; empty where the procedure has no 排序. */
    public Optional<AllocationRules> allocation() {
        return steps.stream().flatMap(step -> step.allocation().stream()).findFirst();
    }

    /** Whether that step comes after the decision, so that the case is approved there. */
    public boolean afterDecision(int index) {
        return index > indexOf(StepKind.DECISION);
    }

    /** Whether nothing is paid before that step. */
    public boolean beforePayment(int index) {
        int payment = indexOf(StepKind.PAYMENT);
        return payment < 0 || payment > index;
    }

    /** The district's first review to which a step of the city's can send back; what the public has seen is not sent back. */
    public OptionalInt remandedTo(int index) {
        StepKind kind = step(index).kind();
        if (step(index).actor() != Actor.CITY || (kind != StepKind.SECOND_REVIEW && kind != StepKind.DECISION)) {
            return OptionalInt.empty();
        }
        for (int i = index - 1; i > 0; i--) {
            StepKind before = step(i).kind();
            if (before == StepKind.RANKING || before == StepKind.NOTICE) {
                return OptionalInt.empty();
            }
            if (before == StepKind.FIRST_REVIEW) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
