package cn.huice.policy;

import cn.huice.policy.expression.Expressions;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.ValueType;
import cn.huice.policy.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads 每: 年, 项目, the name of a fact, or a list of these. */
final class SpanReader {
    private static final Set<ValueType> TELLING =
            Set.of(ValueType.TEXT, ValueType.ENUM, ValueType.INTEGER, ValueType.DATE);

    private final Expressions expressions;
    private final Problems problems;

    SpanReader(Expressions expressions, Problems problems) {
        this.expressions = expressions;
        this.problems = problems;
    }

    List<Span> read(Fields fields) {
        List<Yaml> written = fields.find("每")
                .map(node -> node instanceof Yaml.Items(var items, var at) ? items : List.of(node))
                .orElse(List.of());
        var spans = new ArrayList<Span>();
        for (Yaml node : written) {
            if (node instanceof Yaml.Scalar scalar) {
                span(scalar).filter(span -> !spans.contains(span)).ifPresent(spans::add);
            } else {
                problems.add(node.at(), "“每”应是“年”“项目”，或者一个事实的名称");
            }
        }
        return spans;
    }

    private Optional<Span> span(Yaml.Scalar written) {
        for (Span span : List.of(Span.YEAR, Span.PROJECT)) {
            if (written.text().equals(span.zh())) {
                return Optional.of(span);
            }
        }
        Optional<Attribute> attribute = expressions.attribute(written.text());
        if (attribute.isEmpty()) {
            problems.add(
                    written.at(),
                    "“每”应是“年”“项目”，或者一个事实的名称；没有名为“" + written.text() + "”的事实",
                    expressions.nearestAttribute(written.text()));
            return Optional.empty();
        }
        if (!TELLING.contains(attribute.get().type()) || attribute.get().pii()) {
            problems.add(written.at(), "“每”后的事实应是文字、选项、整数或日期，不能是个人信息");
            return Optional.empty();
        }
        return attribute.map(each -> new Span(each.key().value(), each.name()));
    }
}
