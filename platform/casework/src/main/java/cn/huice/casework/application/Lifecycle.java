package cn.huice.casework.application;

import cn.huice.casework.procedure.Procedure;
import cn.huice.casework.procedure.Step;
import cn.huice.casework.procedure.StepKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The state machine every application follows, whatever its procedure. Pure: position and action in, position out. */
final class Lifecycle {
    private final Procedure procedure;

    Lifecycle(Procedure procedure) {
        this.procedure = procedure;
    }

    /** State and index of the current step. */
    record Position(State state, int step) {}

    static Position start() {
        return new Position(State.DRAFT, 0);
    }

    /** Where an action leads; empty where it is not possible at this position. */
    Optional<Position> after(Position at, Action action) {
        return possible(at).contains(action) ? Optional.of(move(at, action)) : Optional.empty();
    }

    /** Every action that is possible here, whoever may take it. */
    Set<Action> possible(Position at) {
        return switch (at.state()) {
            case DRAFT -> EnumSet.of(Action.SUBMIT, Action.WITHDRAW);
            case RETURNED ->
                procedure.afterDecision(at.step())
                        ? EnumSet.of(Action.SUBMIT)
                        : EnumSet.of(Action.SUBMIT, Action.WITHDRAW);
            case IN_PROGRESS -> underway(at.step());
            case APPROVED -> settling(at.step());
            case REJECTED -> EnumSet.of(Action.REOPEN);
            case COMPLETED, WITHDRAWN -> EnumSet.noneOf(Action.class);
        };
    }

    private Set<Action> underway(int index) {
        Set<Action> possible = underway(procedure.step(index));
        if (procedure.remandedTo(index).isPresent()) {
            possible.add(Action.REMAND);
        }
        return possible;
    }

    private static Set<Action> underway(Step step) {
        if (step.joint()) {
            return EnumSet.of(Action.PASS, Action.RETURN, Action.REJECT, Action.WITHDRAW);
        }
        return switch (step.kind()) {
            case ACCEPTANCE -> EnumSet.of(Action.ACCEPT, Action.RETURN, Action.REJECT, Action.WITHDRAW);
            case FIRST_REVIEW, SECOND_REVIEW, INSPECTION, DECISION ->
                EnumSet.of(Action.APPROVE, Action.RETURN, Action.REJECT, Action.WITHDRAW);
            case RANKING -> EnumSet.of(Action.PASS, Action.RETURN, Action.REJECT, Action.WITHDRAW);
            case EXPERT_REVIEW, NOTICE -> EnumSet.of(Action.PASS, Action.REJECT, Action.WITHDRAW);
            case FILING, PAYMENT, PERFORMANCE, CLOSING ->
                throw new IllegalStateException("an application is never in progress at " + step.kind());
        };
    }

    /** Once money has been paid, what fails inspection is not rejected any more: it is put right, or recovered. */
    private Set<Action> settling(int index) {
        return switch (procedure.step(index).kind()) {
            case CLOSING -> EnumSet.of(Action.COMPLETE);
            case INSPECTION, PERFORMANCE -> {
                Set<Action> possible =
                        EnumSet.of(procedure.step(index).joint() ? Action.PASS : Action.APPROVE, Action.RETURN);
                if (procedure.beforePayment(index)) {
                    possible.add(Action.REJECT);
                }
                yield possible;
            }
            default -> EnumSet.of(Action.PASS);
        };
    }

    private Position move(Position at, Action action) {
        return switch (action) {
            case SUBMIT -> at.state() == State.RETURNED ? resumed(at) : new Position(State.IN_PROGRESS, 1);
            case ACCEPT, APPROVE, PASS -> next(at);
            case RETURN -> new Position(State.RETURNED, at.step());
            case REMAND ->
                new Position(State.IN_PROGRESS, procedure.remandedTo(at.step()).orElseThrow());
            case REJECT -> new Position(State.REJECTED, at.step());
            case REOPEN -> new Position(State.IN_PROGRESS, 1);
            case WITHDRAW -> new Position(State.WITHDRAWN, at.step());
            case COMPLETE -> new Position(State.COMPLETED, at.step());
        };
    }

    private Position resumed(Position at) {
        return new Position(procedure.afterDecision(at.step()) ? State.APPROVED : State.IN_PROGRESS, at.step());
    }

    private Position next(Position at) {
        int step = at.step() + 1;
        State state = at.step() >= procedure.indexOf(StepKind.DECISION) ? State.APPROVED : State.IN_PROGRESS;
        Step entered = procedure.step(step);
        boolean closesByItself =
                entered.kind() == StepKind.CLOSING && entered.records().isEmpty();
        return new Position(closesByItself ? State.COMPLETED : state, step);
    }
}
