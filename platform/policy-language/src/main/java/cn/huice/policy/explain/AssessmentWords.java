package cn.huice.policy.explain;

import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyVersion;
import cn.huice.policy.assessment.Amount;
import cn.huice.policy.assessment.Assessment;
import cn.huice.policy.assessment.Finding;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.assessment.TraceLine;
import cn.huice.policy.vocabulary.AttributeKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How a policy came out for one subject: the outcome, why, what was used, and what is missing. */
public final class AssessmentWords {
    private final PolicyBook book;
    private final ValueWords values;

    public AssessmentWords(PolicyBook book) {
        this.book = book;
        this.values = new ValueWords(book.vocabulary());
    }

    public List<String> of(Policy policy, Assessment assessment) {
        var lines = new ArrayList<String>();
        lines.add(policy.id() + " " + policy.title());
        lines.add("评估日 " + assessment.asOf());
        lines.add("结论：" + conclusion(policy, assessment));
        lines.addAll(reasons(assessment));
        assessment.version().ifPresent(version -> {
            var trace = new TraceIndex(assessment.trace());
            lines.add("");
            lines.add("条件");
            lines.addAll(Lines.indented(new ConditionTree(book, Optional.of(assessment.asOf()), Optional.of(trace))
                    .lines(version.requirement())));
            if (assessment.outcome() instanceof Outcome.Eligible) {
                var own = new CalculationLines(book, Optional.of(trace));
                version.calculation()
                        .ifPresent(sum -> lines.addAll(worked("金额（" + sum.unit().label() + "）", own.of(sum), trace)));
                version.dayRule().ifPresent(rule -> lines.addAll(worked("日期", own.of(rule), trace)));
            }
        });
        return lines;
    }

    /** @param own the steps of the policy itself; what is left of the trace comes from others */
    private List<String> worked(String head, List<String> own, TraceIndex trace) {
        var lines = new ArrayList<String>();
        List<TraceLine> rest = trace.rest();
        if (!rest.isEmpty()) {
            lines.add("");
            lines.add("所引政策");
            lines.addAll(Lines.indented(new CalculationLines(book, Optional.of(trace)).others(rest)));
        }
        lines.add("");
        lines.add(head);
        lines.addAll(Lines.indented(own));
        return lines;
    }

    private static String conclusion(Policy policy, Assessment assessment) {
        String unit = assessment
                .version()
                .flatMap(version -> version.calculation())
                .map(calculation -> calculation.unit().label())
                .orElse("");
        return switch (assessment.outcome()) {
            case Outcome.Eligible(Amount.Exact(var value, var name)) -> "符合，" + value.toPlainString() + " " + unit;
            case Outcome.Eligible(Amount.Ceiling(var value, var name)) ->
                "符合，最高 " + value.toPlainString() + " " + unit + "，由机关在额度内确定";
            case Outcome.Eligible(Amount.Day(var day)) -> "符合，" + day;
            case Outcome.Eligible(Amount.Undetermined(var needs, var reason)) ->
                "符合，" + (givesDay(assessment) ? "日期" : "金额") + "未定：" + reason;
            case Outcome.Eligible(Amount.None()) -> "符合";
            case Outcome.Ineligible ineligible -> "不符合";
            case Outcome.Unknown(var needs, boolean manual) -> manual ? "待定，须人工审定" : "待定";
            case Outcome.NotInForce(var day) -> "未生效；" + PolicyWords.spans(policy);
        };
    }

    private List<String> reasons(Assessment assessment) {
        return switch (assessment.outcome()) {
            case Outcome.Ineligible(List<Finding> unmet) -> {
                var lines = new ArrayList<String>(List.of("未满足："));
                unmet.forEach(finding -> lines.add("  · " + finding.text() + "（" + finding.article() + "）"
                        + (finding.used().isEmpty() ? "" : "：" + values.facts(finding.used()))));
                yield lines;
            }
            case Outcome.Unknown(var needs, boolean manual) -> missing(needs, "补上就能决定结果的事实：");
            case Outcome.Eligible(Amount.Undetermined(var needs, var reason)) ->
                missing(needs, "补上就能算出" + (givesDay(assessment) ? "日期" : "金额") + "的事实：");
            case Outcome other -> List.of();
        };
    }

    private static boolean givesDay(Assessment assessment) {
        return assessment.version().flatMap(PolicyVersion::dayRule).isPresent();
    }

    private List<String> missing(Collection<AttributeKey> needs, String head) {
        var lines = new ArrayList<String>();
        if (!needs.isEmpty()) {
            lines.add(head);
            needs.forEach(key -> lines.add("  · " + values.wanted(key)));
        }
        return lines;
    }
}
