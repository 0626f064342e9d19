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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One assessment under way: writes the trace, and asks each other policy referred to once. */
final class Run implements OtherPolicies {
    private final PolicyBook book;
    private final String home;
    private final LocalDate asOf;
    private final Facts facts;
    private final WorkingDays workingDays;
    private final List<TraceLine> trace = new ArrayList<>();
    private final Set<AttributeKey> used = new HashSet<>();
    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final Map<String, Answer<Fraction>> amounts = new HashMap<>();
    /** Whose conditions and steps are being looked at: the document they cite, where it is not the first policy's. */
    private String document = "";

    /** Whether a requirement holds, and the conditions that speak against it. */
    record Verdict(Answer<Boolean> holds, List<Finding> against) {}

    /** What a calculation gives, in base units, not rounded; a ceiling if the authority decides below it. */
    record Result(Answer<Fraction> value, boolean ceiling) {}

    /** @param home number of the document the assessment is about */
    Run(PolicyBook book, String home, LocalDate asOf, Facts facts, WorkingDays workingDays) {
        this.home = home;
        this.book = book;
        this.asOf = asOf;
        this.facts = facts;
        this.workingDays = workingDays;
    }

    private Interpreter interpreter(Map<String, Answer<Fraction>> steps) {
        return new Interpreter(facts, asOf, this, workingDays, steps);
    }

    List<TraceLine> trace() {
        return trace;
    }

