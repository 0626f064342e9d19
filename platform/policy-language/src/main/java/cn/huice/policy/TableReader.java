package cn.huice.policy;

import cn.huice.policy.expression.ExpressionError;
import cn.huice.policy.expression.Expressions;
import cn.huice.policy.expression.Scope;
import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Numeric.Pick;
import cn.huice.policy.tree.Numeric.Row;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.yaml.Position;
import cn.huice.policy.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads a step that is a table: 按 names one to three axes, each 行 gives a cell for each axis and the 值; the last axis
 * may instead be spread out as {cell: value, ...}. Without 按, rows have a 条件. 累进 makes it a marginal scale.
 */
final class TableReader {
    private static final List<String> KEYS = List.of("按", "行", "取", "累进");
    private static final Map<String, Pick> PICKS = Map.of("第一", Pick.FIRST, "最高", Pick.HIGHEST, "最低", Pick.LOWEST);
    private static final List<String> ANYTHING = List.of("其他", "不限");
    private static final int MAX_AXES = 3;
    private static final int MAX_ROWS = 500;

    private final Expressions expressions;
    private final Scope scope;
    private final Problems problems;
    private final List<String> axes = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private String rule = "";

    /** A row as it was read; a cell that takes anything has no condition. */
    record Line(List<Optional<Predicate>> cells, Row row, String written, Position at) {}

    TableReader(Expressions expressions, Scope scope, Problems problems) {
        this.expressions = expressions;
        this.scope = scope;
        this.problems = problems;
    }

    /** In short, for the explanation. */
    String words() {
        return axes.isEmpty() ? "按所符合的情形" : "按" + String.join("、", axes) + "查表";
    }

    /** All of it, row by row. */
    String listing() {
        return words()
                + rule
                + lines.stream()
                        .map(line -> line.row().label() + " → " + line.written() + "（"
                                + line.row().article() + "）")
                        .collect(Collectors.joining("；", "：", ""));
    }

    Optional<Numeric> read(String name, Yaml node, String article) {
        int before = problems.errors().size();
        var fields = Fields.of(node, problems, KEYS);
        for (Yaml axis : fields.items("按")) {
            if (axis instanceof Yaml.Scalar scalar) {
                axes.add(scalar.text());
            } else {
                problems.add(axis.at(), "“按”的每一项应是事实或步骤的名称");
            }
        }
        if (axes.size() > MAX_AXES || (axes.isEmpty() && fields.has("按"))) {
            problems.add(fields.at(), "“按”应有 1 至 " + MAX_AXES + " 项");
        }
        for (Yaml row : fields.items("行")) {
            row(row, article);
        }
        if (lines.size() > MAX_ROWS) {
            problems.add(fields.at(), "一张表至多 " + MAX_ROWS + " 格");
        }
        if (!fields.has("行")) {
            problems.add(fields.at(), "缺少“行”");
        }
        if (problems.errors().size() > before || lines.isEmpty()) {
            return Optional.empty();
        }
        Numeric first = lines.getFirst().row().value();
        for (Line line : lines) {
            if (!line.row().value().unit().measuresTheSameAs(first.unit())) {
                problems.add(
                        line.at(),
                        "这一行的单位是“" + line.row().value().unit().display() + "”，与第一行的“"
                                + first.unit().display() + "”不符");
                return Optional.empty();
            }
        }
        rule = fields.yes("累进")
                ? "，累进"
                : fields.optionalText("取").map(pick -> "，取" + pick).orElse("");
        return fields.yes("累进")
                ? new ScaleReader(expressions, scope, problems).read(name, axes, lines, fields)
                : Optional.of(table(name, fields, first.unit()));
    }

    private Numeric table(String name, Fields fields, Unit unit) {
        Pick pick = fields.has("取") ? fields.word("取", PICKS).orElse(Pick.FIRST) : Pick.FIRST;
        if (pick == Pick.FIRST && !axes.isEmpty()) {
            refuseOverlaps();
        }
        return new Numeric.Table(name, lines.stream().map(Line::row).toList(), pick, unit);
    }

    /** A table prints each case once; of two rows that both apply nobody would know which counts. */
    private void refuseOverlaps() {
        for (int i = 1; i < lines.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Overlap.isCertain(lines.get(i).cells(), lines.get(j).cells())) {
                    problems.add(
                            lines.get(i).at(),
                            "“" + lines.get(i).row().label() + "”与前面的“"
                                    + lines.get(j).row().label() + "”重叠");
                    return;
                }
            }
        }
    }

    private void row(Yaml node, String article) {
        var allowed = new ArrayList<>(axes);
        if (axes.isEmpty()) {
            allowed.add("条件");
        }
        allowed.addAll(List.of("值", "依据", "说明"));
        var fields = Fields.of(node, problems, allowed);
        String where = fields.optionalText("依据").orElse(article);
        var cells = new ArrayList<Optional<Predicate>>();
        var labels = new ArrayList<String>();
        if (axes.isEmpty()) {
            condition(fields, cells, labels);
        }
        for (String axis : axes) {
            boolean last = axis.equals(axes.getLast());
            if (last && fields.find(axis).orElse(null) instanceof Yaml.Entries(var columns, var at)) {
                if (fields.has("值")) {
                    problems.add(at, "“" + axis + "”已分栏写值，不能再写“值”");
                }
                columns.forEach(column -> column(axis, column, cells, labels, where));
                return;
            }
            fields.scalar(axis).ifPresent(cell -> cells.add(cell(axis, cell, labels)));
        }
        fields.scalar("值")
                .ifPresent(value ->
                        line(cells, fields.optionalText("说明").map(List::of).orElse(labels), value, where));
    }

    private void condition(Fields fields, List<Optional<Predicate>> cells, List<String> labels) {
        fields.scalar("条件").ifPresent(written -> {
            if (ANYTHING.contains(written.text())) {
                cells.add(Optional.empty());
            } else {
                try {
                    cells.add(Optional.of(expressions.predicate(written.text(), scope)));
                } catch (ExpressionError e) {
                    problems.add(written, e);
                }
            }
            labels.add(written.text());
        });
    }

    private void column(
            String axis, Yaml.Entry column, List<Optional<Predicate>> cells, List<String> labels, String where) {
        if (!(column.value() instanceof Yaml.Scalar value)) {
            problems.add(column.value().at(), "这里应是值");
            return;
        }
        var own = new ArrayList<>(labels);
        var all = new ArrayList<>(cells);
        all.add(cell(axis, column.key(), own));
        line(all, own, value, where);
    }

    private Optional<Predicate> cell(String axis, Yaml.Scalar cell, List<String> labels) {
        labels.add(cell.text());
        if (ANYTHING.contains(cell.text())) {
            return Optional.empty();
        }
        try {
            return Optional.of(expressions.cell(axis, cell.text(), scope));
        } catch (ExpressionError e) {
            problems.add(cell, e);
            return Optional.empty();
        }
    }

    private void line(List<Optional<Predicate>> cells, List<String> labels, Yaml.Scalar written, String where) {
        try {
            Numeric value = expressions.numeric(written.text(), scope);
            List<Predicate> asked = cells.stream().flatMap(Optional::stream).toList();
            Predicate when = asked.size() == 1 ? asked.getFirst() : new Predicate.AtLeast(asked.size(), asked);
            String label = String.join("、", labels);
            lines.add(new Line(List.copyOf(cells), new Row(when, value, label, where), written.text(), written.at()));
        } catch (ExpressionError e) {
            problems.add(written, e);
        }
    }
}
