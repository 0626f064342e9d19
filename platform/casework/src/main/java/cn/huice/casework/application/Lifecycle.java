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
            case DRAFT, RETURNED -> EnumSet.of(Action.SUBMIT, Action.WITHDRAW);
            case IN_PROGRESS -> underway(procedure.step(at.step()).kind());
            case APPROVED -> settling(procedure.step(at.step()));
            case COMPLETED, REJECTED, WITHDRAWN -> EnumSet.noneOf(Action.class);
        };
    }

    private static Set<Action> underway(StepKind kind) {
        return switch (kind) {
            case ACCEPTANCE -> EnumSet.of(Action.ACCEPT, Action.RETURN, Action.REJECT, Action.WITHDRAW);
            case FIRST_REVIEW, SECOND_REVIEW, DECISION ->
                EnumSet.of(Action.APPROVE, Action.RETURN, Action.REJECT, Action.WITHDRAW);
            case NOTICE -> EnumSet.of(Action.PASS, Action.REJECT, Action.WITHDRAW);
            case FILING, PAYMENT, CLOSING ->
                throw new IllegalStateException("an application is never in progress at " + kind);
        };
    }

    private static Set<Action> settling(Step step) {
        return step.kind() == StepKind.CLOSING ? EnumSet.of(Action.COMPLETE) : EnumSet.of(Action.PASS);
    }

    private Position move(Position at, Action action) {
        return switch (action) {
            case SUBMIT -> new Position(State.IN_PROGRESS, at.state() == State.RETURNED ? at.step() : 1);
            case ACCEPT, APPROVE, PASS -> next(at);
            case RETURN -> new Position(State.RETURNED, at.step());
            case REJECT -> new Position(State.REJECTED, at.step());
            case WITHDRAW -> new Position(State.WITHDRAWN, at.step());
            case COMPLETE -> new Position(State.COMPLETED, at.step());
        };
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
