package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.Comparison;
import cn.huice.policy.tree.DayRule;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.tree.Requirement;
import cn.huice.policy.tree.Rounding;
import cn.huice.policy.tree.Temporal;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.ValueType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Typed trees of all kinds of nodes over some attributes. */
final class RandomTree {
    private static final List<String> CONSTANTS = List.of(
            "0", "1", "-1", "2", "3", "0.05", "0.5", "1.5", "-0.5", "12", "365", "1000", "10000", "99999999.99");

    private final RandomGenerator random;
    private final List<Attribute> attributes;
    /** Earlier policies, and the units of those that give an amount. */
    private final List<String> policies;

    private final Map<String, Unit> amounts;
    /** Earlier policies that give a day. */
    private final List<String> days;

    private final List<String> dated = new ArrayList<>();
    private final Map<String, Unit> steps = new LinkedHashMap<>();

    RandomTree(
            RandomGenerator random,
            List<Attribute> attributes,
            List<String> policies,
            Map<String, Unit> amounts,
            List<String> days) {
        this.random = random;
        this.attributes = attributes;
        this.policies = policies;
        this.amounts = amounts;
        this.days = days;
    }

    private <T> T any(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }

    private boolean often(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> List<T> several(int most, Supplier<T> each) {
        var made = new ArrayList<T>();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            made.add(each.get());
        }
        return made;
    }

    private Optional<Attribute> attribute(ValueType... types) {
        List<Attribute> fitting = attributes.stream()
                .filter(attribute -> List.of(types).contains(attribute.type()))
                .toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(any(fitting));
    }

    Requirement requirement(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(8);
        return switch (kind) {
            case 1, 2 -> new Requirement.All(several(3, () -> requirement(depth - 1)));
            case 3, 4 -> {
                var parts = several(4, () -> requirement(depth - 1));
                yield new Requirement.AtLeast(1 + random.nextInt(parts.size()), parts);
            }
            case 5 -> new Requirement.Not(requirement(depth - 1));
            case 6 ->
                new Requirement.Routes(several(3, () -> new Requirement.Route("途径", requirement(depth - 1), "第二条")));
            default -> new Requirement.Check(predicate(depth + 1), "条件", "第一条", often(15));
        };
    }

    Predicate predicate(int depth) {
        return switch (depth <= 0 ? 7 + random.nextInt(4) : random.nextInt(13)) {
            case 0 -> new Predicate.And(predicate(depth - 1), predicate(depth - 1));
            case 1 -> new Predicate.Or(predicate(depth - 1), predicate(depth - 1));
            case 2 -> new Predicate.Not(predicate(depth - 1));
            case 3 -> {
                var parts = several(4, () -> predicate(depth - 1));
                yield new Predicate.AtLeast(1 + random.nextInt(parts.size()), parts);
            }
            case 4, 5 -> {
                Unit unit = unit();
                yield new Predicate.CompareNumbers(
                        any(comparisons()), number(unit, depth - 1), number(unit, depth - 1));
            }
            case 6 -> new Predicate.CompareDays(any(comparisons()), day(depth - 1), day(depth - 1));
            case 7 ->
                attribute(ValueType.BOOLEAN).<Predicate>map(Predicate.Flag::new).orElseGet(this::text);
            case 8 ->
                attribute(ValueType.ENUM)
                        .<Predicate>map(each -> new Predicate.OneOf(each, codes(each)))
                        .orElseGet(this::text);
            case 9 ->
                attribute(ValueType.SET)
                        .<Predicate>map(each -> new Predicate.Contains(each, codes(each), often(50)))
                        .orElseGet(this::text);
            case 10 -> text();
            case 11 -> {
                ValueType type = often(50) ? ValueType.TEXT : ValueType.ENUM;
                yield attribute(type)
                        .<Predicate>map(
                                left -> new Predicate.Same(left, attribute(type).orElseThrow()))
                        .orElseGet(this::text);
            }
            default -> policies.isEmpty() ? text() : new Predicate.Satisfied(any(policies));
        };
    }

    private Predicate text() {
        return attribute(ValueType.TEXT)
                .<Predicate>map(each -> new Predicate.TextIs(each, any(RandomFacts.TEXTS)))
                .orElseGet(() -> new Predicate.CompareDays(any(comparisons()), day(0), day(0)));
    }

