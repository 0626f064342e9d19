package cn.huice.policy;

import cn.huice.policy.expression.References.AmountKind;
import cn.huice.policy.yaml.Position;
import cn.huice.policy.yaml.Yaml;
import java.util.List;
import java.util.Optional;

/**
 * What other policies need to know of one before it is read.
 *
 * @param name the name expressions use, if it is a definition
 * @param day whether it gives a day
 * @param matches the policy or group it names as matched (配套)
 */
record Outline(
        String id,
        Position at,
        Optional<Yaml.Scalar> name,
        Optional<AmountKind> amount,
        boolean day,
        Optional<Yaml.Scalar> matches) {

    /** Takes what is there; whatever is wrong is reported when the policy itself is read. */
    static Outline of(Yaml root) {
        Optional<Yaml.Scalar> id = text(root, "编号");
        Optional<Yaml> stacking = child(root, "叠加");
        Optional<Yaml> version = child(root, "版本").flatMap(Outline::first);
        return new Outline(
                id.map(Yaml.Scalar::text).orElse(""),
                id.map(Yaml.Scalar::at).orElse(root.at()),
                text(root, "类别")
                        .filter(kind -> kind.text().equals(PolicyKind.DEFINITION.zh()))
                        .flatMap(kind -> text(root, "名称")),
                version.flatMap(first -> child(first, "金额")).flatMap(Outline::kind),
                version.flatMap(first -> child(first, "日期")).isPresent(),
                stacking.flatMap(node -> text(node, "对应政策").or(() -> text(node, "对应组"))));
    }

    private static Optional<AmountKind> kind(Yaml amount) {
        return child(amount, "单位")
                .filter(Yaml.Scalar.class::isInstance)
                .map(unit -> AmountUnit.NAMES.get(((Yaml.Scalar) unit).text()))
                .map(unit -> new AmountKind(
                        unit.unit(),
                        child(amount, "最高").filter(Outline::saysYes).isPresent()
                                || child(amount, "审定数额").isPresent()));
    }

    private static Optional<Yaml> child(Yaml node, String key) {
        return node instanceof Yaml.Entries(var entries, var at)
                ? entries.stream()
                        .filter(entry -> entry.key().text().equals(key))
                        .map(Yaml.Entry::value)
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Yaml.Scalar> text(Yaml node, String key) {
        return child(node, key).filter(Yaml.Scalar.class::isInstance).map(Yaml.Scalar.class::cast);
    }

    private static boolean saysYes(Yaml node) {
        return node instanceof Yaml.Scalar scalar && List.of("是", "true").contains(scalar.text());
    }

    private static Optional<Yaml> first(Yaml node) {
        return node instanceof Yaml.Items(var items, var at) ? items.stream().findFirst() : Optional.empty();
    }
}
