package cn.huice.policy.assessment;

import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyVersion;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.tree.Requirement;
import cn.huice.policy.vocabulary.AttributeKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One assessment under way: writes the trace, and asks each other policy referred to once. */
final class Run implements OtherPolicies {
    private final PolicyBook book;
    private final LocalDate asOf;
    private final Facts facts;
    private final List<TraceLine> trace = new ArrayList<>();
    private final SortedSet<AttributeKey> used = new TreeSet<>();
    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final Map<String, Answer<Fraction>> amounts = new HashMap<>();

    /** Whether a requirement holds, and the conditions that speak against it. */
    record Verdict(Answer<Boolean> holds, List<Finding> against) {}

    Run(PolicyBook book, LocalDate asOf, Facts facts) {
        this.book = book;
        this.asOf = asOf;
        this.facts = facts;
    }

    List<TraceLine> trace() {
        return trace;
    }

    SortedSet<AttributeKey> used() {
        return used;
    }

    Verdict require(Requirement requirement) {
        var against = new ArrayList<Finding>();
        return new Verdict(require(requirement, true, against), List.copyOf(against));
    }

    /** @param wanted false inside 非, where a condition that holds speaks against the whole */
    private Answer<Boolean> require(Requirement requirement, boolean wanted, List<Finding> against) {
        var found = new ArrayList<Finding>();
        Answer<Boolean> holds = switch (requirement) {
            case Requirement.All(List<Requirement> parts) -> Kleene.all(requireAll(parts, wanted, found));
            case Requirement.AtLeast(int count, List<Requirement> parts) ->
                Kleene.atLeast(count, requireAll(parts, wanted, found));
            case Requirement.Not(Requirement part) -> Kleene.not(require(part, !wanted, found));
            case Requirement.Check check -> check(check, wanted, found);
        };
        if (holds.is(!wanted)) {
            against.addAll(found);
        }
        return holds;
    }

    private List<Answer<Boolean>> requireAll(List<Requirement> parts, boolean wanted, List<Finding> found) {
        var answers = new ArrayList<Answer<Boolean>>();
        parts.forEach(part -> answers.add(require(part, wanted, found)));
        return answers;
    }

    private Answer<Boolean> check(Requirement.Check check, boolean wanted, List<Finding> found) {
        var interpreter = new Interpreter(facts, asOf, this, Map.of());
        Answer<Boolean> holds = interpreter.truth(check.test());
        if (check.soft() && holds.is(!wanted)) {
            holds = Answer.undecidable("“一般”之规定未满足：" + check.text());
        }
        String text = wanted ? check.text() : "非：" + check.text();
        State state = !holds.isKnown() ? State.UNKNOWN : holds.is(wanted) ? State.MET : State.UNMET;
        write(check.article(), text, state, interpreter, Optional.empty());
        if (state == State.UNMET) {
            if (check.test() instanceof Predicate.Satisfied(String id)
                    && verdicts.get(id) instanceof Verdict(var answer, var inner)
                    && !inner.isEmpty()) {
                found.addAll(inner);
            } else {
                found.add(new Finding(check.article(), text, interpreter.used()));
            }
        }
        return holds;
    }

    /** The result in base units, within its bounds, not rounded. */
    Answer<Fraction> calculate(Calculation calculation) {
        var steps = new HashMap<String, Answer<Fraction>>();
        Answer<Fraction> result = null;
        for (Calculation.Step step : calculation.steps()) {
            var interpreter = new Interpreter(facts, asOf, this, steps);
            result = interpreter.number(step.formula());
            steps.put(step.name(), result);
            write(
                    step.article(),
                    step.text(),
                    result.isKnown() ? State.MET : State.UNKNOWN,
                    interpreter,
                    shown(result, step.formula().unit()));
        }
        result = within(calculation, calculation.cap(), true, result, steps);
        return within(calculation, calculation.floor(), false, result, steps);
    }

    private Answer<Fraction> within(
            Calculation calculation,
            Optional<Calculation.Bound> bound,
            boolean cap,
            Answer<Fraction> value,
            Map<String, Answer<Fraction>> steps) {
        if (bound.isEmpty()) {
            return value;
        }
        var interpreter = new Interpreter(facts, asOf, this, steps);
        Answer<Fraction> limit = interpreter.number(bound.get().value());
        Answer<Fraction> result = Answer.both(
                value, limit, (a, b) -> Answer.known((cap ? a.compareTo(b) > 0 : a.compareTo(b) < 0) ? b : a));
        write(
                bound.get().article(),
                bound.get().text(),
                result.isKnown() ? State.MET : State.UNKNOWN,
                interpreter,
                shown(result, calculation.unit()));
        return result;
    }

    /** A ratio is shown as a number (0.015), in whatever words the step writes it. */
    private static Optional<String> shown(Answer<Fraction> value, Unit unit) {
        Unit shownIn = unit.measuresTheSameAs(Unit.PLAIN) ? Unit.PLAIN : unit;
        return value instanceof Answer.Known<Fraction>(Fraction known)
                ? Optional.of(Interpreter.display(known, shownIn))
                : Optional.empty();
    }

    private void write(String article, String text, State state, Interpreter interpreter, Optional<String> result) {
        Map<AttributeKey, Fact> looked = interpreter.used();
        used.addAll(looked.keySet());
        trace.add(new TraceLine(article, text, state, interpreter.used(), result));
    }

    @Override
    public Answer<Boolean> satisfied(String policyId) {
        Verdict verdict = verdicts.get(policyId);
        if (verdict == null) {
            verdict = versionOf(policyId)
                    .map(version -> require(version.requirement()))
                    .orElseGet(() -> new Verdict(notInForce(policyId), List.of()));
            verdicts.put(policyId, verdict);
        }
        return verdict.holds();
    }

    @Override
    public Answer<Fraction> amountOf(String policyId) {
        Answer<Fraction> amount = amounts.get(policyId);
        if (amount == null) {
            amount = versionOf(policyId)
                    .flatMap(PolicyVersion::calculation)
                    .map(this::calculate)
                    .orElseGet(() -> notInForce(policyId));
            amounts.put(policyId, amount);
        }
        return amount;
    }

    private Optional<PolicyVersion> versionOf(String policyId) {
        return book.find(policyId).flatMap(policy -> policy.versionOn(asOf));
    }

    private static <T> Answer<T> notInForce(String policyId) {
        return Answer.undecidable("所引政策“" + policyId + "”当日无有效版本");
    }
}
