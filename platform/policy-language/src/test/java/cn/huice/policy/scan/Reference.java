package cn.huice.policy.scan;

import static cn.huice.policy.scan.Reference.Three.NO;
import static cn.huice.policy.scan.Reference.Three.OPEN;
import static cn.huice.policy.scan.Reference.Three.YES;

import cn.huice.policy.Policy;
import cn.huice.policy.PolicyVersion;
import cn.huice.policy.assessment.WorkingDays;
import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.Comparison;
import cn.huice.policy.tree.DayRule;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.tree.Requirement;
import cn.huice.policy.tree.Temporal;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Code;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What policies mean, written down as plainly as possible from the authors' manual: nothing shared with either engine but
 * the tree. An open number or day is null.
 */
final class Reference {
    private final Map<String, Policy> policies;
    private final LocalDate asOf;
    private final WorkingDays calendar;
    private final Map<AttributeKey, Value> facts;
    /** Of the calculation under way. */
    private Map<String, Ratio> steps = new HashMap<>();

    private Map<String, LocalDate> days = new HashMap<>();

    private final Map<String, Three> satisfied = new HashMap<>();
    private final Map<String, Optional<Ratio>> amounts = new HashMap<>();

    enum Three {
        YES,
        NO,
        OPEN;

        static Three of(boolean truth) {
            return truth ? YES : NO;
        }
    }

    /** An amount; open if the value is null. */
    record Sum(BigDecimal value, boolean ceiling) {}

    /** A fraction as schools teach it. */
    record Ratio(BigInteger above, BigInteger below) {
        static Ratio of(BigDecimal number) {
            return number.scale() <= 0
                    ? new Ratio(number.toBigIntegerExact(), BigInteger.ONE)
                    : new Ratio(number.unscaledValue(), BigInteger.TEN.pow(number.scale()));
        }

        static Ratio of(long whole) {
            return new Ratio(BigInteger.valueOf(whole), BigInteger.ONE);
        }

        static Ratio of(Fraction written) {
            return new Ratio(written.numerator(), written.denominator());
        }

        Ratio plus(Ratio other) {
            return new Ratio(above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
        }

        Ratio minus(Ratio other) {
            return plus(new Ratio(other.above.negate(), other.below));
        }

        Ratio times(Ratio other) {
            return new Ratio(above.multiply(other.above), below.multiply(other.below));
        }

        Ratio over(Ratio other) {
            return new Ratio(above.multiply(other.below), below.multiply(other.above));
        }

        int compare(Ratio other) {
            return minus(other).sign();
        }

        int sign() {
            return above.signum() * below.signum();
        }

        BigDecimal rounded(int decimals, RoundingMode mode) {
            return new BigDecimal(above).divide(new BigDecimal(below), decimals, mode);
        }

        boolean isWhole() {
            return above.mod(below.abs()).signum() == 0;
        }

        /** Figures of more than 2048 bits are beyond what is computed. */
        Ratio sane() {
            BigInteger common = above.gcd(below);
            var shortest = new Ratio(above.divide(common), below.divide(common));
            return shortest.above.bitLength() > 2048 || shortest.below.bitLength() > 2048 ? null : shortest;
        }
    }

    Reference(Map<String, Policy> policies, LocalDate asOf, WorkingDays calendar, Map<AttributeKey, Value> facts) {
        this.policies = policies;
        this.asOf = asOf;
        this.calendar = calendar;
        this.facts = facts;
    }

    /** Null if no version is in force. */
    PolicyVersion version(String policyId) {
        for (PolicyVersion version : policies.get(policyId).versions()) {
            boolean ended = version.effectiveUntil().isPresent()
                    && asOf.isAfter(version.effectiveUntil().get());
            if (!asOf.isBefore(version.effectiveFrom()) && !ended) {
                return version;
            }
        }
        return null;
    }

