package cn.huice.casework.assessment;

import cn.huice.casework.catalogue.StackingView;
import cn.huice.policy.Policy;
import cn.huice.policy.assessment.Amount;
import cn.huice.policy.assessment.Assessment;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.assessment.TraceLine;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One policy's assessment in the API's shape (DESIGN §8).
 *
 * @param version first day of the version that was applied; null where none is in force
 * @param outcome ELIGIBLE, INELIGIBLE, UNKNOWN or NOT_IN_FORCE
 * @param amount what is computed exactly; null otherwise
 * @param ceiling what the authority may grant at most; null otherwise
 * @param needs the attributes that would decide outcome or amount
 * @param manualReview true where an officer has to decide, whatever further facts say
 * @param stacking the group of awards it is weighed against; absent for one that stands alone, and where a case keeps it
 */
public record AssessmentView(
        String policy,
        LocalDate version,
        String outcome,
        Money amount,
        Money ceiling,
        List<String> needs,
        boolean manualReview,
        List<Line> trace,
        @JsonInclude(JsonInclude.Include.NON_NULL) StackingView stacking) {

    /**
     * A sum or measure as a decimal string with two places, and its unit: CNY, CNY/year, years, CNY/m2; of the unit
     * {@code date}, a day as 2022-10-15.
     */
    public record Money(String value, String unit) {}

    /**
     * One condition or step: article, explanation, MET, UNMET or UNKNOWN, the facts looked at, a step's value.
     *
     * @param words of the article, where they are asked for and its document is imported
     */
    public record Line(
            String article,
            String text,
            String state,
            Map<String, Used> used,
            String result,
            @JsonInclude(JsonInclude.Include.NON_NULL) String words) {}

    /** A fact as it was used. */
    public record Used(Object value, String standing, String source) {}

    /** With the words of each article. @param words of a citation; null where there are none */
    AssessmentView with(UnaryOperator<String> words) {
        return new AssessmentView(
                policy,
                version,
                outcome,
                amount,
                ceiling,
                needs,
                manualReview,
                trace.stream()
                        .map(line -> new Line(
                                line.article, line.text, line.state, line.used, line.result, words.apply(line.article)))
                        .toList(),
                stacking);
    }

    public static AssessmentView of(Assessment assessment) {
        return of(
                assessment,
                assessment.trace().stream().map(AssessmentView::line).toList());
    }

    /** The answer alone, where many are given and the reasons can be asked for. */
    public static AssessmentView withoutTrace(Assessment assessment) {
        return of(assessment, List.of());
    }

    /** The same, with the group of awards the policy belongs to. */
    public AssessmentView within(Policy policy) {
        return new AssessmentView(
                this.policy,
                version,
                outcome,
                amount,
                ceiling,
                needs,
                manualReview,
                trace,
                policy.stacking().map(StackingView::of).orElse(null));
    }

    private static AssessmentView of(Assessment assessment, List<Line> trace) {
        LocalDate version = assessment.version().map(v -> v.effectiveFrom()).orElse(null);
        return switch (assessment.outcome()) {
            case Outcome.Eligible(Amount amount) -> eligible(assessment.policyId(), version, amount, trace);
            case Outcome.Ineligible ineligible ->
                new AssessmentView(
                        assessment.policyId(), version, "INELIGIBLE", null, null, List.of(), false, trace, null);
            case Outcome.Unknown(var needs, boolean manual) ->
                new AssessmentView(
                        assessment.policyId(), version, "UNKNOWN", null, null, names(needs), manual, trace, null);
            case Outcome.NotInForce notInForce ->
                new AssessmentView(
                        assessment.policyId(), null, "NOT_IN_FORCE", null, null, List.of(), false, trace, null);
        };
    }

    private static AssessmentView eligible(String policy, LocalDate version, Amount amount, List<Line> trace) {
        return switch (amount) {
            case Amount.Exact(BigDecimal value, String unit) ->
                new AssessmentView(
                        policy, version, "ELIGIBLE", money(value, unit), null, List.of(), false, trace, null);
            case Amount.Ceiling(BigDecimal value, String unit) ->
                new AssessmentView(
                        policy, version, "ELIGIBLE", null, money(value, unit), List.of(), false, trace, null);
            case Amount.Day(LocalDate day) ->
                new AssessmentView(
                        policy,
                        version,
                        "ELIGIBLE",
                        new Money(day.toString(), "date"),
                        null,
                        List.of(),
                        false,
                        trace,
                        null);
            case Amount.Undetermined(var needs, String reason) ->
                new AssessmentView(policy, version, "ELIGIBLE", null, null, names(needs), needs.isEmpty(), trace, null);
            case Amount.None() ->
                new AssessmentView(policy, version, "ELIGIBLE", null, null, List.of(), false, trace, null);
        };
    }

    private static Money money(BigDecimal value, String unit) {
        return new Money(value.setScale(2).toPlainString(), unit);
    }

    private static List<String> names(Collection<AttributeKey> keys) {
        return keys.stream().map(AttributeKey::value).toList();
    }

    private static Line line(TraceLine line) {
        Map<String, Used> used = new TreeMap<>();
        line.used().forEach((key, fact) -> used.put(key.value(), used(key, fact)));
        return new Line(
                line.article(),
                line.text(),
                line.state().name(),
                used,
                line.result().orElse(null),
                null);
    }

    /** The fact as the API writes it. */
    public static Used used(AttributeKey key, Fact fact) {
        Vocabulary vocabulary = Vocabulary.standard();
        return new Used(
                vocabulary.toJson(vocabulary.get(key), fact.value()),
                fact.standing().name(),
                fact.source());
    }
}
