package cn.huice.policy;

import cn.huice.policy.expression.ExpressionError;
import cn.huice.policy.expression.Expressions;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.tree.Requirement;
import cn.huice.policy.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads 条件: 全部, 任一, 非, 至少 around single conditions, each with the article it stands in. */
final class RequirementReader {
    private static final List<String> KEYS = List.of("全部", "任一", "非", "至少", "途径", "条件", "依据", "说明", "一般", "原则上");
    private static final List<String> GROUPS = List.of("全部", "任一", "非", "至少", "途径");
    private static final List<String> LEAF = List.of("条件", "依据", "说明", "一般", "原则上");

    private final Expressions expressions;
    private final Problems problems;
    private final Map<String, Predicate> routes = new LinkedHashMap<>();

    RequirementReader(Expressions expressions, Problems problems) {
        this.expressions = expressions;
        this.problems = problems;
    }

    /** The named ways in that were read so far, as conditions. */
    Map<String, Predicate> routes() {
        return routes;
    }

    /** A list is the same as 全部 over it. */
    Requirement read(Yaml node) {
        if (node instanceof Yaml.Items(var items, var at)) {
            return new Requirement.All(parts(items));
        }
        var fields = Fields.of(node, problems, KEYS);
        List<String> groups = GROUPS.stream().filter(fields::has).toList();
        if (groups.isEmpty()) {
            return check(fields);
        }
        if (groups.size() > 1 || LEAF.stream().anyMatch(fields::has)) {
            problems.add(fields.at(), "一处只能写“全部”“任一”“非”“至少”“途径”“条件”之一");
        }
        Yaml inner = fields.find(groups.getFirst()).orElseThrow();
        return switch (groups.getFirst()) {
            case "全部" -> new Requirement.All(parts(fields.items("全部")));
            case "任一" -> new Requirement.AtLeast(1, someParts(inner, fields.items("任一")));
            case "非" -> new Requirement.Not(read(inner));
            case "途径" -> new Requirement.Routes(routes(inner, fields.items("途径")));
            default -> atLeast(inner);
        };
    }

    private List<Requirement.Route> routes(Yaml node, List<Yaml> items) {
        if (items.isEmpty()) {
            problems.add(node.at(), "这里至少要有一项");
        }
        var read = new ArrayList<Requirement.Route>();
        for (Yaml item : items) {
            route(item).ifPresent(read::add);
        }
        return read;
    }

    /** 名称 and 依据 beside what the route asks. */
    private Optional<Requirement.Route> route(Yaml item) {
        if (!(item instanceof Yaml.Entries(var entries, var at))) {
            problems.add(item.at(), "途径应写作“{名称, 依据, 条件或全部、任一、至少}”");
            return Optional.empty();
        }
        boolean single = entries.stream().anyMatch(entry -> entry.key().text().equals("条件"));
        List<String> own = single ? List.of("名称") : List.of("名称", "依据");
        var rest = entries.stream()
                .filter(entry -> !own.contains(entry.key().text()))
                .toList();
        var head = Fields.of(
                new Yaml.Entries(
                        entries.stream()
                                .filter(entry ->
                                        List.of("名称", "依据").contains(entry.key().text()))
                                .toList(),
                        at),
                problems,
                List.of("名称", "依据"));
        String name = head.text("名称");
        String article = head.text("依据");
        Requirement part = read(new Yaml.Entries(rest, at));
        if (routes.putIfAbsent(name, asPredicate(part)) != null) {
            problems.add(at, "途径“" + name + "”重复");
        }
        return Optional.of(new Requirement.Route(name, part, article));
    }

    private static Predicate asPredicate(Requirement requirement) {
        return switch (requirement) {
            case Requirement.All(List<Requirement> parts) -> new Predicate.AtLeast(parts.size(), asPredicates(parts));
            case Requirement.AtLeast(int count, List<Requirement> parts) ->
                new Predicate.AtLeast(count, asPredicates(parts));
            case Requirement.Routes(List<Requirement.Route> routes) ->
                new Predicate.AtLeast(
                        1,
                        asPredicates(
                                routes.stream().map(Requirement.Route::part).toList()));
            case Requirement.Not(Requirement part) -> new Predicate.Not(asPredicate(part));
            case Requirement.Check check -> check.test();
        };
    }

    private static List<Predicate> asPredicates(List<Requirement> parts) {
        return parts.stream().map(RequirementReader::asPredicate).toList();
    }

    private List<Requirement> parts(List<Yaml> items) {
        var parts = new ArrayList<Requirement>();
        items.forEach(item -> parts.add(read(item)));
        return parts;
    }

    private List<Requirement> someParts(Yaml node, List<Yaml> items) {
        if (items.isEmpty()) {
            problems.add(node.at(), "这里至少要有一项");
        }
        return parts(items);
    }

    private Requirement atLeast(Yaml node) {
        var fields = Fields.of(node, problems, List.of("数量", "其中"));
        List<Requirement> parts = someParts(node, fields.items("其中"));
        int count = fields.read("数量", "整数", PolicyReader::wholeNumber).orElse(1);
        if (count < 1 || count > parts.size()) {
            problems.add(fields.at(), "“数量”应在 1 至 " + parts.size() + " 之间");
        }
        return new Requirement.AtLeast(count, parts);
    }

    private Requirement check(Fields fields) {
        String article = fields.text("依据");
        Optional<String> words = fields.optionalText("说明");
        boolean soft = fields.yes("一般") || fields.yes("原则上");
        var expression = fields.scalar("条件");
        if (expression.isPresent()) {
            try {
                String written = expression.get().text();
                return new Requirement.Check(
                        expressions.predicate(written), words.orElse(written), article, soft, written);
            } catch (ExpressionError e) {
                problems.add(expression.get(), e);
            }
        }
        return new Requirement.All(List.of());
    }
}
