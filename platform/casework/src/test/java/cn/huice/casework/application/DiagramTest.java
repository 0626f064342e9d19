package cn.huice.casework.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.application.Lifecycle.Position;
import cn.huice.casework.procedure.Actor;
import cn.huice.casework.procedure.Procedure;
import cn.huice.casework.procedure.ProcedureDiagram;
import cn.huice.casework.procedure.Step;
import cn.huice.casework.procedure.StepKind;
import cn.huice.policy.vocabulary.AttributeKey;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The picture people look at, and the machine that handles cases. */
class DiagramTest {
    private static final AttributeKey CONTRACT = new AttributeKey("parcel.contract_no");

    @Test
    void it_shows_sending_back_rejecting_what_is_not_paid_yet_and_registering_the_outcome() {
        List<String> lines = ProcedureDiagram.mermaid(procedure(
                        List.of(
                                StepKind.FILING,
                                StepKind.FIRST_REVIEW,
                                StepKind.DECISION,
                                StepKind.INSPECTION,
                                StepKind.PAYMENT,
                                StepKind.PERFORMANCE,
                                StepKind.CLOSING),
                        true,
                        true))
                .lines()
                .map(String::strip)
                .toList();
        assertTrue(lines.contains("s3 -.->|发回| s2"), lines::toString);
        assertTrue(lines.contains("s4 --> rejected"), lines::toString);
        assertTrue(lines.contains("s4 -.->|退回| mending"), lines::toString);
        assertTrue(!lines.contains("s6 --> rejected"), lines::toString);
        assertTrue(lines.contains("s7 -->|登记| completed"), lines::toString);
        assertTrue(lines.contains("s1 & s2 & s3 & supplement -.->|撤回| withdrawn"), lines::toString);
        assertTrue(lines.contains("rejected -->|重新办理| s2"), lines::toString);
    }

    /** An objection that is upheld is no action, and so the one way that stands in the picture alone. */
    @Property
    void every_way_of_the_machine_is_in_the_picture_and_no_other(@ForAll("procedures") Procedure procedure) {
        Set<String> drawn = new TreeSet<>();
        ProcedureDiagram.mermaid(procedure)
                .lines()
                .filter(line -> line.matches(".* -(-|\\.-)>.*") && !line.contains("|异议成立|"))
                .forEach(line -> drawn.addAll(ways(line.strip())));
        assertEquals(ways(procedure), drawn);
    }

    @Property
    void an_upheld_objection_leads_from_every_notice_to_the_first_review(@ForAll("procedures") Procedure procedure) {
        List<String> notices = new ArrayList<>();
        for (int i = 0; i < procedure.steps().size(); i++) {
            if (procedure.step(i).kind() == StepKind.NOTICE) {
                notices.add("  s" + (i + 1) + " -->|异议成立| s2");
            }
        }
        assertEquals(
                notices,
                ProcedureDiagram.mermaid(procedure)
                        .lines()
                        .filter(line -> line.contains("异议成立"))
                        .toList());
    }

    private static List<String> ways(String line) {
        String[] ends = line.split(" (-->|-\\.->)(\\|[^|]*\\|)? ");
        return Stream.of(ends[0].split(" & "))
                .map(from -> from + " > " + ends[1])
                .toList();
    }

    /** Every position somebody can come to, with every action that is possible there. */
    private static Set<String> ways(Procedure procedure) {
        Lifecycle lifecycle = new Lifecycle(procedure);
        Set<String> ways = new TreeSet<>();
        List<Position> reached = new ArrayList<>(List.of(Lifecycle.start()));
        for (int i = 0; i < reached.size(); i++) {
            Position at = reached.get(i);
            for (Action action : lifecycle.possible(at)) {
                Position next = lifecycle.after(at, action).orElseThrow();
                ways.add(node(procedure, at) + " > "
                        + (action == Action.COMPLETE ? "completed" : node(procedure, next)));
                if (!reached.contains(next)) {
                    reached.add(next);
                }
            }
        }
        return ways;
    }

    private static String node(Procedure procedure, Position at) {
        return switch (at.state()) {
            case DRAFT, IN_PROGRESS, APPROVED, COMPLETED -> "s" + (at.step() + 1);
            case RETURNED -> procedure.afterDecision(at.step()) ? "mending" : "supplement";
            case REJECTED -> "rejected";
            case WITHDRAWN -> "withdrawn";
        };
    }

    @Provide
    Arbitrary<Procedure> procedures() {
        List<StepKind> before = List.of(
                StepKind.ACCEPTANCE,
                StepKind.FIRST_REVIEW,
                StepKind.EXPERT_REVIEW,
                StepKind.SECOND_REVIEW,
                StepKind.RANKING,
                StepKind.NOTICE,
                StepKind.INSPECTION);
        List<StepKind> after = List.of(StepKind.PAYMENT, StepKind.INSPECTION, StepKind.PERFORMANCE);
        return Combinators.combine(
                        Arbitraries.subsetOf(before).flatMap(set -> Arbitraries.shuffle(List.copyOf(set))),
                        Arbitraries.subsetOf(after).flatMap(set -> Arbitraries.shuffle(List.copyOf(set))),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((first, then, city, registers) -> {
                    List<StepKind> kinds = new ArrayList<>(List.of(StepKind.FILING));
                    kinds.addAll(first);
                    kinds.add(StepKind.DECISION);
                    kinds.addAll(then);
                    kinds.add(StepKind.CLOSING);
                    return procedure(kinds, city, registers);
                });
    }

    /** @param city whether the city decides and reviews after the district */
    private static Procedure procedure(List<StepKind> kinds, boolean city, boolean registers) {
        List<Step> steps = new ArrayList<>();
        for (StepKind kind : kinds) {
            boolean second = kind == StepKind.SECOND_REVIEW || kind == StepKind.DECISION;
            steps.add(new Step(
                    kind,
                    city && second ? Actor.CITY : Actor.DISTRICT,
                    OptionalInt.empty(),
                    Set.of(),
                    registers && kind == StepKind.CLOSING ? List.of(CONTRACT) : List.of()));
        }
        return new Procedure("试", steps);
    }
}