    Three satisfied(String policyId) {
        if (!satisfied.containsKey(policyId)) {
            PolicyVersion version = version(policyId);
            satisfied.put(policyId, version == null ? OPEN : holds(version.requirement(), true));
        }
        return satisfied.get(policyId);
    }

    private Three holds(Requirement requirement, boolean wanted) {
        return switch (requirement) {
            case Requirement.All(var parts) -> atLeast(parts.size(), parts, wanted);
            case Requirement.AtLeast(int count, var parts) -> atLeast(count, parts, wanted);
            case Requirement.Routes(var routes) ->
                atLeast(1, routes.stream().map(Requirement.Route::part).toList(), wanted);
            case Requirement.Not(var part) -> not(holds(part, !wanted));
            case Requirement.Check check -> {
                Three test = holds(check.test());
                yield check.soft() && test == Three.of(!wanted) ? OPEN : test;
            }
        };
    }

    private Three atLeast(int count, List<Requirement> parts, boolean wanted) {
        return atLeast(count, parts.stream().map(part -> holds(part, wanted)).toList());
    }

    private static Three atLeast(int count, List<Three> parts) {
        long yes = parts.stream().filter(part -> part == YES).count();
        long open = parts.stream().filter(part -> part == OPEN).count();
        return yes >= count ? YES : yes + open < count ? NO : OPEN;
    }

    private static Three not(Three truth) {
        return truth == OPEN ? OPEN : Three.of(truth == NO);
    }

    private Three holds(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Flag(var attribute) ->
                value(attribute) instanceof Value.Truth(boolean truth) ? Three.of(truth) : OPEN;
            case Predicate.And(var left, var right) -> atLeast(2, List.of(holds(left), holds(right)));
            case Predicate.Or(var left, var right) -> atLeast(1, List.of(holds(left), holds(right)));
            case Predicate.Not(var operand) -> not(holds(operand));
            case Predicate.AtLeast(int count, var parts) ->
                atLeast(count, parts.stream().map(this::holds).toList());
            case Predicate.CompareNumbers(var comparison, var left, var right) -> {
                Ratio one = number(left);
                Ratio other = number(right);
                yield one == null || other == null ? OPEN : Three.of(holds(comparison, one.compare(other)));
            }
            case Predicate.CompareDays(var comparison, var left, var right) -> {
                LocalDate one = day(left);
                LocalDate other = day(right);
                yield one == null || other == null ? OPEN : Three.of(holds(comparison, one.compareTo(other)));
            }
            case Predicate.OneOf(var attribute, var codes) ->
                value(attribute) instanceof Value.Symbol(var code) ? Three.of(codes.contains(code)) : OPEN;
            case Predicate.Contains(var attribute, var codes, boolean all) ->
                value(attribute) instanceof Value.Symbols(var has)
                        ? Three.of(
                                all
                                        ? codes.stream().allMatch(has::contains)
                                        : codes.stream().anyMatch(has::contains))
                        : OPEN;
            case Predicate.TextIs(var attribute, var text) ->
                value(attribute) instanceof Value.Text(var is) ? Three.of(is.equals(text)) : OPEN;
            case Predicate.Same(var left, var right) -> {
                String one = words(left);
                String other = words(right);
                yield one == null || other == null ? OPEN : Three.of(one.equals(other));
            }
            case Predicate.Satisfied(var policyId) -> satisfied(policyId);
        };
    }