    private static List<Comparison> comparisons() {
        return List.of(Comparison.values());
    }

    private SortedSet<String> codes(Attribute attribute) {
        return new TreeSet<>(several(3, () -> RandomFacts.code(attribute, random)));
    }

    private Unit unit() {
        return any(List.of(Unit.YUAN, Unit.YUAN, Unit.PLAIN, Unit.YEAR, Unit.DAY, Unit.MU));
    }

    private Optional<Numeric> measured(Unit unit) {
        List<Numeric> fitting = new ArrayList<>();
        for (Attribute attribute : attributes) {
            if (attribute.type().isNumeric() && Unit.of(attribute).measuresTheSameAs(unit)) {
                fitting.add(new Numeric.Measured(attribute, Unit.of(attribute)));
            }
        }
        steps.forEach((step, of) -> {
            if (of.measuresTheSameAs(unit)) {
                fitting.add(new Numeric.StepResult(step, of));
            }
        });
        amounts.forEach((policy, of) -> {
            if (of.measuresTheSameAs(unit)) {
                fitting.add(new Numeric.AmountOf(policy, of));
            }
        });
        return fitting.isEmpty() ? Optional.empty() : Optional.of(any(fitting));
    }

    Fraction constant() {
        Fraction number = Fraction.of(new BigDecimal(any(CONSTANTS)));
        return often(5) ? number.dividedBy(Fraction.of(7)) : number;
    }

    private Numeric constant(Unit unit) {
        return new Numeric.Constant(constant().times(unit.factor()), unit);
    }

    private Numeric leaf(Unit unit) {
        return often(30) ? constant(unit) : measured(unit).orElseGet(() -> constant(unit));
    }

    Numeric number(Unit unit, int depth) {
        if (depth <= 0) {
            return leaf(unit);
        }
        Supplier<Numeric> same = () -> number(unit, depth - 1);
        Supplier<Numeric> plain = () -> number(Unit.PLAIN, depth - 1);
        return switch (random.nextInt(15)) {
            case 0 -> new Numeric.Arithmetic(Numeric.Operator.PLUS, same.get(), same.get(), unit);
            case 1 -> new Numeric.Arithmetic(Numeric.Operator.MINUS, same.get(), same.get(), unit);
            case 2 -> new Numeric.Arithmetic(Numeric.Operator.TIMES, same.get(), plain.get(), unit);
            case 3 -> new Numeric.Arithmetic(Numeric.Operator.OVER, same.get(), plain.get(), unit);
            case 4 -> new Numeric.Negated(same.get());
            case 5 -> new Numeric.Extreme(often(50), several(3, same), unit);
            case 6 -> new Numeric.Whole(often(50), same.get());
            case 7 ->
                new Numeric.Choice(
                        several(3, () -> new Numeric.Branch(predicate(depth - 1), same.get())), same.get(), unit);
            case 8 ->
                new Numeric.Table(
                        "表",
                        several(4, () -> new Numeric.Row(predicate(depth - 1), same.get(), "档", "附表")),
                        any(List.of(Numeric.Pick.values())),
                        unit);
            case 9 -> new Numeric.Marginal("累进", same.get(), bands(unit, depth), unit);
            case 10, 11 -> special(unit, depth);
            default -> leaf(unit);
        };
    }

    private Numeric special(Unit unit, int depth) {
        if (unit.equals(Unit.PLAIN)) {
            return switch (random.nextInt(4)) {
                case 0 -> {
                    Unit of = unit();
                    yield new Numeric.Growth(number(of, depth - 1), number(of, depth - 1));
                }
                case 1 -> {
                    Unit of = unit();
                    yield new Numeric.Arithmetic(
                            Numeric.Operator.OVER, number(of, depth - 1), number(of, depth - 1), Unit.PLAIN);
                }
                case 2 -> new Numeric.YearOf(day(depth - 1));
                default ->
                    attribute(ValueType.SET)
                            .<Numeric>map(each ->
                                    new Numeric.Count(each, often(50) ? Optional.empty() : Optional.of(codes(each))))
                            .orElseGet(() -> leaf(unit));
            };
        }
        if (unit.equals(Unit.YEAR)) {
            return new Numeric.WholePeriods(day(depth - 1), day(depth - 1), often(50) ? Unit.YEAR : Unit.MONTH);
        }
        return unit.equals(Unit.DAY) ? new Numeric.DaysBetween(day(depth - 1), day(depth - 1)) : leaf(unit);
    }

