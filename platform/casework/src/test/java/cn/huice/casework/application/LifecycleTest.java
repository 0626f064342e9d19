package cn.huice.casework.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.application.Lifecycle.Position;
import cn.huice.casework.procedure.Actor;
import cn.huice.casework.procedure.Procedure;
import cn.huice.casework.procedure.Step;
import cn.huice.casework.procedure.StepKind;
import cn.huice.policy.vocabulary.AttributeKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private final Lifecycle paying = new Lifecycle(procedure(
            StepKind.FILING,
            StepKind.ACCEPTANCE,
            StepKind.FIRST_REVIEW,
            StepKind.NOTICE,
            StepKind.DECISION,
            StepKind.PAYMENT,
            StepKind.CLOSING));

    @Test
    void a_paid_application_goes_through_every_step_and_is_completed() {
        Position at = Lifecycle.start();
        for (Action action :
                List.of(Action.SUBMIT, Action.ACCEPT, Action.APPROVE, Action.PASS, Action.APPROVE, Action.PASS)) {
            at = paying.after(at, action).orElseThrow();
        }
        assertEquals(new Position(State.COMPLETED, 6), at);
    }

    @Test
    void it_is_approved_from_the_decision_on() {
        Position atNotice = new Position(State.IN_PROGRESS, 3);
        Position atDecision = paying.after(atNotice, Action.PASS).orElseThrow();
        assertEquals(new Position(State.IN_PROGRESS, 4), atDecision);
        assertEquals(Optional.of(new Position(State.APPROVED, 5)), paying.after(atDecision, Action.APPROVE));
    }

    @Test
    void what_is_returned_comes_back_to_the_step_that_returned_it() {
        Position returned =
                paying.after(new Position(State.IN_PROGRESS, 2), Action.RETURN).orElseThrow();
        assertEquals(Optional.of(new Position(State.IN_PROGRESS, 2)), paying.after(returned, Action.SUBMIT));
    }

    @Test
    void nobody_can_withdraw_after_the_decision() {
        assertEquals(Optional.empty(), paying.after(new Position(State.APPROVED, 5), Action.WITHDRAW));
    }

    @Test
    void after_the_decision_a_return_leads_back_and_only_what_is_unpaid_can_be_rejected() {
        Lifecycle inspected = new Lifecycle(procedure(
                StepKind.FILING,
                StepKind.DECISION,
                StepKind.INSPECTION,
                StepKind.PAYMENT,
                StepKind.PERFORMANCE,
                StepKind.CLOSING));
        Position atInspection = new Position(State.APPROVED, 2);
        Position returned = inspected.after(atInspection, Action.RETURN).orElseThrow();
        assertEquals(Set.of(Action.SUBMIT), inspected.possible(returned));
        assertEquals(Optional.of(atInspection), inspected.after(returned, Action.SUBMIT));
        assertTrue(inspected.possible(atInspection).contains(Action.REJECT));
        assertEquals(Set.of(Action.APPROVE, Action.RETURN), inspected.possible(new Position(State.APPROVED, 4)));
    }

    @Test
    void the_city_sends_back_to_the_district_what_it_reviews_or_decides_after_it_unless_the_public_has_seen_it() {
        Lifecycle reviewed = new Lifecycle(twoLevels(
                StepKind.FILING, StepKind.FIRST_REVIEW, StepKind.SECOND_REVIEW, StepKind.DECISION, StepKind.CLOSING));
        Position second = new Position(State.IN_PROGRESS, 2);
        assertEquals(Optional.of(new Position(State.IN_PROGRESS, 1)), reviewed.after(second, Action.REMAND));
        assertEquals(
                Optional.of(new Position(State.IN_PROGRESS, 1)),
                reviewed.after(new Position(State.IN_PROGRESS, 3), Action.REMAND));
        assertEquals(Optional.empty(), reviewed.after(new Position(State.IN_PROGRESS, 1), Action.REMAND));

        Lifecycle noticed = new Lifecycle(twoLevels(
                StepKind.FILING, StepKind.FIRST_REVIEW, StepKind.NOTICE, StepKind.DECISION, StepKind.CLOSING));
        assertEquals(Optional.empty(), noticed.after(new Position(State.IN_PROGRESS, 3), Action.REMAND));
    }

    @Test
    void a_rejected_case_can_be_reviewed_once_more() {
        Lifecycle lifecycle =
                new Lifecycle(twoLevels(StepKind.FILING, StepKind.FIRST_REVIEW, StepKind.DECISION, StepKind.CLOSING));
        assertEquals(
                Optional.of(new Position(State.IN_PROGRESS, 1)),
                lifecycle.after(new Position(State.REJECTED, 2), Action.REOPEN));
    }

    @Property
    void every_walk_stays_inside_the_procedure_and_what_has_ended_stays_ended_but_for_a_rejection_reopened(
            @ForAll("procedures") Procedure procedure, @ForAll List<Action> actions) {
        Lifecycle lifecycle = new Lifecycle(procedure);
        Position at = Lifecycle.start();
        for (Action action : actions) {
            Optional<Position> next = lifecycle.after(at, action);
            boolean reopened = at.state() == State.REJECTED && action == Action.REOPEN;
            assertTrue(next.isEmpty() || !at.state().ended() || reopened);
            at = next.orElse(at);
            assertTrue(at.step() >= 0 && at.step() < procedure.steps().size());
        }
    }

    @Property
    void from_everywhere_there_is_a_way_out(@ForAll("procedures") Procedure procedure, @ForAll List<Action> actions) {
        Lifecycle lifecycle = new Lifecycle(procedure);
        Position at = Lifecycle.start();
        for (Action action : actions) {
            at = lifecycle.after(at, action).orElse(at);
        }
        assertTrue(at.state().ended() || !lifecycle.possible(at).isEmpty());
    }

    @Provide
    Arbitrary<Procedure> procedures() {
        List<StepKind> optional = List.of(
                StepKind.ACCEPTANCE,
                StepKind.FIRST_REVIEW,
                StepKind.SECOND_REVIEW,
                StepKind.EXPERT_REVIEW,
                StepKind.RANKING,
                StepKind.NOTICE,
                StepKind.PAYMENT,
                StepKind.INSPECTION,
                StepKind.PERFORMANCE);
        return Arbitraries.subsetOf(optional).map(chosen -> {
            List<StepKind> kinds = new ArrayList<>();
            for (StepKind kind : StepKind.values()) {
                if (chosen.contains(kind) || !optional.contains(kind)) {
                    kinds.add(kind);
                }
            }
            return procedure(kinds.toArray(StepKind[]::new));
        });
    }

    /** The district reviews first; the rest is the city's. */
    private static Procedure twoLevels(StepKind... kinds) {
        List<Step> steps = new ArrayList<>();
        for (StepKind kind : kinds) {
            Actor actor = kind == StepKind.FIRST_REVIEW ? Actor.DISTRICT : Actor.CITY;
            steps.add(new Step(kind, actor, OptionalInt.empty(), Set.of(), List.<AttributeKey>of()));
        }
        return new Procedure("两级", steps);
    }

    private static Procedure procedure(StepKind... kinds) {
        List<Step> steps = new ArrayList<>();
        for (StepKind kind : kinds) {
            steps.add(new Step(kind, Actor.DISTRICT, OptionalInt.empty(), Set.of(), List.<AttributeKey>of()));
        }
        return new Procedure("试", steps);
    }
}