    private static boolean holds(Comparison comparison, int order) {
        return switch (comparison) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    private Value value(Attribute attribute) {
        return facts.get(attribute.key());
    }

    private String words(Attribute attribute) {
        return switch (value(attribute)) {
            case null -> null;
            case Value.Text(var text) -> text;
            case Value.Symbol(var code) -> {
                for (Code each : attribute.codes()) {
                    if (each.code().equals(code)) {
                        yield each.name();
                    }
                }
                yield code;
            }
            default -> throw new AssertionError();
        };
    }

    private Ratio number(Numeric numeric) {
        return switch (numeric) {
            case Numeric.Constant(var value, var unit) -> Ratio.of(value);
            case Numeric.Measured(var attribute, var unit) ->
                value(attribute) instanceof Value.Num(var number)
                        ? Ratio.of(number).times(Ratio.of(unit.factor()))
                        : null;
            case Numeric.StepResult(var step, var unit) -> steps.get(step);
            case Numeric.AmountOf(var policyId, var unit) -> amountOf(policyId);
            case Numeric.Arithmetic(var operator, var left, var right, var unit) -> {
                Ratio one = number(left);
                Ratio other = number(right);
                if (one == null || other == null || operator == Numeric.Operator.OVER && other.sign() == 0) {
                    yield null;
                }
                Ratio result = switch (operator) {
                    case PLUS -> one.plus(other);
                    case MINUS -> one.minus(other);
                    case TIMES -> one.times(other);
                    case OVER -> one.over(other);
                };
                yield result.sane();
            }
            case Numeric.Negated(var operand) -> {
                Ratio value = number(operand);
                yield value == null ? null : Ratio.of(0).minus(value);
            }
            case Numeric.Extreme(boolean greatest, var operands, var unit) ->
                extreme(greatest, operands.stream().map(this::number).toList());
            case Numeric.Whole(boolean up, var operand) -> {
                Ratio value = number(operand);
                Ratio unit = Ratio.of(operand.unit().factor());
                yield value == null
                        ? null
                        : Ratio.of(value.over(unit).rounded(0, up ? RoundingMode.CEILING : RoundingMode.FLOOR))
                                .times(unit);
            }
            case Numeric.Growth(var now, var before) -> {
                Ratio last = number(now);
                Ratio first = number(before);
                yield last == null || first == null || first.sign() == 0
                        ? null
                        : last.minus(first).over(first).sane();
            }
            case Numeric.Choice(var branches, var otherwise, var unit) -> {
                var reached = new ArrayList<Ratio>();
                boolean decided = false;
                for (Numeric.Branch branch : branches) {
                    Three when = holds(branch.when());
                    if (when != NO && !decided) {
                        reached.add(number(branch.then()));
                        decided = when == YES;
                    }
                }
                if (!decided) {
                    reached.add(number(otherwise));
                }
                yield theOne(reached);
            }
            case Numeric.DaysBetween(var from, var to) -> {
                LocalDate first = day(from);
                LocalDate last = day(to);
                yield first == null || last == null ? null : Ratio.of(last.toEpochDay() - first.toEpochDay());
            }
            case Numeric.WholePeriods(var from, var to, var unit) -> {
                LocalDate first = day(from);
                LocalDate last = day(to);
                yield first == null || last == null ? null : Ratio.of(periods(first, last, unit));
            }
            case Numeric.WorkingDaysBetween(var from, var to) -> {
                LocalDate first = day(from);
                LocalDate last = day(to);
                yield first == null
                                || last == null
                                || calendar.between(first, last).isEmpty()
                        ? null
                        : Ratio.of(calendar.between(first, last).getAsInt());
            }
            case Numeric.YearOf(var of) -> {
                LocalDate day = day(of);
                yield day == null ? null : Ratio.of(day.getYear());
            }
            case Numeric.Count(var attribute, var among) ->
                value(attribute) instanceof Value.Symbols(var codes)
                        ? Ratio.of(codes.stream()
                                .filter(code -> among.isEmpty() || among.get().contains(code))
                                .count())
                        : null;
            case Numeric.Table table -> table(table);
            case Numeric.Marginal scale -> marginal(scale);
        };
    }

    /** Open values make the extreme open. */
    private static Ratio extreme(boolean greatest, List<Ratio> values) {
        Ratio best = values.getFirst();
        for (Ratio value : values) {
            if (value == null) {
                return null;
            }
            int order = value.compare(best);
            best = (greatest ? order > 0 : order < 0) ? value : best;
        }
        return best;
    }

    /** What all agree on. */
    private static Ratio theOne(List<Ratio> reached) {
        Ratio first = reached.getFirst();
        for (Ratio each : reached) {
            if (each == null || first == null || each.compare(first) != 0) {
                return null;
            }
        }
        return first;
    }

    private static long periods(LocalDate from, LocalDate to, Unit unit) {
        if (to.isBefore(from)) {
            return -periods(to, from, unit);
        }
        int size = unit.equals(Unit.YEAR) ? 12 : 1;
        long whole = Math.max(0, ChronoUnit.MONTHS.between(from, to) / size - 1);
        while (!from.plusMonths((whole + 1) * size).isAfter(to)) {
            whole++;
        }
        return whole * size;
    }

    private Ratio table(Numeric.Table table) {
        var possible = new ArrayList<Ratio>();
        var sure = new ArrayList<Ratio>();
        for (Numeric.Row row : table.rows()) {
            Three when = holds(row.when());
            if (when != NO) {
                possible.add(number(row.value()));
            }
            if (when == YES) {
                sure.add(number(row.value()));
                if (table.pick() == Numeric.Pick.FIRST) {
                    return theOne(possible);
                }
            }
        }
        if (table.pick() == Numeric.Pick.FIRST || sure.isEmpty()) {
            return null;
        }
        boolean greatest = table.pick() == Numeric.Pick.HIGHEST;
        Ratio best = extreme(greatest, possible);
        return best == null ? null : theOne(List.of(best, Objects.requireNonNull(extreme(greatest, sure))));
    }

    private Ratio marginal(Numeric.Marginal scale) {
        Ratio base = number(scale.base());
        Ratio sum = Ratio.of(0);
        var end = scale.bands().getLast().to();
        if (base == null || (end.isPresent() && base.compare(Ratio.of(end.get())) > 0)) {
            return null;
        }
        for (Numeric.Band band : scale.bands()) {
            Ratio from = Ratio.of(band.from());
            if (sum != null && base.compare(from) > 0) {
                Ratio rate = number(band.rate());
                Ratio to = band.to().isEmpty()
                        ? base
                        : extreme(false, List.of(base, Ratio.of(band.to().get())));
                sum = rate == null ? null : sum.plus(to.minus(from).times(rate)).sane();
            }
        }
        return sum;
    }

    private LocalDate day(Temporal temporal) {
        return switch (temporal) {
            case Temporal.Day(var day) -> day;
            case Temporal.Dated(var attribute) -> value(attribute) instanceof Value.Day(var day) ? day : null;
            case Temporal.AsOf() -> asOf;
            case Temporal.StepResult(String step) -> days.get(step);
            case Temporal.DayOf(String id) -> dayOf(id);
            case Temporal.Shifted(var from, var by, boolean back) -> {
                LocalDate day = day(from);
                Ratio length = number(by);
                boolean possible = day != null
                        && length != null
                        && length.isWhole()
                        && length.compare(Ratio.of(100_000)) <= 0
                        && length.compare(Ratio.of(-100_000)) >= 0;
                if (!possible) {
                    yield null;
                }
                int whole = length.rounded(0, RoundingMode.UNNECESSARY).intValueExact() * (back ? -1 : 1);
                if (by.unit().dimension().equals(Unit.WORKING_DAY.dimension())) {
                    yield calendar.shift(day, whole).orElse(null);
                }
                yield by.unit().dimension().equals(Unit.MONTH.dimension())
                        ? day.plusMonths(whole)
                        : day.plusDays(whole);
            }
            case Temporal.Extreme(boolean latest, var several) -> {
                List<LocalDate> days = several.stream().map(this::day).toList();
                yield days.contains(null) ? null : latest ? Collections.max(days) : Collections.min(days);
            }
            case Temporal.Choice(var branches, var otherwise) -> {
                var reached = new ArrayList<LocalDate>();
                boolean decided = false;
                for (Temporal.Branch branch : branches) {
                    Three when = holds(branch.when());
                    if (when != NO && !decided) {
                        reached.add(day(branch.then()));
                        decided = when == YES;
                    }
                }
                if (!decided) {
                    reached.add(day(otherwise));
                }
                LocalDate first = reached.getFirst();
                yield first != null && reached.stream().allMatch(first::equals) ? first : null;
            }
        };
    }

    /** Open if null. */
    LocalDate dayOf(String policyId) {
        PolicyVersion version = version(policyId);
        if (version == null || version.dayRule().isEmpty()) {
            return null;
        }
        Map<String, Ratio> before = steps;
        Map<String, LocalDate> daysBefore = days;
        steps = new HashMap<>();
        days = new HashMap<>();
        LocalDate last = null;
        for (DayRule.Step step : version.dayRule().get().steps()) {
            if (step.formula() instanceof Temporal temporal) {
                last = day(temporal);
                days.put(step.name(), last);
            } else {
                steps.put(step.name(), number((Numeric) step.formula()));
            }
        }
        steps = before;
        days = daysBefore;
        return last;
    }

    private Ratio amountOf(String policyId) {
        PolicyVersion version = version(policyId);
        if (version == null || version.calculation().isEmpty()) {
            return null;
        }
        if (!amounts.containsKey(policyId)) {
            Map<String, Ratio> before = steps;
            amounts.put(
                    policyId,
                    Optional.ofNullable(calculate(version.calculation().get()).value));
            steps = before;
        }
        return amounts.get(policyId).orElse(null);
    }

    private record Unrounded(Ratio value, boolean ceiling) {}

    private Unrounded calculate(Calculation calculation) {
        steps = new HashMap<>();
        boolean limited = false;
        Ratio most = null;
        for (Calculation.Step step : calculation.steps()) {
            most = number(step.formula());
            steps.put(step.name(), most);
            limited = true;
        }
        if (calculation.cap().isPresent()) {
            most = bounded(false, limited, most, number(calculation.cap().get().value()));
            limited = true;
        }
        if (calculation.floor().isPresent() && limited) {
            most = bounded(true, true, most, number(calculation.floor().get().value()));
        }
        if (calculation.cumulative().isPresent()) {
            Ratio limit = number(calculation.cumulative().get().limit());
            Ratio received = number(calculation.cumulative().get().received());
            Ratio room = limit == null || received == null
                    ? null
                    : extreme(true, List.of(Ratio.of(0), limit.minus(received)));
            most = bounded(false, limited, most, room);
            limited = true;
        }
        if (calculation.decided().isEmpty()) {
            return new Unrounded(most, calculation.ceiling());
        }
        Ratio decided = number(calculation.decided().get().value());
        return decided == null
                ? new Unrounded(most, true)
                : new Unrounded(bounded(false, limited, most, decided), false);
    }

    private static Ratio bounded(boolean below, boolean limited, Ratio value, Ratio bound) {
        if (!limited) {
            return bound;
        }
        return value == null || bound == null ? null : extreme(below, List.of(value, bound));
    }

    /** Null if the policy grants no sum. */
    Sum amount(String policyId) {
        PolicyVersion version = version(policyId);
        if (version == null || version.calculation().isEmpty()) {
            return null;
        }
        Calculation calculation = version.calculation().get();
        Unrounded amount = calculate(calculation);
        if (amount.value == null) {
            return new Sum(null, amount.ceiling);
        }
        Ratio step = Ratio.of(calculation.rounding().step());
        RoundingMode mode = switch (calculation.rounding().mode()) {
            case HALF_UP -> RoundingMode.HALF_UP;
            case UP -> RoundingMode.CEILING;
            case DOWN -> RoundingMode.FLOOR;
        };
        Ratio whole = Ratio.of(amount.value.over(step).rounded(0, mode)).times(step);
        return new Sum(
                whole.over(Ratio.of(calculation.unit().factor())).rounded(2, RoundingMode.HALF_UP), amount.ceiling);
    }
}
