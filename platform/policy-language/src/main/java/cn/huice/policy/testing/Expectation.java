package cn.huice.policy.testing;

import cn.huice.policy.assessment.Amount;
import cn.huice.policy.assessment.Assessment;
import cn.huice.policy.assessment.Finding;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.vocabulary.AttributeKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * What a case must give. What is absent is not looked at.
 *
 * @param result 符合, 不符合, 待定 or 未生效
 * @param amount exact amount
 * @param ceiling amount of which the authority decides below
 * @param day the day that comes out
 * @param needs exactly the facts that are missing, for the outcome or for the amount
 * @param article where a condition stands that is not met
 * @param manual whether an officer has to decide
 */
record Expectation(
        String result,
        Optional<BigDecimal> amount,
        Optional<BigDecimal> ceiling,
        Optional<LocalDate> day,
        Optional<SortedSet<AttributeKey>> needs,
        Optional<String> article,
        Optional<Boolean> manual) {

    static final List<String> RESULTS = List.of("符合", "不符合", "待定", "未生效");

    List<String> differences(Assessment assessment) {
        var differences = new ArrayList<String>();
        Outcome outcome = assessment.outcome();
        if (!name(outcome).equals(result)) {
            differences.add("应为“" + result + "”，实为“" + name(outcome) + "”" + detail(outcome));
            return differences;
        }
        amount.filter(wanted -> !isExactly(outcome, wanted))
                .ifPresent(wanted -> differences.add("金额应为 " + wanted.toPlainString() + "，实为" + detail(outcome)));
        ceiling.filter(wanted -> !isAtMost(outcome, wanted))
                .ifPresent(wanted -> differences.add("最高应为 " + wanted.toPlainString() + "，实为" + detail(outcome)));
        day.filter(wanted -> !outcome.equals(new Outcome.Eligible(new Amount.Day(wanted))))
                .ifPresent(wanted -> differences.add("日期应为 " + wanted + "，实为" + detail(outcome)));
        needs.filter(wanted -> !wanted.equals(needsOf(outcome)))
                .ifPresent(wanted -> differences.add("需要应为 " + wanted + "，实为" + detail(outcome)));
        article.filter(wanted -> !unmetArticles(outcome).contains(wanted))
                .ifPresent(wanted -> differences.add("未满足的条款应有 " + wanted + "，实为" + detail(outcome)));
        manual.filter(wanted -> wanted != isManual(outcome))
                .ifPresent(wanted -> differences.add("人工审定应为“" + (wanted ? "是" : "否") + "”"));
        return differences;
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Eligible eligible -> "符合";
            case Outcome.Ineligible ineligible -> "不符合";
            case Outcome.Unknown unknown -> "待定";
            case Outcome.NotInForce notInForce -> "未生效";
        };
    }

    private static boolean isExactly(Outcome outcome, BigDecimal wanted) {
        return outcome instanceof Outcome.Eligible(Amount.Exact(BigDecimal value, String unit))
                && value.compareTo(wanted) == 0;
    }

    private static boolean isAtMost(Outcome outcome, BigDecimal wanted) {
        return outcome instanceof Outcome.Eligible(Amount.Ceiling(BigDecimal value, String unit))
                && value.compareTo(wanted) == 0;
    }

    private static SortedSet<AttributeKey> needsOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Unknown(var needs, boolean manual) -> needs;
            case Outcome.Eligible(Amount.Undetermined(var needs, String reason)) -> needs;
            default -> Collections.emptySortedSet();
        };
    }

    private static boolean isManual(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Unknown(var needs, boolean manual) -> manual;
            case Outcome.Eligible(Amount.Undetermined(var needs, String reason)) -> needs.isEmpty();
            default -> false;
        };
    }

    private static List<String> unmetArticles(Outcome outcome) {
        return outcome instanceof Outcome.Ineligible(List<Finding> unmet)
                ? unmet.stream().map(Finding::article).toList()
                : List.of();
    }

    private static String detail(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Eligible(Amount.Exact(var value, var unit)) -> " " + value.toPlainString() + " " + unit;
            case Outcome.Eligible(Amount.Ceiling(var value, var unit)) -> " 最高 " + value.toPlainString() + " " + unit;
            case Outcome.Eligible(Amount.Undetermined(var needs, var reason)) -> " 未定：" + reason + " " + needs;
            case Outcome.Eligible(Amount.Day(var until)) -> " " + until;
            case Outcome.Eligible(Amount.None()) -> " 无金额";
            case Outcome.Ineligible(var unmet) ->
                unmet.stream()
                        .map(finding -> finding.article() + " " + finding.text())
                        .collect(Collectors.joining("；", "（", "）"));
            case Outcome.Unknown(var needs, boolean manual) -> " 需要 " + needs + (manual ? " 并须人工审定" : "");
            case Outcome.NotInForce(var day) -> " " + day;
        };
    }
}
