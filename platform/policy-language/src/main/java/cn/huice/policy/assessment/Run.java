package cn.huice.policy.assessment;

import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyVersion;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.tree.Requirement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One assessment under way: looks at the conditions, and asks each other policy referred to once. */
final class Run implements OtherPolicies {
    private final PolicyBook book;
    private final String home;
    private final LocalDate asOf;
    private final Facts facts;
    private final WorkingDays workingDays;
    private final Trace trace = new Trace();
    private final Sums sums = new Sums(trace, this::interpreter);
    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final Map<String, Answer<Fraction>> amounts = new HashMap<>();
    private final Map<String, Answer<LocalDate>> days = new HashMap<>();

    /** Whether a requirement holds, and the conditions that speak against it. */
    record Verdict(Answer<Boolean> holds, List<Finding> against) {}

    /** @param home number of the document the assessment is about */
    Run(PolicyBook book, String home, LocalDate asOf, Facts facts, WorkingDays workingDays) {
        this.home = home;
        this.book = book;
        this.asOf = asOf;
        this.facts = facts;
        this.workingDays = workingDays;
    }

    private Interpreter interpreter(Steps steps) {
        return new Interpreter(facts, asOf, this, workingDays, steps);
    }

    Trace trace() {
        return trace;
    }

    Sums sums() {
        return sums;
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
            trace.write(route.article(), "途径“" + route.name() + "”", state, interpreter(Steps.NONE), Optional.empty());
        }
        return answers;
    }

    private Answer<Boolean> check(Requirement.Check check, boolean wanted, List<Finding> found) {
        var interpreter = interpreter(Steps.NONE);
        Answer<Boolean> holds = interpreter.truth(check.test());
        if (check.soft() && holds.is(!wanted)) {
            holds = Answer.undecidable("“一般”之规定未满足：" + check.text());
        }
        String text = wanted ? check.text() : "非：" + check.text();
        State state = !holds.isKnown() ? State.UNKNOWN : holds.is(wanted) ? State.MET : State.UNMET;
        trace.write(check.article(), text + Trace.reasons(holds), state, interpreter, Optional.empty());
        if (state == State.UNMET) {
            if (check.test() instanceof Predicate.Satisfied(String id)
                    && verdicts.get(id) instanceof Verdict(var answer, var inner)
                    && !inner.isEmpty()) {
                found.addAll(inner);
            } else {
                found.add(new Finding(trace.cited(check.article()), text, interpreter.used()));
            }
        }
        return holds;
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
                                    .map(calculation ->
                                            sums.calculate(calculation).value())
                                    .orElse(null))
                    .orElseGet(() -> notInForce(policyId));
            amounts.put(policyId, amount);
        }
        return amount;
    }

    @Override
    public Answer<LocalDate> dayOf(String policyId) {
        Answer<LocalDate> day = days.get(policyId);
        if (day == null) {
            day = inOther(policyId, version -> version.dayRule().map(sums::day).orElse(null))
                    .orElseGet(() -> notInForce(policyId));
            days.put(policyId, day);
        }
        return day;
    }

    /** Articles of another document are cited with its number. */
    private <T> Optional<T> inOther(String policyId, Function<PolicyVersion, T> work) {
        String before = trace.document();
        try {
            return versionOf(policyId).map(version -> {
                trace.turnTo(documentOf(policyId));
                return work.apply(version);
            });
        } finally {
            trace.turnTo(before);
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
