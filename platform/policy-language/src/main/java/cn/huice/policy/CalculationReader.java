package cn.huice.policy;

import cn.huice.policy.expression.ExpressionError;
import cn.huice.policy.expression.Expressions;
import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.Calculation.Bound;
import cn.huice.policy.tree.Calculation.Step;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Rounding;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.policy.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads 金额: named steps, of which the last is the result, and the bounds on it. */
final class CalculationReader {
    private static final List<String> KEYS = List.of("步骤", "上限", "下限", "最高", "单位");
    private static final List<String> STEP_KEYS = List.of("依据", "说明");
    private static final Pattern STEP_NAME = Pattern.compile("\\p{L}[\\p{L}\\p{Nd}_]{0,39}");

    private final Vocabulary vocabulary;
    private final Expressions expressions;
    private final Problems problems;
    private final Map<String, Unit> known = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private boolean ceiling;

    CalculationReader(Vocabulary vocabulary, Expressions expressions, Problems problems) {
        this.vocabulary = vocabulary;
        this.expressions = expressions;
        this.problems = problems;
    }

    Optional<Calculation> read(Yaml node) {
        var fields = Fields.of(node, problems, KEYS);
        ceiling = fields.yes("最高");
        var unit = fields.word("单位", AmountUnit.NAMES);
        List<Yaml> written = fields.items("步骤");
        if (written.isEmpty()) {
            problems.add(fields.at(), "“金额”至少要有一个步骤");
        }
        for (Yaml step : written) {
            if (!step(step)) {
                return Optional.empty();
            }
        }
        if (steps.isEmpty() || unit.isEmpty()) {
            return Optional.empty();
        }
        Step last = steps.getLast();
        Unit result = unit.get().unit();
        if (!last.formula().unit().measuresTheSameAs(result)) {
            problems.add(
                    written.getLast().at(),
                    "最后一步“" + last.name() + "”的单位是“" + last.formula().unit().display() + "”，与“单位: " + result.label()
                            + "”不符");
        }
        return Optional.of(new Calculation(
                steps,
                bound(fields, "上限", result, last.article()),
                bound(fields, "下限", result, last.article()),
                Optional.empty(),
                ceiling,
                Optional.empty(),
                Rounding.usual(result),
                result,
                unit.get().json()));
    }

    /** Later steps build on this one: whether it makes sense to read on. */
    private boolean step(Yaml node) {
        if (!(node instanceof Yaml.Entries(var entries, var at))) {
            problems.add(node.at(), "步骤应写作“{名称: 公式, 依据: 条款}”");
            return false;
        }
        List<Yaml.Scalar> names = entries.stream()
                .map(Yaml.Entry::key)
                .filter(key -> !STEP_KEYS.contains(key.text()))
                .toList();
        if (names.size() != 1) {
            problems.add(at, "一个步骤只能有一个名称，另可写“依据”“说明”");
            return false;
        }
        Yaml.Scalar name = names.getFirst();
        if (!STEP_NAME.matcher(name.text()).matches()
                || known.containsKey(name.text())
                || vocabulary.byName(name.text()).isPresent()) {
            problems.add(name.at(), "步骤名“" + name.text() + "”不合格，或已是事实、步骤的名称");
            return false;
        }
        var fields = Fields.of(node, problems, List.of(name.text(), "依据", "说明"));
        String article = fields.text("依据");
        fields.scalar(name.text()).flatMap(this::formula).ifPresent(formula -> {
            String formulaText = fields.text(name.text());
            String text = name.text() + " = "
                    + fields.optionalText("说明")
                            .map(words -> formulaText + "（" + words + "）")
                            .orElse(formulaText);
            steps.add(new Step(name.text(), formula, text, article, formulaText));
            known.put(name.text(), formula.unit());
        });
        return known.containsKey(name.text());
    }

    private Optional<Numeric> formula(Yaml.Scalar written) {
        try {
            return Optional.of(expressions.numeric(written.text(), known, ceiling));
        } catch (ExpressionError e) {
            problems.add(written, e);
            return Optional.empty();
        }
    }

    /** Written as a formula, or as {值, 依据} where it stands in another article than the last step. */
    private Optional<Bound> bound(Fields amount, String key, Unit result, String lastArticle) {
        if (!amount.has(key)) {
            return Optional.empty();
        }
        Yaml node = amount.find(key).orElseThrow();
        Optional<Yaml.Scalar> value;
        String article = lastArticle;
        if (node instanceof Yaml.Entries) {
            var fields = Fields.of(node, problems, List.of("值", "依据"));
            article = fields.text("依据");
            value = fields.scalar("值");
        } else {
            value = amount.scalar(key);
        }
        String where = article;
        return value.flatMap(written -> formula(written).map(formula -> {
            if (!formula.unit().measuresTheSameAs(result)) {
                problems.add(written.at(), "“" + key + "”的单位与“单位: " + result.label() + "”不符");
            }
            return new Bound(formula, key + " " + written.text(), where);
        }));
    }
}
