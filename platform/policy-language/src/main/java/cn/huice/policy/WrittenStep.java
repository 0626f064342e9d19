package cn.huice.policy;

import cn.huice.policy.expression.ExpressionError;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.yaml.Yaml;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One step as it stands in a file, {名称: 公式或表, 依据, 说明}, and what it means. */
final class WrittenStep {
    private static final List<String> KEYS = List.of("依据", "说明");
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{Nd}_]{0,39}");

    private final String name;
    private final Fields fields;
    private final Yaml written;
    private final String article;
    private String expression = "";
    private String shown = "";

    /** Gives a formula its meaning. */
    interface Reading<E> {
        E of(String formula) throws ExpressionError;
    }

    private WrittenStep(String name, Fields fields) {
        this.name = name;
        this.fields = fields;
        this.written = fields.find(name).orElseThrow();
        this.article = fields.text("依据");
    }

    /** @param isFree whether a name means nothing else yet */
    static Optional<WrittenStep> of(Yaml node, Predicate<String> isFree, Problems problems) {
        if (!(node instanceof Yaml.Entries(var entries, var at))) {
            problems.add(node.at(), "步骤应写作“{名称: 公式, 依据: 条款}”");
            return Optional.empty();
        }
        List<Yaml.Scalar> names = entries.stream()
                .map(Yaml.Entry::key)
                .filter(key -> !KEYS.contains(key.text()))
                .toList();
        if (names.size() != 1) {
            problems.add(at, "一个步骤只能有一个名称，另可写“依据”“说明”");
            return Optional.empty();
        }
        String name = names.getFirst().text();
        if (!NAME.matcher(name).matches() || !isFree.test(name)) {
            problems.add(names.getFirst().at(), "步骤名“" + name + "”不合格，或已是事实、定义、步骤或函数的名称");
            return Optional.empty();
        }
        return Optional.of(new WrittenStep(name, Fields.of(node, problems, List.of(name, "依据", "说明"))));
    }

    String name() {
        return name;
    }

    String article() {
        return article;
    }

    /** The formula as its author wrote it; of a table, all its rows. */
    String expression() {
        return expression;
    }

    /** Name, formula and explanation in one line. */
    String text() {
        return name + " = "
                + fields.optionalText("说明")
                        .map(words -> shown + "（" + words + "）")
                        .orElse(shown);
    }

    boolean isTable() {
        return written instanceof Yaml.Entries;
    }

    Optional<Numeric> table(TableReader table) {
        Optional<Numeric> read = table.read(name, written, article);
        expression = table.listing();
        shown = table.words();
        return read;
    }

    <E> Optional<E> formula(Reading<E> reading, Problems problems) {
        return fields.scalar(name).flatMap(scalar -> {
            expression = scalar.text();
            shown = expression;
            try {
                return Optional.of(reading.of(expression));
            } catch (ExpressionError e) {
                problems.add(scalar, e);
                return Optional.empty();
            }
        });
    }
}
