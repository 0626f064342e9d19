package cn.huice.policy;

import cn.huice.policy.expression.ExpressionError;
import cn.huice.policy.expression.Expressions;
import cn.huice.policy.expression.Scope;
import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.Calculation.Bound;
import cn.huice.policy.tree.Calculation.Cumulative;
import cn.huice.policy.tree.Calculation.Step;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads 金额: named steps, of which the last is the result, and the bounds on it. */
final class CalculationReader {
    private static final List<String> KEYS = List.of("步骤", "上限", "下限", "累计上限", "审定数额", "最高", "舍入", "单位");
    private static final List<String> LIMITS = List.of("上限", "累计上限", "审定数额");

    private final Expressions expressions;
    private final Map<String, Predicate> routes;
    private final Problems problems;
    private final Map<String, Unit> known = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private boolean ceiling;

    CalculationReader(Expressions expressions, Map<String, Predicate> routes, Problems problems) {
        this.expressions = expressions;
        this.routes = routes;
        this.problems = problems;
    }

    Optional<Calculation> read(Yaml node) {
        var fields = Fields.of(node, problems, KEYS);
        ceiling = fields.yes("最高") || fields.has("审定数额");
        var unit = fields.word("单位", AmountUnit.NAMES);
        List<Yaml> written = fields.items("步骤");
        if (written.isEmpty() && LIMITS.stream().noneMatch(fields::has)) {
            problems.add(fields.at(), "“金额”至少要有一个步骤，或有“上限”“累计上限”“审定数额”之一");
        }
        for (Yaml step : written) {
            if (!step(step)) {
                return Optional.empty();
            }
        }
        if ((steps.isEmpty() && !written.isEmpty()) || unit.isEmpty()) {
            return Optional.empty();
        }
        Unit result = unit.get().unit();
        if (!steps.isEmpty() && !steps.getLast().formula().unit().measuresTheSameAs(result)) {
            Step last = steps.getLast();
            problems.add(
                    written.getLast().at(),
                    "最后一步“" + last.name() + "”的单位是“" + last.formula().unit().display() + "”，与“单位: " + result.label()
                            + "”不符");
        }
        return Optional.of(new Calculation(
                steps,
                bound(fields, "上限", result),
                bound(fields, "下限", result),
                cumulative(fields, result),
                ceiling,
                bound(fields, "审定数额", result),
                RoundingReader.read(fields, result, problems),
                result,
                unit.get().json()));
    }

    private Scope scope() {
        return new Scope(known, Set.of(), routes, ceiling);
    }

    /** Later steps build on this one: whether it makes sense to read on. */
    private boolean step(Yaml node) {
        Optional<WrittenStep> written =
                WrittenStep.of(node, name -> !known.containsKey(name) && expressions.isFree(name), problems);
        Optional<Numeric> formula = written.flatMap(step -> step.isTable()
                ? step.table(new TableReader(expressions, scope(), problems))
                : step.formula(text -> expressions.numeric(text, scope()), problems));
        formula.ifPresent(value -> {
            WrittenStep step = written.get();
            steps.add(new Step(step.name(), value, step.text(), step.article(), step.expression()));
            known.put(step.name(), value.unit());
        });
        return formula.isPresent();
    }

    private Optional<Numeric> formula(Yaml.Scalar written) {
        try {
            return Optional.of(expressions.numeric(written.text(), scope()));
        } catch (ExpressionError e) {
            problems.add(written, e);
            return Optional.empty();
        }
    }

    private Optional<Numeric> formulaIn(Fields fields, String key, Unit result) {
        return fields.scalar(key).flatMap(written -> {
            Optional<Numeric> formula = formula(written);
            formula.filter(value -> !value.unit().measuresTheSameAs(result))
                    .ifPresent(value -> problems.add(written.at(), "“" + key + "”的单位与“单位: " + result.label() + "”不符"));
            return formula;
        });
    }

    /** Written as a formula, or as {值, 依据} where it stands in another article than the last step. */
    private Optional<Bound> bound(Fields amount, String key, Unit result) {
        if (!amount.has(key)) {
            return Optional.empty();
        }
        Yaml node = amount.find(key).orElseThrow();
        if (node instanceof Yaml.Entries) {
            var fields = Fields.of(node, problems, List.of("值", "依据"));
            String article = fields.text("依据");
            return formulaIn(fields, "值", result).map(value -> new Bound(value, key + " " + fields.text("值"), article));
        }
        if (steps.isEmpty()) {
            problems.add(node.at(), "没有步骤时，“" + key + "”应写作 {值, 依据}");
            return Optional.empty();
        }
        return formulaIn(amount, key, result)
                .map(value -> new Bound(
                        value, key + " " + amount.text(key), steps.getLast().article()));
    }

    private Optional<Cumulative> cumulative(Fields amount, Unit result) {
        return amount.find("累计上限").flatMap(node -> {
            var fields = Fields.of(node, problems, List.of("值", "已得", "依据"));
            String article = fields.text("依据");
            var limit = formulaIn(fields, "值", result);
            var received = formulaIn(fields, "已得", result);
            return limit.flatMap(most -> received.map(
                    so -> new Cumulative(most, so, "累计上限 " + fields.text("值") + "，扣除" + fields.text("已得"), article)));
        });
    }
}
