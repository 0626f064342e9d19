package cn.huice.policy.assessment;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.DayRule;
import cn.huice.policy.tree.Expression;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Temporal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** Works out calculations and rules of days, step by step, into the trace. */
final class Sums {
    private final Trace trace;
    private final Function<Steps, Interpreter> interpreters;

    /** What a calculation gives, in base units, not rounded; a ceiling if the authority decides below it. */
    record Result(Answer<Fraction> value, boolean ceiling) {}

    Sums(Trace trace, Function<Steps, Interpreter> interpreters) {
        this.trace = trace;
        this.interpreters = interpreters;
    }

    /** The day the last step gives. */
    Answer<LocalDate> day(DayRule rule) {
        var steps = new Steps();
        DayRule.Step last = rule.steps().getLast();
        for (DayRule.Step step : rule.steps()) {
            var interpreter = interpreters.apply(steps);
            Answer<?> result = remember(step.name(), step.formula(), interpreter, steps);
            trace.write(step.article(), step.text(), result, interpreter, shown(step.formula(), result));
        }
        return steps.days().get(last.name());
    }

    private static Answer<?> remember(String name, Expression formula, Interpreter interpreter, Steps steps) {
        if (formula instanceof Temporal temporal) {
            Answer<LocalDate> day = interpreter.day(temporal);
            steps.days().put(name, day);
            return day;
        }
        Answer<Fraction> number = interpreter.number((Numeric) formula);
        steps.numbers().put(name, number);
        return number;
    }

    private static Optional<String> shown(Expression formula, Answer<?> result) {
        return switch (result) {
            case Answer.Known<?>(LocalDate day) -> Optional.of(day.toString());
            case Answer.Known<?>(Fraction number) -> Optional.of(shown(number, ((Numeric) formula).unit()));
            default -> Optional.empty();
        };
    }

    /** Steps, bounds, what is left of a cumulative limit, and what the authority decided, in this order. */
    Result calculate(Calculation calculation) {
        var steps = new Steps();
        Answer<Fraction> result = null;
        for (Calculation.Step step : calculation.steps()) {
            var interpreter = interpreters.apply(steps);
            result = interpreter.number(step.formula());
            steps.numbers().put(step.name(), result);
            trace.write(
                    step.article(),
                    step.text(),
                    result,
                    interpreter,
                    shown(result, step.formula().unit()));
        }
        result = within(calculation, calculation.cap(), true, result, steps);
        result = within(calculation, calculation.floor(), false, result, steps);
        result = left(calculation, result, steps);
        return decided(calculation, result, steps);
    }

    private Answer<Fraction> left(Calculation calculation, Answer<Fraction> value, Steps steps) {
        if (calculation.cumulative().isEmpty()) {
            return value;
        }
        var cumulative = calculation.cumulative().get();
        var interpreter = interpreters.apply(steps);
        Answer<Fraction> room = Answer.both(
                interpreter.number(cumulative.limit()),
                interpreter.number(cumulative.received()),
                (limit, received) -> Answer.known(limit.minus(received).max(Fraction.ZERO)));
        Answer<Fraction> result = value == null ? room : lesser(value, room);
        write(cumulative.article(), cumulative.text(), calculation, interpreter, result);
        return result;
    }

    private Result decided(Calculation calculation, Answer<Fraction> most, Steps steps) {
        if (calculation.decided().isEmpty()) {
            return new Result(most, calculation.ceiling());
        }
        var decided = calculation.decided().get();
        var interpreter = interpreters.apply(steps);
        Answer<Fraction> amount = interpreter.number(decided.value());
        if (!amount.isKnown()) {
            trace.write(decided.article(), decided.text(), State.UNKNOWN, interpreter, Optional.empty());
            return new Result(most == null ? Answer.undecidable("数额由主管部门审定") : most, true);
        }
        Answer<Fraction> result = most == null ? amount : lesser(amount, most);
        write(decided.article(), decided.text(), calculation, interpreter, result);
        return new Result(result, false);
    }

    private static Answer<Fraction> lesser(Answer<Fraction> one, Answer<Fraction> other) {
        return Answer.both(one, other, (a, b) -> Answer.known(a.min(b)));
    }

    private Answer<Fraction> within(
            Calculation calculation,
            Optional<Calculation.Bound> bound,
            boolean cap,
            Answer<Fraction> value,
            Steps steps) {
        if (bound.isEmpty()) {
            return value;
        }
        var interpreter = interpreters.apply(steps);
        Answer<Fraction> limit = interpreter.number(bound.get().value());
        Answer<Fraction> result = value == null
                ? (cap ? limit : null)
                : Answer.both(value, limit, (a, b) -> Answer.known(cap ? a.min(b) : a.max(b)));
        if (result != null) {
            write(bound.get().article(), bound.get().text(), calculation, interpreter, result);
        }
        return result;
    }

    private void write(
            String article, String text, Calculation calculation, Interpreter interpreter, Answer<Fraction> result) {
        trace.write(article, text, result, interpreter, shown(result, calculation.unit()));
    }

    private static Optional<String> shown(Answer<Fraction> value, Unit unit) {
        return value instanceof Answer.Known<Fraction>(Fraction known)
                ? Optional.of(shown(known, unit))
                : Optional.empty();
    }

    /** A ratio is shown as a number (0.015), in whatever words the step writes it. */
    private static String shown(Fraction value, Unit unit) {
        return Interpreter.display(value, unit.measuresTheSameAs(Unit.PLAIN) ? Unit.PLAIN : unit);
    }
}
