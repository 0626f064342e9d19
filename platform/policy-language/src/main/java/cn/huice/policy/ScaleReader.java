package cn.huice.policy;

import cn.huice.policy.expression.ExpressionError;
import cn.huice.policy.expression.Expressions;
import cn.huice.policy.expression.Scope;
import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Numeric.Band;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a marginal scale (累进) of a table with one axis whose bands follow on each other. */
final class ScaleReader {
    private final Expressions expressions;
    private final Scope scope;
    private final Problems problems;

    ScaleReader(Expressions expressions, Scope scope, Problems problems) {
        this.expressions = expressions;
        this.scope = scope;
        this.problems = problems;
    }

    Optional<Numeric> read(String name, List<String> axes, List<TableReader.Line> lines, Fields fields) {
        if (axes.size() != 1 || fields.has("取")) {
            problems.add(fields.at(), "累进的表“按”一项计算，不写“取”");
            return Optional.empty();
        }
        var bands = new ArrayList<Band>();
        Optional<Fraction> reached = Optional.of(Fraction.ZERO);
        for (TableReader.Line line : lines) {
            Optional<Interval> interval = line.cells().getFirst().flatMap(Interval::of);
            Fraction from = interval.flatMap(Interval::low).orElse(bands.isEmpty() ? Fraction.ZERO : null);
            boolean follows =
                    bands.isEmpty() || reached.map(end -> end.equals(from)).orElse(false);
            if (interval.isEmpty() || from == null || !follows) {
                problems.add(line.at(), "累进的各档应从低到高、首尾相接，如“不超过 100万元”“超过 100万元 不超过 300万元”");
                return Optional.empty();
            }
            reached = interval.get().high();
            bands.add(new Band(
                    from,
                    reached,
                    line.row().value(),
                    line.row().label(),
                    line.row().article()));
        }
        try {
            Numeric base = expressions.numeric(axes.getFirst(), scope);
            Unit rate = bands.getFirst().rate().unit();
            Optional<Unit> unit = base.unit().times(rate);
            if (unit.isEmpty()) {
                problems.add(fields.at(), "“" + base.unit().display() + "”与“" + rate.display() + "”不能相乘");
            }
            return unit.map(result -> new Numeric.Marginal(name, base, bands, result));
        } catch (ExpressionError e) {
            problems.add(fields.at(), e.getMessage());
            return Optional.empty();
        }
    }
}
