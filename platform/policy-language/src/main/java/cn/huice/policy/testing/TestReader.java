package cn.huice.policy.testing;

import cn.huice.policy.PolicyError;
import cn.huice.policy.PolicySource;
import cn.huice.policy.assessment.WorkingDays;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.text.NearestName;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Code;
import cn.huice.policy.vocabulary.InvalidValue;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.policy.yaml.Position;
import cn.huice.policy.yaml.Yaml;
import cn.huice.policy.yaml.YamlError;
import cn.huice.policy.yaml.YamlReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads one test file; what is wrong in it is told with its place. */
final class TestReader {
    private static final List<String> CASE = List.of("名称", "日期", "事实", "期望");
    private static final List<String> EXPECTED = List.of("结果", "金额", "最高", "日期", "需要", "条款", "人工");

    private final Vocabulary vocabulary;
    private final PolicySource source;
    private final List<PolicyError> problems = new ArrayList<>();
    private WorkingDays calendar = WorkingDays.NONE;

    /** Stops the reading of one case. */
    private static final class Misfit extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Position at;
        private final transient Optional<String> suggestion;

        Misfit(Position at, String message, Optional<String> suggestion) {
            super(message);
            this.at = at;
            this.suggestion = suggestion;
        }
    }

    TestReader(Vocabulary vocabulary, PolicySource source) {
        this.vocabulary = vocabulary;
        this.source = source;
    }

    List<PolicyError> problems() {
        return problems;
    }

    /** The whole file as facts, as under 事实. */
    Map<AttributeKey, Fact> readFacts() {
        try {
            return facts(YamlReader.read(source.text()));
        } catch (YamlError e) {
            problem(e.at(), e.getMessage(), Optional.empty());
        } catch (Misfit e) {
            problem(e.at, e.getMessage(), e.suggestion);
        }
        return Map.of();
    }

    /** The working days of 工作日历; none where the file has none. */
    WorkingDays calendar() {
        return calendar;
    }

    private WorkingDays calendar(Yaml node) throws Misfit {
        var keys = fields(node, List.of("年份", "放假", "上班"));
        var years = new TreeSet<Integer>();
        for (Yaml year : items(required(keys, "年份", node.at()))) {
            if (!text(year).matches("[12]\\d{3}")) {
                throw new Misfit(year.at(), "“年份”应是四位数", Optional.empty());
            }
            years.add(Integer.valueOf(text(year)));
        }
        return new ListedDays(years, days(keys.get("放假")), days(keys.get("上班")));
    }

    private Set<LocalDate> days(Yaml list) throws Misfit {
        var days = new TreeSet<LocalDate>();
        if (list != null) {
            for (Yaml day : items(list)) {
                days.add(date(day));
            }
        }
        return days;
    }

    List<TestCase> read() {
        var cases = new ArrayList<TestCase>();
        try {
            Yaml root = YamlReader.read(source.text());
            Map<AttributeKey, Fact> common = Map.of();
            if (root instanceof Yaml.Entries) {
                var keys = fields(root, List.of("工作日历", "共同事实", "用例"));
                calendar = keys.containsKey("工作日历") ? calendar(keys.get("工作日历")) : calendar;
                common = keys.containsKey("共同事实") ? facts(keys.get("共同事实")) : common;
                root = required(keys, "用例", root.at());
            }
            for (Yaml node : items(root)) {
                readCase(node, common).ifPresent(cases::add);
            }
        } catch (YamlError e) {
            problem(e.at(), e.getMessage(), Optional.empty());
        } catch (Misfit e) {
            problem(e.at, e.getMessage(), e.suggestion);
        }
        return cases;
    }

    private Optional<TestCase> readCase(Yaml node, Map<AttributeKey, Fact> common) {
        try {
            var keys = fields(node, CASE);
            var facts = new TreeMap<>(common);
            if (keys.containsKey("事实")) {
                facts.putAll(facts(keys.get("事实")));
            }
            Yaml day = required(keys, "日期", node.at());
            return Optional.of(new TestCase(
                    text(required(keys, "名称", node.at())),
                    node.at(),
                    date(day),
                    facts,
                    expectation(required(keys, "期望", node.at()))));
        } catch (Misfit e) {
            problem(e.at, e.getMessage(), e.suggestion);
            return Optional.empty();
        }
    }

    private Map<AttributeKey, Fact> facts(Yaml node) throws Misfit {
        if (!(node instanceof Yaml.Entries(var entries, var at))) {
            throw new Misfit(node.at(), "“事实”应是“名称: 值”", Optional.empty());
        }
        var facts = new LinkedHashMap<AttributeKey, Fact>();
        for (Yaml.Entry entry : entries) {
            Attribute attribute = attribute(entry.key());
            try {
                var value = vocabulary.parse(attribute, json(attribute, entry.value()));
                facts.put(attribute.key(), new Fact(value, Standing.VERIFIED, attribute.authority()));
            } catch (InvalidValue e) {
                throw new Misfit(entry.value().at(), e.getMessage(), Optional.empty());
            }
        }
        return facts;
    }

    private Attribute attribute(Yaml.Scalar name) throws Misfit {
        return vocabulary
                .find(name.text())
                .or(() -> vocabulary.byName(name.text()))
                .orElseThrow(() -> new Misfit(
                        name.at(),
                        "没有名为“" + name.text() + "”的事实",
                        AttributeKey.isWellFormed(name.text())
                                ? vocabulary.nearestKey(name.text())
                                : vocabulary.nearestName(name.text())));
    }

    /** As JSON would have it: codes also by their Chinese names, truths also as 是 and 否. */
    private static Object json(Attribute attribute, Yaml node) {
        if (node instanceof Yaml.Items(var items, var at)) {
            return items.stream().map(item -> json(attribute, item)).toList();
        }
        if (!(node instanceof Yaml.Scalar scalar)) {
            return Map.of();
        }
        return switch (attribute.type()) {
            case BOOLEAN ->
                switch (scalar.text()) {
                    case "true", "是" -> true;
                    case "false", "否" -> false;
                    default -> scalar.text();
                };
            case ENUM, SET -> attribute.codeNamed(scalar.text()).map(Code::code).orElse(scalar.text());
            default -> scalar.text();
        };
    }

    private Expectation expectation(Yaml node) throws Misfit {
        var keys = fields(node, EXPECTED);
        String result = text(required(keys, "结果", node.at()));
        if (!Expectation.RESULTS.contains(result)) {
            throw new Misfit(node.at(), "“结果”应是 " + String.join("、", Expectation.RESULTS), Optional.empty());
        }
        return new Expectation(
                result,
                keys.containsKey("金额") ? Optional.of(number(keys.get("金额"))) : Optional.empty(),
                keys.containsKey("最高") ? Optional.of(number(keys.get("最高"))) : Optional.empty(),
                keys.containsKey("日期") ? Optional.of(date(keys.get("日期"))) : Optional.empty(),
                keys.containsKey("需要") ? Optional.of(needs(keys.get("需要"))) : Optional.empty(),
                keys.containsKey("条款") ? Optional.of(text(keys.get("条款"))) : Optional.empty(),
                keys.containsKey("人工")
                        ? Optional.of(List.of("是", "true").contains(text(keys.get("人工"))))
                        : Optional.empty());
    }

    private SortedSet<AttributeKey> needs(Yaml node) throws Misfit {
        var needs = new TreeSet<AttributeKey>();
        for (Yaml item : items(node)) {
            if (!(item instanceof Yaml.Scalar name)) {
                throw new Misfit(item.at(), "这里应是事实的名称", Optional.empty());
            }
            needs.add(attribute(name).key());
        }
        return needs;
    }

    private static Map<String, Yaml> fields(Yaml node, List<String> allowed) throws Misfit {
        if (!(node instanceof Yaml.Entries(var entries, var at))) {
            throw new Misfit(node.at(), "可用的键：" + String.join("、", allowed), Optional.empty());
        }
        var fields = new LinkedHashMap<String, Yaml>();
        for (Yaml.Entry entry : entries) {
            String key = entry.key().text();
            if (!allowed.contains(key)) {
                throw new Misfit(
                        entry.key().at(),
                        "不认识的键“" + key + "”，可用：" + String.join("、", allowed),
                        NearestName.to(key, allowed));
            }
            fields.put(key, entry.value());
        }
        return fields;
    }

    private static Yaml required(Map<String, Yaml> fields, String key, Position at) throws Misfit {
        if (!fields.containsKey(key)) {
            throw new Misfit(at, "缺少“" + key + "”", Optional.empty());
        }
        return fields.get(key);
    }

    private static List<Yaml> items(Yaml node) throws Misfit {
        if (node instanceof Yaml.Items(var items, var at)) {
            return items;
        }
        throw new Misfit(node.at(), "这里应是列表", Optional.empty());
    }

    private static String text(Yaml node) throws Misfit {
        if (node instanceof Yaml.Scalar scalar) {
            return scalar.text();
        }
        throw new Misfit(node.at(), "这里应是文字", Optional.empty());
    }

    private static LocalDate date(Yaml node) throws Misfit {
        try {
            return LocalDate.parse(text(node));
        } catch (DateTimeException e) {
            throw new Misfit(node.at(), "这里应是日期，如 2023-06-01", Optional.empty());
        }
    }

    private static BigDecimal number(Yaml node) throws Misfit {
        String text = text(node);
        if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,2})?")) {
            throw new Misfit(node.at(), "这里应是金额，如 12000.00", Optional.empty());
        }
        return new BigDecimal(text);
    }

    private void problem(Position at, String message, Optional<String> suggestion) {
        problems.add(new PolicyError(source.name(), at.line(), at.column(), message, suggestion));
    }
}
