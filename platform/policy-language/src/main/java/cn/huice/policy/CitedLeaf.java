package cn.huice.policy;

import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.Calculation.Bound;
import cn.huice.policy.tree.DayRule;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Requirement;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing a policy says and where it is written.
 *
 * @param text for people: the condition's explanation, a step, a material
 */
public record CitedLeaf(Kind kind, String text, String article) {

    /** What it is. */
    public enum Kind {
        CONDITION("条件"),
        STEP("步骤"),
        ROW("表"),
        BOUND("界限"),
        MATERIAL("材料"),
        QUOTA("名额"),
        EXCLUSION("不重复享受"),
        CLAUSE("条款");

        private final String zh;

        Kind(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }

    /** All that a policy cites, in the order of its file, versions last. */
    public static List<CitedLeaf> of(Policy policy) {
        var leaves = new ArrayList<CitedLeaf>();
        policy.exclusions()
                .forEach(each -> leaves.add(new CitedLeaf(
                        Kind.EXCLUSION, each.policyId().or(each::group).orElse(""), each.article())));
        policy.quotas()
                .forEach(each ->
                        leaves.add(new CitedLeaf(Kind.QUOTA, each.per().zh() + " " + each.count(), each.article())));
        policy.materials().forEach(each -> leaves.add(new CitedLeaf(Kind.MATERIAL, each.name(), each.article())));
        policy.versions().forEach(version -> leaves.addAll(of(version)));
        return leaves;
    }

    /** All that one version cites: conditions, amount or day, clauses. */
    public static List<CitedLeaf> of(PolicyVersion version) {
        var leaves = new ArrayList<CitedLeaf>();
        conditions(version.requirement(), leaves);
        version.calculation().ifPresent(calculation -> amount(calculation, leaves));
        version.dayRule().ifPresent(rule -> day(rule, leaves));
        version.clauses().forEach(clause -> leaves.add(new CitedLeaf(Kind.CLAUSE, clause.text(), clause.article())));
        return leaves;
    }

    private static void conditions(Requirement requirement, List<CitedLeaf> leaves) {
        switch (requirement) {
            case Requirement.All(var parts) -> parts.forEach(part -> conditions(part, leaves));
            case Requirement.AtLeast(var count, var parts) -> parts.forEach(part -> conditions(part, leaves));
            case Requirement.Not(var part) -> conditions(part, leaves);
            case Requirement.Routes(var routes) ->
                routes.forEach(route -> {
                    leaves.add(new CitedLeaf(Kind.CONDITION, route.name(), route.article()));
                    conditions(route.part(), leaves);
                });
            case Requirement.Check check -> leaves.add(new CitedLeaf(Kind.CONDITION, check.text(), check.article()));
        }
    }

    private static void day(DayRule rule, List<CitedLeaf> leaves) {
        for (DayRule.Step step : rule.steps()) {
            leaves.add(new CitedLeaf(Kind.STEP, step.text(), step.article()));
            if (step.formula() instanceof Numeric number) {
                rows(number, step.article(), leaves);
            }
        }
    }

    private static void amount(Calculation calculation, List<CitedLeaf> leaves) {
        for (Calculation.Step step : calculation.steps()) {
            leaves.add(new CitedLeaf(Kind.STEP, step.text(), step.article()));
            rows(step.formula(), step.article(), leaves);
        }
        for (Bound bound : List.of(calculation.cap(), calculation.floor(), calculation.decided()).stream()
                .flatMap(each -> each.stream())
                .toList()) {
            leaves.add(new CitedLeaf(Kind.BOUND, bound.text(), bound.article()));
        }
        calculation
                .cumulative()
                .ifPresent(limit -> leaves.add(new CitedLeaf(Kind.BOUND, limit.text(), limit.article())));
    }

    /** Rows that stand elsewhere than their table. */
    private static void rows(Numeric formula, String around, List<CitedLeaf> leaves) {
        switch (formula) {
            case Numeric.Table table ->
                table.rows().stream()
                        .filter(row -> !row.article().equals(around))
                        .forEach(row -> leaves.add(new CitedLeaf(Kind.ROW, row.label(), row.article())));
            case Numeric.Marginal scale ->
                scale.bands().stream()
                        .filter(band -> !band.article().equals(around))
                        .forEach(band -> leaves.add(new CitedLeaf(Kind.ROW, band.label(), band.article())));
            default -> {
                // A table stands for a whole step.
            }
        }
    }
}
