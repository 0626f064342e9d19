package cn.huice.policy.assessment;

import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyVersion;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.DayRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Applies policies to facts. Stateless, safe for use by many threads. */
public final class Assessor {
    private final PolicyBook book;
    private final WorkingDays workingDays;

    /**
     * An assessor for the policies of a book, without a calendar: what counts working days stays undetermined.
     *
     * @param book where policies find the others they refer to
     */
    public Assessor(PolicyBook book) {
        this(book, WorkingDays.NONE);
    }

    /**
     * An assessor for the policies of a book.
     *
     * @param book where policies find the others they refer to
     * @param workingDays safe for use by many threads
     */
    public Assessor(PolicyBook book, WorkingDays workingDays) {
        this.book = book;
        this.workingDays = workingDays;
    }

    /** What the policy says for these facts as of a day; the same arguments always give the same answer. */
    public Assessment assess(Policy policy, LocalDate asOf, Facts facts) {
        Optional<PolicyVersion> version = policy.versionOn(asOf);
        if (version.isEmpty()) {
            return new Assessment(policy.id(), asOf, version, new Outcome.NotInForce(asOf), List.of(), new TreeSet<>());
        }
        var run = new Run(book, policy.citation().documentNumber(), asOf, facts, workingDays);
        Outcome outcome = outcome(version.get(), run);
        return new Assessment(
                policy.id(),
                asOf,
                version,
                outcome,
                run.trace().lines(),
                run.trace().used());
    }

    private static Outcome outcome(PolicyVersion version, Run run) {
        var verdict = run.require(version.requirement());
        return switch (verdict.holds()) {
            case Answer.Open<Boolean>(Gap gap) ->
                new Outcome.Unknown(gap.needs(), !gap.reasons().isEmpty());
            case Answer.Known<Boolean>(Boolean met) ->
                met
                        ? new Outcome.Eligible(version.calculation()
                                .map(calculation -> amount(calculation, run))
                                .or(() -> version.dayRule().map(rule -> day(rule, run)))
                                .orElseGet(Amount.None::new))
                        : new Outcome.Ineligible(verdict.against());
        };
    }

    private static Amount day(DayRule rule, Run run) {
        return switch (run.sums().day(rule)) {
            case Answer.Open<LocalDate>(Gap gap) -> undetermined(gap);
            case Answer.Known<LocalDate>(LocalDate day) -> new Amount.Day(day);
        };
    }

    private static Amount undetermined(Gap gap) {
        return new Amount.Undetermined(gap.needs(), gap.reasons().isEmpty() ? "缺少事实" : String.join("；", gap.reasons()));
    }

    private static Amount amount(Calculation calculation, Run run) {
        Sums.Result result = run.sums().calculate(calculation);
        return switch (result.value()) {
            case Answer.Open<Fraction>(Gap gap) -> undetermined(gap);
            case Answer.Known<Fraction>(Fraction value) -> {
                var rounded = calculation
                        .rounding()
                        .apply(value)
                        .dividedBy(calculation.unit().factor())
                        .rounded(2);
                yield result.ceiling()
                        ? new Amount.Ceiling(rounded, calculation.unitName())
                        : new Amount.Exact(rounded, calculation.unitName());
            }
        };
    }
}
