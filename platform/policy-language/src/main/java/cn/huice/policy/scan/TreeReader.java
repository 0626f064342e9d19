package cn.huice.policy.scan;

import cn.huice.policy.assessment.WorkingDays;
import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Comparison;
import cn.huice.policy.tree.DayRule;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.tree.Temporal;
import cn.huice.policy.vocabulary.Attribute;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Turns the typed tree into conditions and quantities. */
final class TreeReader {
    private final Planner planner;
    private final Nodes nodes;
    private final Solver solver;
    private final LocalDate asOf;
    private final WorkingDays calendar;
    private final Map<String, Quantity> steps;
    /** Steps that give a day. */
    private final Map<String, Quantity> dated = new HashMap<>();

    TreeReader(Planner planner, Nodes nodes, LocalDate asOf, WorkingDays calendar, Map<String, Quantity> steps) {
        this.planner = planner;
        this.nodes = nodes;
        this.solver = new Solver(nodes);
        this.asOf = asOf;
        this.calendar = calendar;
        this.steps = steps;
    }

    Condition condition(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Flag(Attribute attribute) -> nodes.flag(attribute);
            case Predicate.And(Predicate left, Predicate right) ->
                nodes.all(List.of(condition(left), condition(right)));
            case Predicate.Or(Predicate left, Predicate right) -> nodes.any(List.of(condition(left), condition(right)));
            case Predicate.Not(Predicate operand) -> nodes.not(condition(operand));
            case Predicate.AtLeast(int count, List<Predicate> parts) ->
                nodes.atLeast(count, parts.stream().map(this::condition).toList());
            case Predicate.CompareNumbers(Comparison comparison, Numeric left, Numeric right) ->
                solver.compared(comparison, quantity(left), quantity(right));
            case Predicate.CompareDays(Comparison comparison, Temporal left, Temporal right) ->
                solver.compared(comparison, day(left), day(right));
            case Predicate.OneOf(Attribute attribute, SortedSet<String> codes) -> nodes.codeIn(attribute, codes);
            case Predicate.Contains(Attribute attribute, SortedSet<String> codes, boolean all) ->
                nodes.setHas(attribute, codes, all);
            case Predicate.TextIs(Attribute attribute, String text) -> nodes.codeIn(attribute, Set.of(text));
            case Predicate.Same(Attribute left, Attribute right) -> nodes.same(left, right);
            case Predicate.Satisfied(String policyId) -> planner.satisfied(policyId);
        };
    }

    Quantity quantity(Numeric numeric) {
        return switch (numeric) {
            case Numeric.Constant(Fraction value, Unit unit) -> nodes.constant(value);
            case Numeric.Measured(Attribute attribute, Unit unit) -> nodes.measured(attribute, unit.factor());
            case Numeric.StepResult(String step, Unit unit) -> steps.get(step);
            case Numeric.AmountOf(String policyId, Unit unit) -> planner.amountOf(policyId);
            case Numeric.Arithmetic(Numeric.Operator operator, Numeric left, Numeric right, Unit unit) ->
                arithmetic(operator, quantity(left), quantity(right));
            case Numeric.Negated(Numeric operand) -> nodes.opposite(quantity(operand));
            case Numeric.Extreme(boolean greatest, List<Numeric> operands, Unit unit) ->
                nodes.extreme(greatest, operands.stream().map(this::quantity).toList());
            case Numeric.Whole(boolean up, Numeric operand) ->
                nodes.whole(up, quantity(operand), operand.unit().factor());
            case Numeric.Growth(Numeric now, Numeric before) -> nodes.growth(quantity(now), quantity(before));
            case Numeric.Choice(List<Numeric.Branch> branches, Numeric otherwise, Unit unit) ->
                nodes.choice(
                        branches.stream()
                                .map(branch -> condition(branch.when()))
                                .toList(),
                        followedBy(
                                branches.stream()
                                        .map(branch -> quantity(branch.then()))
                                        .toList(),
                                quantity(otherwise)));
            case Numeric.DaysBetween(Temporal from, Temporal to) -> nodes.sum(day(to), day(from), true);
            case Numeric.WholePeriods(Temporal from, Temporal to, Unit unit) ->
                days(unit.equals(Unit.YEAR) ? DayFunction.WHOLE_YEARS : DayFunction.WHOLE_MONTHS, day(from), day(to));
            case Numeric.WorkingDaysBetween(Temporal from, Temporal to) ->
                days(DayFunction.WORKING_DAYS, day(from), day(to));
            case Numeric.YearOf(Temporal day) -> days(DayFunction.YEAR, day(day), day(day));
            case Numeric.Count(Attribute attribute, Optional<SortedSet<String>> among) ->
                nodes.count(attribute, among.map(Set::<String>copyOf));
            case Numeric.Table table -> table(table);
            case Numeric.Marginal scale -> marginal(scale);
        };
    }

    private static List<Quantity> followedBy(List<Quantity> first, Quantity last) {
        var all = new ArrayList<>(first);
        all.add(last);
        return all;
    }

    private Quantity arithmetic(Numeric.Operator operator, Quantity left, Quantity right) {
        return switch (operator) {
            case PLUS -> nodes.sum(left, right, false);
            case MINUS -> nodes.sum(left, right, true);
            case TIMES -> nodes.product(left, right);
            case OVER -> nodes.quotient(left, right);
        };
    }

    /** The first row that applies is a choice in which nothing is left to choose at the end. */
    private Quantity table(Numeric.Table table) {
        List<Condition> conditions =
                table.rows().stream().map(row -> condition(row.when())).toList();
        List<Quantity> values =
                table.rows().stream().map(row -> quantity(row.value())).toList();
        return table.pick() == Numeric.Pick.FIRST
                ? nodes.choice(conditions, followedBy(values, nodes.nothing()))
                : nodes.best(table.pick() == Numeric.Pick.HIGHEST, conditions, values);
    }

    /** Band by band, as far as the base reaches; there is no value beyond the end of the last. */
    private Quantity marginal(Numeric.Marginal scale) {
        Quantity zero = nodes.constant(Fraction.ZERO);
        Quantity base = quantity(scale.base());
        Quantity sum = zero;
        for (Numeric.Band band : scale.bands()) {
            Quantity from = nodes.constant(band.from());
            Quantity upTo = band.to()
                    .map(to -> nodes.extreme(false, List.of(base, nodes.constant(to))))
                    .orElse(base);
            Quantity part = nodes.product(nodes.sum(upTo, from, true), quantity(band.rate()));
            Condition reached = solver.compared(Comparison.MORE, base, from);
            sum = nodes.sum(sum, nodes.choice(List.of(reached), List.of(part, zero)), false);
        }
        Quantity all = sum;
        return scale.bands()
                .getLast()
                .to()
                .map(end -> nodes.choice(
                        List.of(solver.compared(Comparison.AT_MOST, base, nodes.constant(end))),
                        List.of(all, nodes.nothing())))
                .orElse(all);
    }

    Quantity day(Temporal temporal) {
        return switch (temporal) {
            case Temporal.Day(LocalDate day) -> day(day);
            case Temporal.Dated(Attribute attribute) -> nodes.measured(attribute, Fraction.ONE);
            case Temporal.AsOf() -> day(asOf);
            case Temporal.StepResult(String step) -> dated.get(step);
            case Temporal.DayOf(String policyId) -> planner.dayOf(policyId);
            case Temporal.Shifted(Temporal from, Numeric by, boolean back) -> {
                Quantity length = quantity(by);
                yield days(shift(by.unit()), day(from), back ? nodes.opposite(length) : length);
            }
            case Temporal.Extreme(boolean latest, List<Temporal> several) ->
                nodes.extreme(latest, several.stream().map(this::day).toList());
            case Temporal.Choice(List<Temporal.Branch> branches, Temporal otherwise) ->
                nodes.choice(
                        branches.stream()
                                .map(branch -> condition(branch.when()))
                                .toList(),
                        followedBy(
                                branches.stream()
                                        .map(branch -> day(branch.then()))
                                        .toList(),
                                day(otherwise)));
        };
    }

    /** What the last step gives. */
    Quantity day(DayRule rule) {
        Quantity last = null;
        for (DayRule.Step step : rule.steps()) {
            if (step.formula() instanceof Temporal temporal) {
                last = day(temporal);
                dated.put(step.name(), last);
            } else {
                steps.put(step.name(), quantity((Numeric) step.formula()));
            }
        }
        return last;
    }

    private Quantity day(LocalDate day) {
        return nodes.constant(Fraction.of(day.toEpochDay()));
    }

    private static DayFunction shift(Unit unit) {
        if (unit.measuresTheSameAs(Unit.WORKING_DAY)) {
            return DayFunction.WORKING_DAYS_LATER;
        }
        return unit.measuresTheSameAs(Unit.MONTH) ? DayFunction.MONTHS_LATER : DayFunction.DAYS_LATER;
    }

    private Quantity days(DayFunction function, Quantity left, Quantity right) {
        return nodes.days(function, left, right, calendar);
    }
}
