package cn.huice.policy.explain;

import cn.huice.policy.Places;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a policy says, for people: head, conditions as a tree, the amount step by step. */
public final class PolicyWords {
    private final PolicyBook book;

    public PolicyWords(PolicyBook book) {
        this.book = book;
    }

    /**
     * All versions, or the one in force on a day, with what it refers to as of that day.
     *
     * @param day absent for all versions
     */
    public List<String> of(Policy policy, Optional<LocalDate> day) {
        var lines = new ArrayList<>(head(policy));
        List<PolicyVersion> versions =
                day.map(on -> policy.versionOn(on).stream().toList()).orElse(policy.versions());
        for (PolicyVersion version : versions) {
            lines.add("");
            lines.add("版本 " + span(version));
            lines.addAll(Lines.indented(body(version, day)));
        }
        day.filter(on -> versions.isEmpty()).ifPresent(on -> {
            lines.add("");
            lines.add(on + " 没有有效的版本；" + spans(policy));
        });
        return lines;
    }

    private List<String> body(PolicyVersion version, Optional<LocalDate> day) {
        var lines = new ArrayList<String>();
        if (!version.decides()) {
            lines.addAll(clauses(version));
            return lines;
        }
        lines.add("条件");
        lines.addAll(Lines.indented(new ConditionTree(book, day, Optional.empty()).lines(version.requirement())));
        version.dayRule().ifPresent(rule -> {
            lines.add("日期");
            lines.addAll(Lines.indented(new CalculationLines(book, Optional.empty()).of(rule)));
        });
        version.calculation().ifPresent(calculation -> {
            lines.add("金额（" + calculation.unit().label() + "）");
            lines.addAll(Lines.indented(new CalculationLines(book, Optional.empty()).of(calculation)));
        });
        lines.addAll(clauses(version));
        return lines;
    }

    private static List<String> clauses(PolicyVersion version) {
        var lines = new ArrayList<String>();
        if (!version.clauses().isEmpty()) {
            lines.add("条款");
            lines.addAll(Lines.indented(version.clauses().stream()
                    .map(clause ->
                            "· " + clause.kind().zh() + "：" + clause.text().strip() + "（" + clause.article() + "）")
                    .toList()));
        }
        return lines;
    }

    private static List<String> head(Policy policy) {
        var lines = new ArrayList<String>();
        lines.add(policy.id() + " " + policy.title());
        lines.add(policy.kind().zh() + "，对象 " + Places.beneficiary(policy.beneficiary()) + "，"
                + Places.jurisdiction(policy.jurisdiction()));
        lines.add("依据：" + policy.citation().documentNumber() + "《"
                + policy.citation().title() + "》");
        if (!policy.authorities().isEmpty()) {
            lines.add("主管部门：" + String.join("、", policy.authorities()));
        }
        said(lines, "叠加：", AwardWords.stacking(policy.stacking()));
        said(lines, "不重复享受：", AwardWords.exclusions(policy.exclusions()));
        said(lines, "名额：", AwardWords.quotas(policy.quotas()));
        said(lines, "资金分担：", AwardWords.funding(policy.funding()));
        said(lines, "分期：", AwardWords.instalments(policy.instalments()));
        policy.procedure().ifPresent(procedure -> lines.add("流程：" + procedure));
        if (!policy.materials().isEmpty()) {
            lines.add("材料：");
            policy.materials()
                    .forEach(material -> lines.add("  · " + material.name() + "（" + material.article() + "）"));
        }
        if (!policy.notes().isBlank()) {
            lines.add("备注：" + policy.notes().strip());
        }
        policy.questions().forEach(question -> lines.add("疑问：" + question.strip()));
        return lines;
    }

    private static void said(List<String> lines, String head, String words) {
        if (!words.isEmpty()) {
            lines.add(head + words);
        }
    }

    static String spans(Policy policy) {
        return "各版本："
                + String.join(
                        "、", policy.versions().stream().map(PolicyWords::span).toList());
    }

    private static String span(PolicyVersion version) {
        return version.effectiveFrom()
                + version.effectiveUntil().map(last -> " 至 " + last).orElse(" 起");
    }
}
