package cn.huice.casework.procedure;

import static cn.huice.casework.procedure.Actor.APPLICANT;
import static cn.huice.casework.procedure.Actor.CITY;
import static cn.huice.casework.procedure.Actor.DISTRICT;
import static cn.huice.casework.procedure.Actor.EXPERT;
import static cn.huice.casework.procedure.Actor.FINANCE;
import static cn.huice.casework.procedure.Actor.SYSTEM;
import static cn.huice.casework.procedure.StepKind.ACCEPTANCE;
import static cn.huice.casework.procedure.StepKind.CLOSING;
import static cn.huice.casework.procedure.StepKind.DECISION;
import static cn.huice.casework.procedure.StepKind.EXPERT_REVIEW;
import static cn.huice.casework.procedure.StepKind.FILING;
import static cn.huice.casework.procedure.StepKind.FIRST_REVIEW;
import static cn.huice.casework.procedure.StepKind.INSPECTION;
import static cn.huice.casework.procedure.StepKind.NOTICE;
import static cn.huice.casework.procedure.StepKind.PAYMENT;
import static cn.huice.casework.procedure.StepKind.PERFORMANCE;
import static cn.huice.casework.procedure.StepKind.RANKING;
import static cn.huice.casework.procedure.StepKind.SECOND_REVIEW;

import java.util.EnumSet;
import java.util.Set;

/** Which kinds of step may follow which, how often, and who can act at them. */
final class StepOrder {
    /** What the case is judged by, in any order the procedure likes. */
    private static final Set<StepKind> EXAMINING =
            EnumSet.of(FIRST_REVIEW, SECOND_REVIEW, EXPERT_REVIEW, RANKING, NOTICE, INSPECTION);

    private static final Set<StepKind> REPEATABLE = EnumSet.of(FIRST_REVIEW, SECOND_REVIEW, NOTICE, INSPECTION);

    private StepOrder() {}

    /** @param decided whether the decision is {@code before} or earlier */
    static boolean mayFollow(StepKind before, StepKind after, boolean decided) {
        return followers(before, decided).contains(after);
    }

    static boolean mayRepeat(StepKind kind) {
        return REPEATABLE.contains(kind);
    }

    private static Set<StepKind> followers(StepKind before, boolean decided) {
        return switch (before) {
            case FILING -> with(EXAMINING, ACCEPTANCE, DECISION);
            case ACCEPTANCE, FIRST_REVIEW, SECOND_REVIEW, EXPERT_REVIEW, RANKING -> with(EXAMINING, DECISION);
            case NOTICE -> without(with(EXAMINING, DECISION), NOTICE);
            case INSPECTION ->
                decided ? EnumSet.of(PAYMENT, PERFORMANCE, CLOSING) : without(with(EXAMINING, DECISION), INSPECTION);
            case DECISION -> EnumSet.of(PAYMENT, INSPECTION, PERFORMANCE, CLOSING);
            case PAYMENT -> EnumSet.of(INSPECTION, PERFORMANCE, CLOSING);
            case PERFORMANCE -> EnumSet.of(CLOSING);
            case CLOSING -> EnumSet.noneOf(StepKind.class);
        };
    }

    /** Those who can bring such a step to an end; with anybody else in charge a case would never leave it. */
    static Set<Actor> actors(Step step) {
        return switch (step.kind()) {
            case FILING -> EnumSet.of(APPLICANT);
            case ACCEPTANCE, FIRST_REVIEW, SECOND_REVIEW, RANKING, DECISION, INSPECTION, PERFORMANCE ->
                EnumSet.of(DISTRICT, CITY);
            case EXPERT_REVIEW -> EnumSet.of(EXPERT);
            case NOTICE -> EnumSet.of(SYSTEM);
            case PAYMENT -> EnumSet.of(FINANCE);
            case CLOSING -> step.records().isEmpty() ? EnumSet.of(SYSTEM, DISTRICT, CITY) : EnumSet.of(DISTRICT, CITY);
        };
    }

    private static EnumSet<StepKind> with(Set<StepKind> kinds, StepKind... more) {
        EnumSet<StepKind> all = EnumSet.copyOf(kinds);
        all.addAll(Set.of(more));
        return all;
    }

    private static EnumSet<StepKind> without(EnumSet<StepKind> kinds, StepKind one) {
        kinds.remove(one);
        return kinds;
    }
}
