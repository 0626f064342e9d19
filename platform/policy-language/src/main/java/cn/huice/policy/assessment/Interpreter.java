package cn.huice.policy.assessment;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.tree.Temporal;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Code;
import cn.huice.policy.vocabulary.ValueType;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Gives the value of one condition or step, and remembers which facts it looked at. */
final class Interpreter {
    private final Facts facts;
    private final LocalDate asOf;
    private final OtherPolicies others;
    private final WorkingDays workingDays;
    private final Steps steps;
    private final SortedMap<AttributeKey, Fact> used = new TreeMap<>();
    private final List<Applied> applied = new ArrayList<>();

    /** The row of a table, or the band of a scale, that gave a value. */
    record Applied(String label, String article) {}

    Interpreter(Facts facts, LocalDate asOf, OtherPolicies others, WorkingDays workingDays, Steps steps) {
        this.facts = facts;
        this.asOf = asOf;
        this.others = others;
        this.workingDays = workingDays;
        this.steps = steps;
    }

    /** Rows and bands that were applied so far. */
    List<Applied> applied() {
        return applied;
    }

    void applied(String label, String article) {
        applied.add(new Applied(label, article));
    }

    SortedMap<AttributeKey, Fact> used() {
        return used;
    }

    Answer<Boolean> truth(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Flag(Attribute attribute) ->
                look(attribute, Value.Truth.class).map(Value.Truth::value);
            case Predicate.And(Predicate left, Predicate right) -> Kleene.all(List.of(truth(left), truth(right)));
            case Predicate.Or(Predicate left, Predicate right) -> Kleene.any(List.of(truth(left), truth(right)));
            case Predicate.Not(Predicate operand) -> Kleene.not(truth(operand));
            case Predicate.AtLeast(int count, List<Predicate> parts) ->
                Kleene.atLeast(count, parts.stream().map(this::truth).toList());
            case Predicate.CompareNumbers(var comparison, Numeric left, Numeric right) ->
                Answer.both(number(left), number(right), (a, b) -> Answer.known(comparison.holds(a.compareTo(b))));
            case Predicate.CompareDays(var comparison, Temporal left, Temporal right) ->
                Answer.both(day(left), day(right), (a, b) -> Answer.known(comparison.holds(a.compareTo(b))));
            case Predicate.OneOf(Attribute attribute, SortedSet<String> codes) ->
                look(attribute, Value.Symbol.class).map(symbol -> codes.contains(symbol.code()));
            case Predicate.Contains(Attribute attribute, SortedSet<String> codes, boolean all) ->
                look(attribute, Value.Symbols.class)
                        .map(symbols -> all
                                ? symbols.codes().containsAll(codes)
                                : !Collections.disjoint(codes, symbols.codes()));
            case Predicate.TextIs(Attribute attribute, String text) ->
                look(attribute, Value.Text.class).map(value -> value.value().equals(text));
            case Predicate.Same(Attribute left, Attribute right) ->
                Answer.both(words(left), words(right), (a, b) -> Answer.known(a.equals(b)));
            case Predicate.Satisfied(String policyId) -> others.satisfied(policyId);
        };
    }

    /** In base units. */
    Answer<Fraction> number(Numeric numeric) {
        return switch (numeric) {
            case Numeric.Constant(Fraction value, Unit unit) -> Answer.known(value);
            case Numeric.Measured(Attribute attribute, Unit unit) ->
                look(attribute, Value.Num.class)
                        .map(number -> Fraction.of(number.value()).times(unit.factor()));
            case Numeric.StepResult(String step, Unit unit) -> steps.numbers().get(step);
            case Numeric.AmountOf(String policyId, Unit unit) -> others.amountOf(policyId);
            case Numeric.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Numeric.Negated(Numeric operand) -> number(operand).map(Fraction::negated);
            case Numeric.Extreme(boolean greatest, List<Numeric> operands, Unit unit) -> extreme(greatest, operands);
            case Numeric.Whole(boolean up, Numeric operand) -> {
                Fraction factor = operand.unit().factor();
                yield number(operand).map(value -> {
                    Fraction inUnit = value.dividedBy(factor);
                    return (up ? inUnit.ceiling() : inUnit.floor()).times(factor);
                });
            }
            case Numeric.Growth(Numeric now, Numeric before) ->
                Answer.both(
                        number(now),
                        number(before),
                        (a, b) -> b.isZero()
                                ? Answer.undecidable("上期为零，增长率没有意义")
                                : sane(a.minus(b).dividedBy(b)));
            case Numeric.Choice(List<Numeric.Branch> branches, Numeric otherwise, Unit unit) ->
                choose(branches, Numeric.Branch::when, branch -> number(branch.then()), () -> number(otherwise));
            case Numeric.DaysBetween(Temporal from, Temporal to) ->
                Answer.both(day(from), day(to), (a, b) -> Answer.known(Fraction.of(ChronoUnit.DAYS.between(a, b))));
            case Numeric.WholePeriods(Temporal from, Temporal to, Unit unit) ->
                Answer.both(day(from), day(to), (a, b) -> Answer.known(Days.wholePeriods(a, b, unit)));
            case Numeric.WorkingDaysBetween(Temporal from, Temporal to) ->
                Answer.both(day(from), day(to), (a, b) -> Days.workingDaysBetween(a, b, workingDays));
            case Numeric.YearOf(Temporal day) ->
                day(day).map(LocalDate::getYear).map(Fraction::of);
            case Numeric.Count(Attribute attribute, Optional<SortedSet<String>> among) ->
                look(attribute, Value.Symbols.class)
                        .map(symbols -> Fraction.of(symbols.codes().stream()
                                .filter(code ->
                                        among.map(some -> some.contains(code)).orElse(true))
                                .count()));
            case Numeric.Table table -> Rows.lookUp(table, this);
            case Numeric.Marginal scale -> Rows.accumulate(scale, this);
        };
    }

    /** A code by its Chinese name, so that lists with codes of their own can be compared. */
    private Answer<String> words(Attribute attribute) {
        return attribute.type() == ValueType.TEXT
                ? look(attribute, Value.Text.class).map(Value.Text::value)
                : look(attribute, Value.Symbol.class)
                        .map(symbol -> attribute.codes().stream()
                                .filter(code -> code.code().equals(symbol.code()))
                                .map(Code::name)
                                .findFirst()
                                .orElse(symbol.code()));
    }

    private Answer<Fraction> arithmetic(Numeric.Arithmetic arithmetic) {
        return Answer.both(
                number(arithmetic.left()), number(arithmetic.right()), (a, b) -> switch (arithmetic.operator()) {
                    case PLUS -> sane(a.plus(b));
                    case MINUS -> sane(a.minus(b));
                    case TIMES -> sane(a.times(b));
                    case OVER -> b.isZero() ? Answer.undecidable("除数为零") : sane(a.dividedBy(b));
                });
    }

    static Answer<Fraction> sane(Fraction value) {
        return value.isAbsurd() ? Answer.undecidable("数值超出可计算的范围") : Answer.known(value);
    }

    private Answer<Fraction> extreme(boolean greatest, List<Numeric> operands) {
        List<Answer<Fraction>> values = operands.stream().map(this::number).toList();
        var known = new ArrayList<Fraction>();
        for (Answer<Fraction> each : values) {
            if (!(each instanceof Answer.Known<Fraction>(Fraction value))) {
                return Answer.open(values);
            }
            known.add(value);
        }
        return Answer.known(greatest ? Collections.max(known) : Collections.min(known));
    }

    /** While a condition is open, every branch it could lead to counts; if all agree, that is the value. */
    private <B, T> Answer<T> choose(
            List<B> branches, Function<B, Predicate> when, Function<B, Answer<T>> then, Supplier<Answer<T>> otherwise) {
        var conditions = new ArrayList<Answer<Boolean>>();
        var values = new ArrayList<Answer<T>>();
        boolean decided = false;
        for (B branch : branches) {
            Answer<Boolean> holds = truth(when.apply(branch));
            if (holds.is(false)) {
                continue;
            }
            conditions.add(holds);
            values.add(then.apply(branch));
            if (holds.is(true)) {
                decided = true;
                break;
            }
        }
        if (!decided) {
            values.add(otherwise.get());
        }
        if (values.getFirst() instanceof Answer.Known<T> first
                && values.stream().allMatch(first::equals)) {
            return first;
        }
        if (values.size() == 1) {
            return values.getFirst();
        }
        var open = new ArrayList<Answer<?>>(conditions);
        open.addAll(values);
        return Answer.open(open);
    }

    Answer<LocalDate> day(Temporal temporal) {
        return switch (temporal) {
            case Temporal.Day(LocalDate day) -> Answer.known(day);
            case Temporal.Dated(Attribute attribute) ->
                look(attribute, Value.Day.class).map(Value.Day::value);
            case Temporal.AsOf() -> Answer.known(asOf);
            case Temporal.StepResult(String step) -> steps.days().get(step);
            case Temporal.DayOf(String policyId) -> others.dayOf(policyId);
            case Temporal.Shifted(Temporal from, Numeric by, boolean back) ->
                Answer.both(
                        day(from),
                        number(by),
                        (day, length) -> Days.shifted(day, back ? length.negated() : length, by.unit(), workingDays));
            case Temporal.Extreme(boolean latest, List<Temporal> days) -> {
                List<Answer<LocalDate>> answers = days.stream().map(this::day).toList();
                yield answers.stream()
                        .reduce((one, other) ->
                                Answer.both(one, other, (a, b) -> Answer.known(a.isAfter(b) == latest ? a : b)))
                        .orElseThrow();
            }
            case Temporal.Choice(List<Temporal.Branch> branches, Temporal otherwise) ->
                choose(branches, Temporal.Branch::when, branch -> day(branch.then()), () -> day(otherwise));
        };
    }

    private <V extends Value> Answer<V> look(Attribute attribute, Class<V> expected) {
        Fact fact = facts.get(attribute.key()).orElse(null);
        if (fact == null) {
            return new Answer.Open<>(Gap.missing(attribute.key()));
        }
        used.put(attribute.key(), fact);
        if (!expected.isInstance(fact.value())) {
            throw new IllegalArgumentException("fact of the wrong type: " + attribute.key());
        }
        return Answer.known(expected.cast(fact.value()));
    }

    /** Shown in the unit it was written in. */
    static String display(Fraction base, Unit unit) {
        return base.dividedBy(unit.factor()).toPlainString();
    }
}
