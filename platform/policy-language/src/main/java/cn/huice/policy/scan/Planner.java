package cn.huice.policy.scan;

import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyVersion;
import cn.huice.policy.assessment.WorkingDays;
import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.Requirement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes plans of policies: their versions of a day as conditions and quantities that all policies share. */
final class Planner {
    private final PolicyBook book;
    private final LocalDate asOf;
    private final Nodes nodes;
    private final WorkingDays calendar;
    private final Map<String, Condition> satisfied = new HashMap<>();
    private final Map<String, Quantity> amounts = new HashMap<>();
    private final Map<String, Quantity> days = new HashMap<>();

    Planner(PolicyBook book, LocalDate asOf, WorkingDays calendar, Nodes nodes) {
        this.book = book;
        this.asOf = asOf;
        this.calendar = calendar;
        this.nodes = nodes;
    }

    PolicyPlan plan(String policyId) {
        Optional<PolicyVersion> version = versionOf(policyId);
        return new PolicyPlan(
                policyId,
                version.map(inForce -> satisfied(policyId)),
                version.flatMap(PolicyVersion::calculation).map(this::grant),
                version.flatMap(PolicyVersion::dayRule)
                        .map(rule -> dayOf(policyId))
                        .isPresent());
    }

    private Optional<PolicyVersion> versionOf(String policyId) {
        return book.find(policyId).flatMap(policy -> policy.versionOn(asOf));
    }

    /** The conditions of a policy; unknown while it is not in force. */
    Condition satisfied(String policyId) {
        Condition known = satisfied.get(policyId);
        if (known == null) {
            known = versionOf(policyId)
                    .map(version -> requirement(version.requirement(), true))
                    .orElseGet(() -> nodes.fixed(Truth.UNKNOWN));
            satisfied.put(policyId, known);
        }
        return known;
    }

    /** What a policy's calculation gives; nothing while it is not in force. */
    Quantity amountOf(String policyId) {
        Quantity known = amounts.get(policyId);
        if (known == null) {
            known = versionOf(policyId)
                    .flatMap(PolicyVersion::calculation)
                    .map(calculation -> grant(calculation).amount())
                    .orElseGet(nodes::nothing);
            amounts.put(policyId, known);
        }
        return known;
    }

    /** The day a policy gives; nothing while it is not in force. */
    Quantity dayOf(String policyId) {
        Quantity known = days.get(policyId);
        if (known == null) {
            known = versionOf(policyId)
                    .flatMap(PolicyVersion::dayRule)
                    .map(rule -> reader(new HashMap<>()).day(rule))
                    .orElseGet(nodes::nothing);
            days.put(policyId, known);
        }
        return known;
    }

    /** @param wanted false inside 非, where a soft condition that holds is what the authority must look at */
    private Condition requirement(Requirement requirement, boolean wanted) {
        return switch (requirement) {
            case Requirement.All(List<Requirement> parts) -> nodes.all(requirements(parts, wanted));
            case Requirement.AtLeast(int count, List<Requirement> parts) ->
                nodes.atLeast(count, requirements(parts, wanted));
            case Requirement.Routes(List<Requirement.Route> routes) ->
                nodes.any(requirements(
                        routes.stream().map(Requirement.Route::part).toList(), wanted));
            case Requirement.Not(Requirement part) -> nodes.not(requirement(part, !wanted));
            case Requirement.Check check -> {
                Condition test = reader(Map.of()).condition(check.test());
                yield check.soft() ? softened(test, wanted) : test;
            }
        };
    }

    private List<Condition> requirements(List<Requirement> parts, boolean wanted) {
        return parts.stream().map(part -> requirement(part, wanted)).toList();
    }

    /** A breach becomes unknown. */
    private Condition softened(Condition test, boolean wanted) {
        var both = List.of(test, nodes.fixed(Truth.UNKNOWN));
        return wanted ? nodes.any(both) : nodes.all(both);
    }

    private TreeReader reader(Map<String, Quantity> steps) {
        return new TreeReader(this, nodes, asOf, calendar, steps);
    }

    /** Steps, bounds, what is left of a cumulative limit, and what the authority decided, in this order. */
    private PolicyPlan.Grant grant(Calculation calculation) {
        var steps = new HashMap<String, Quantity>();
        var reader = reader(steps);
        Quantity most = null;
        for (Calculation.Step step : calculation.steps()) {
            most = reader.quantity(step.formula());
            steps.put(step.name(), most);
        }
        if (calculation.cap().isPresent()) {
            most = lesser(most, reader.quantity(calculation.cap().get().value()));
        }
        if (calculation.floor().isPresent() && most != null) {
            most = nodes.extreme(
                    true,
                    List.of(most, reader.quantity(calculation.floor().get().value())));
        }
        if (calculation.cumulative().isPresent()) {
            most = lesser(most, room(calculation.cumulative().get(), reader));
        }
        Quantity limit = most == null ? nodes.nothing() : most;
        if (calculation.decided().isEmpty()) {
            return new PolicyPlan.Grant(limit, Optional.empty(), calculation);
        }
        Quantity decided = reader.quantity(calculation.decided().get().value());
        Quantity amount = nodes.decided(decided, limit, lesser(most, decided));
        return new PolicyPlan.Grant(amount, Optional.of(decided), calculation);
    }

    /** What is left of a cumulative limit; nothing is left below zero. */
    private Quantity room(Calculation.Cumulative cumulative, TreeReader reader) {
        Quantity left = nodes.sum(reader.quantity(cumulative.limit()), reader.quantity(cumulative.received()), true);
        return nodes.extreme(true, List.of(left, nodes.constant(Fraction.ZERO)));
    }

    /** @param one null where there is no such limit */
    private Quantity lesser(Quantity one, Quantity other) {
        return one == null ? other : nodes.extreme(false, List.of(one, other));
    }
}
