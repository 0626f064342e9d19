package cn.huice.policy.explain;

import cn.huice.policy.PolicyBook;
import cn.huice.policy.assessment.State;
import cn.huice.policy.assessment.TraceLine;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.tree.Requirement;
import cn.huice.policy.tree.Requirement.Check;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Conditions as an indented tree; with a trace, each with what became of it and the facts it used. */
final class ConditionTree {
    private final PolicyBook book;
    private final ValueWords values;
    private final Optional<LocalDate> day;
    private final Optional<TraceIndex> trace;
    private final Set<String> told = new HashSet<>();

    /**
     * One condition or group.
     *
     * @param holds whether it holds by itself, whatever surrounds it; absent without facts
     */
    private record Node(Optional<State> holds, List<String> lines) {}

    ConditionTree(PolicyBook book, Optional<LocalDate> day, Optional<TraceIndex> trace) {
        this.book = book;
        this.values = new ValueWords(book.vocabulary());
        this.day = day;
        this.trace = trace;
    }

    List<String> lines(Requirement requirement) {
        return node(requirement, true).lines();
    }

    /** @param wanted false inside 非, where the trace tells of the opposite */
    private Node node(Requirement requirement, boolean wanted) {
        return switch (requirement) {
            case Requirement.All(var parts)
            when parts.isEmpty() -> new Node(trace.map(any -> State.MET), List.of("没有条件"));
            case Requirement.All(var parts) ->
                group(parts.size() == 1 ? "须满足" : "以下全部满足", parts.size(), nodes(parts, wanted));
            case Requirement.AtLeast(int count, var parts) ->
                group(count == 1 ? "以下满足任一项" : "以下至少满足 " + count + " 项", count, nodes(parts, wanted));
            case Requirement.Routes(var routes) -> {
                var nodes = new ArrayList<Node>();
                for (var route : routes) {
                    nodes.add(route(route, wanted));
                }
                yield group("以下符合任一途径", 1, nodes);
            }
            case Requirement.Not(Check check) -> check(check, !wanted, "非：");
            case Requirement.Not(Requirement part) -> {
                Node inner = node(part, !wanted);
                yield headed("以下不成立", inner.holds().map(ConditionTree::opposite), inner.lines());
            }
            case Check check -> check(check, wanted, "");
        };
    }

    private Node route(Requirement.Route route, boolean wanted) {
        trace.ifPresent(lines -> lines.find(route.article(), "途径“" + route.name() + "”"));
        Node inner = node(route.part(), wanted);
        return headed("途径“" + route.name() + "”（" + route.article() + "）", inner.holds(), inner.lines());
    }

    private List<Node> nodes(List<Requirement> parts, boolean wanted) {
        var nodes = new ArrayList<Node>();
        parts.forEach(part -> nodes.add(node(part, wanted)));
        return nodes;
    }

    private Node group(String head, int count, List<Node> parts) {
        long met = parts.stream()
                .filter(part -> part.holds().equals(Optional.of(State.MET)))
                .count();
        long unmet = parts.stream()
                .filter(part -> part.holds().equals(Optional.of(State.UNMET)))
                .count();
        var holds =
                trace.map(any -> met >= count ? State.MET : parts.size() - unmet < count ? State.UNMET : State.UNKNOWN);
        return headed(
                head,
                holds,
                parts.stream().flatMap(part -> part.lines().stream()).toList());
    }

    private static Node headed(String head, Optional<State> holds, List<String> inner) {
        var lines = new ArrayList<String>();
        lines.add(mark(holds) + head + "：");
        lines.addAll(Lines.indented(inner));
        return new Node(holds, lines);
    }

    private Node check(Check check, boolean wanted, String negation) {
        String text = wanted ? check.text() : "非：" + check.text();
        Optional<TraceLine> line = trace.flatMap(lines -> lines.find(check.article(), text));
        Optional<State> holds = line.map(TraceLine::state).map(state -> wanted ? state : opposite(state));
        Optional<State> shown = negation.isEmpty() ? holds : holds.map(ConditionTree::opposite);
        var lines = new ArrayList<String>();
        lines.add(mark(shown) + negation + check.text() + "（" + check.article() + (check.soft() ? "，一般" : "") + "）");
        if (!check.expression().equals(check.text())) {
            lines.add("    " + check.expression());
        }
        line.filter(each -> !each.used().isEmpty()).ifPresent(each -> lines.add("    用到：" + values.facts(each.used())));
        if (check.test() instanceof Predicate.Satisfied(String id)) {
            lines.addAll(referred(id));
        }
        return new Node(shown, lines);
    }

    private List<String> referred(String id) {
        var policy = book.find(id);
        String name = id + policy.map(known -> " " + known.title()).orElse("");
        boolean again = !told.add(id);
        var version = day.flatMap(on -> policy.flatMap(known -> known.versionOn(on)));
        var lines = new ArrayList<String>();
        lines.add("    所引政策 " + name + (again && version.isPresent() ? "（见上）" : ""));
        if (!again && version.isPresent()) {
            node(version.get().requirement(), true).lines().forEach(line -> lines.add("      " + line));
        }
        return lines;
    }

    private static State opposite(State state) {
        return switch (state) {
            case MET -> State.UNMET;
            case UNMET -> State.MET;
            case UNKNOWN -> State.UNKNOWN;
        };
    }

    /** Of one width, so that what follows stands in line. */
    private static String mark(Optional<State> state) {
        return state.map(known -> switch (known) {
                    case MET -> "满足\u3000 ";
                    case UNMET -> "不满足 ";
                    case UNKNOWN -> "不知道 ";
                })
                .orElse("· ");
    }
}