    private List<Numeric.Band> bands(Unit unit, int depth) {
        var bands = new ArrayList<Numeric.Band>();
        Fraction from = constant().times(unit.factor());
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Fraction to = from.plus(Fraction.of(1 + random.nextInt(1000)).times(unit.factor()));
            boolean last = i == count - 1 && often(70);
            bands.add(new Numeric.Band(
                    from, last ? Optional.empty() : Optional.of(to), number(Unit.PLAIN, depth - 2), "级", "附表"));
            from = to;
        }
        return bands;
    }

    Temporal day(int depth) {
        return switch (random.nextInt(depth <= 0 ? 4 : 8)) {
            case 0 -> new Temporal.Day(RandomFacts.day(random));
            case 1 -> new Temporal.AsOf();
            case 4, 5 -> {
                Unit unit = any(List.of(Unit.MONTH, Unit.DAY, Unit.WORKING_DAY, Unit.YEAR));
                yield new Temporal.Shifted(day(depth - 1), number(unit, depth - 2), often(50));
            }
            case 6 -> new Temporal.Extreme(often(50), several(3, () -> day(depth - 1)));
            case 7 ->
                new Temporal.Choice(
                        several(2, () -> new Temporal.Branch(predicate(depth - 1), day(depth - 1))), day(depth - 1));
            case 2 -> named();
            default -> dated();
        };
    }

    /** What a step before gave, or another policy. */
    private Temporal named() {
        if (!dated.isEmpty() && often(70)) {
            return new Temporal.StepResult(any(dated));
        }
        return days.isEmpty() ? dated() : new Temporal.DayOf(any(days));
    }

    private Temporal dated() {
        return attribute(ValueType.DATE)
                .<Temporal>map(Temporal.Dated::new)
                .orElseGet(() -> new Temporal.Day(LocalDate.of(2021, 2, 28)));
    }

    DayRule dayRule() {
        var made = new ArrayList<DayRule.Step>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String name = "步骤" + i;
            boolean last = i == count - 1;
            if (last || often(60)) {
                made.add(new DayRule.Step(name, day(3), name, "第三条", name));
                dated.add(name);
            } else {
                Unit of = unit();
                made.add(new DayRule.Step(name, number(of, 2), name, "第三条", name));
                steps.put(name, of);
            }
        }
        dated.clear();
        steps.clear();
        return new DayRule(made);
    }

    /** @param unit of the amount */
    Calculation calculation(Unit unit, String unitName) {
        var made = new ArrayList<Calculation.Step>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Unit of = i == count - 1 ? unit : unit();
            var step = new Calculation.Step("步骤" + i, number(of, 3), "步骤" + i, "第三条");
            made.add(step);
            steps.put(step.name(), of);
        }
        boolean bare = often(10);
        Supplier<Calculation.Bound> bound = () -> new Calculation.Bound(number(unit, 1), "界限", "第四条");
        var calculation = new Calculation(
                bare ? List.of() : made,
                bare || often(40) ? Optional.of(bound.get()) : Optional.empty(),
                often(20) ? Optional.of(bound.get()) : Optional.empty(),
                often(20)
                        ? Optional.of(new Calculation.Cumulative(number(unit, 1), number(unit, 1), "累计", "第五条"))
                        : Optional.empty(),
                often(25),
                often(20) ? Optional.of(bound.get()) : Optional.empty(),
                often(60)
                        ? Rounding.usual(unit)
                        : new Rounding(
                                any(List.of(Rounding.Mode.values())),
                                unit.factor().times(step())),
                unit,
                unitName);
        steps.clear();
        return bare ? withoutSteps(calculation) : calculation;
    }

    private Fraction step() {
        return any(List.of(
                Fraction.of(1, 100), Fraction.ONE, Fraction.of(10_000), Fraction.of(1, 12), Fraction.of(1, 1000)));
    }

    /** Limits must not ask for steps that are not there. */
    private Calculation withoutSteps(Calculation calculation) {
        return new Calculation(
                List.of(),
                Optional.of(new Calculation.Bound(number(calculation.unit(), 1), "界限", "第四条")),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.of(new Calculation.Bound(leaf(calculation.unit()), "审定", "第六条")),
                calculation.rounding(),
                calculation.unit(),
                calculation.unitName());
    }
}