    SortedSet<AttributeKey> used() {
        return new TreeSet<>(used);
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
            case Requirement.Routes(List<Requirement.Route> routes) -> Kleene.any(routes(routes, wanted, found));
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

    private List<Answer<Boolean>> routes(List<Requirement.Route> routes, boolean wanted, List<Finding> found) {
        var answers = new ArrayList<Answer<Boolean>>();
        for (Requirement.Route route : routes) {
            Answer<Boolean> holds = require(route.part(), wanted, found);
            answers.add(holds);
            State state = !holds.isKnown() ? State.UNKNOWN : holds.is(true) ? State.MET : State.UNMET;
            write(route.article(), "途径“" + route.name() + "”", state, interpreter(Map.of()), Optional.empty());
        }
        return answers;
    }

    private Answer<Boolean> check(Requirement.Check check, boolean wanted, List<Finding> found) {
        var interpreter = interpreter(Map.of());
        Answer<Boolean> holds = interpreter.truth(check.test());
        if (check.soft() && holds.is(!wanted)) {
            holds = Answer.undecidable("“一般”之规定未满足：" + check.text());
        }
        String text = wanted ? check.text() : "非：" + check.text();
        State state = !holds.isKnown() ? State.UNKNOWN : holds.is(wanted) ? State.MET : State.UNMET;
        write(check.article(), text + reasons(holds), state, interpreter, Optional.empty());
        if (state == State.UNMET) {
            if (check.test() instanceof Predicate.Satisfied(String id)
                    && verdicts.get(id) instanceof Verdict(var answer, var inner)
                    && !inner.isEmpty()) {
                found.addAll(inner);
            } else {
                found.add(new Finding(cited(check.article()), text, interpreter.used()));
            }
        }
        return holds;
    }

    /** Steps, bounds, what is left of a cumulative limit, and what the authority decided, in this order. */
    Result calculate(Calculation calculation) {
        var steps = new HashMap<String, Answer<Fraction>>();
        Answer<Fraction> result = null;
        for (Calculation.Step step : calculation.steps()) {
            var interpreter = interpreter(steps);
            result = interpreter.number(step.formula());
            steps.put(step.name(), result);
            write(
                    step.article(),
                    step.text() + reasons(result),
                    result.isKnown() ? State.MET : State.UNKNOWN,
                    interpreter,
                    shown(result, step.formula().unit()));
        }
        result = within(calculation, calculation.cap(), true, result, steps);
        result = within(calculation, calculation.floor(), false, result, steps);
        result = left(calculation, result, steps);
        return decided(calculation, result, steps);
    }

    private Answer<Fraction> left(
            Calculation calculation, Answer<Fraction> value, Map<String, Answer<Fraction>> steps) {
        if (calculation.cumulative().isEmpty()) {
            return value;
        }
        var cumulative = calculation.cumulative().get();
        var interpreter = interpreter(steps);
        Answer<Fraction> room = Answer.both(
                interpreter.number(cumulative.limit()),
                interpreter.number(cumulative.received()),
                (limit, received) ->
                        Answer.known(limit.compareTo(received) < 0 ? Fraction.ZERO : limit.minus(received)));
        Answer<Fraction> result = value == null ? room : lesser(value, room);
        writeBound(cumulative.article(), cumulative.text(), calculation, interpreter, result);
        return result;
    }

    private Result decided(Calculation calculation, Answer<Fraction> most, Map<String, Answer<Fraction>> steps) {
        if (calculation.decided().isEmpty()) {
            return new Result(most, calculation.ceiling());
        }
        var decided = calculation.decided().get();
        var interpreter = interpreter(steps);
        Answer<Fraction> amount = interpreter.number(decided.value());
        if (!amount.isKnown()) {
            write(decided.article(), decided.text(), State.UNKNOWN, interpreter, Optional.empty());
            return new Result(most == null ? Answer.undecidable("数额由主管部门审定") : most, true);
        }
        Answer<Fraction> result = most == null ? amount : lesser(amount, most);
        writeBound(decided.article(), decided.text(), calculation, interpreter, result);
        return new Result(result, false);
    }

    private static Answer<Fraction> lesser(Answer<Fraction> one, Answer<Fraction> other) {
        return Answer.both(one, other, (a, b) -> Answer.known(a.compareTo(b) <= 0 ? a : b));
    }

    private void writeBound(
            String article, String text, Calculation calculation, Interpreter interpreter, Answer<Fraction> result) {
        write(
                article,
                text + reasons(result),
                result.isKnown() ? State.MET : State.UNKNOWN,
                interpreter,
                shown(result, calculation.unit()));
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
        var interpreter = interpreter(steps);
        Answer<Fraction> limit = interpreter.number(bound.get().value());
        Answer<Fraction> result = value == null
                ? (cap ? limit : null)
                : Answer.both(
                        value, limit, (a, b) -> Answer.known((cap ? a.compareTo(b) > 0 : a.compareTo(b) < 0) ? b : a));
        if (result != null) {
            writeBound(bound.get().article(), bound.get().text(), calculation, interpreter, result);
        }
        return result;
    }

    /** A ratio is shown as a number (0.015), in whatever words the step writes it. */
    private static Optional<String> shown(Answer<Fraction> value, Unit unit) {
        Unit shownIn = unit.measuresTheSameAs(Unit.PLAIN) ? Unit.PLAIN : unit;
        return value instanceof Answer.Known<Fraction>(Fraction known)
                ? Optional.of(Interpreter.display(known, shownIn))
                : Optional.empty();
    }

    /** Why only an officer can settle it. */
    private static String reasons(Answer<?> answer) {
        return answer instanceof Answer.Open<?>(Gap gap) && !gap.reasons().isEmpty()
                ? "；须人工审定：" + String.join("；", gap.reasons())
                : "";
    }

    /** With the row or band that was applied, under its own article where there is only one. */
    private void write(String article, String text, State state, Interpreter interpreter, Optional<String> result) {
        Map<AttributeKey, Fact> looked = interpreter.used();
        used.addAll(looked.keySet());
        List<Interpreter.Applied> rows = interpreter.applied();
        String where = rows.size() == 1 ? rows.getFirst().article() : article;
        String words = rows.isEmpty()
                ? text
                : text + rows.stream().map(Interpreter.Applied::label).collect(Collectors.joining("；", "；适用：", ""));
        trace.add(new TraceLine(cited(where), words, state, interpreter.used(), result));
    }

    private String cited(String article) {
        return document.isEmpty() ? article : document + article;
    }

    @Override
    public Answer<Boolean> satisfied(String policyId) {
        Verdict verdict = verdicts.get(policyId);
        if (verdict == null) {
            verdict = inOther(policyId, version -> require(version.requirement()))
                    .orElseGet(() -> new Verdict(notInForce(policyId), List.of()));
            verdicts.put(policyId, verdict);
        }
        return verdict.holds();
    }

    @Override
    public Answer<Fraction> amountOf(String policyId) {
        Answer<Fraction> amount = amounts.get(policyId);
        if (amount == null) {
            amount = inOther(
                            policyId,
                            version -> version.calculation()
                                    .map(calculation -> calculate(calculation).value())
                                    .orElse(null))
                    .orElseGet(() -> notInForce(policyId));
            amounts.put(policyId, amount);
        }
        return amount;
    }

    /** Articles of another document are cited with its number. */
    private <T> Optional<T> inOther(String policyId, Function<PolicyVersion, T> work) {
        String before = document;
        try {
            return versionOf(policyId).map(version -> {
                document = documentOf(policyId);
                return work.apply(version);
            });
        } finally {
            document = before;
        }
    }

    private String documentOf(String policyId) {
        String number = book.find(policyId).orElseThrow().citation().documentNumber();
        return number.equals(home) ? "" : number + " ";
    }

    private Optional<PolicyVersion> versionOf(String policyId) {
        return book.find(policyId).flatMap(policy -> policy.versionOn(asOf));
    }

    private static <T> Answer<T> notInForce(String policyId) {
        return Answer.undecidable("所引政策“" + policyId + "”当日无有效版本");
    }
}
