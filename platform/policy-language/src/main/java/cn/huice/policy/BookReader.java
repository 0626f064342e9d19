package cn.huice.policy;

import cn.huice.policy.expression.Expressions;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.policy.yaml.Position;
import cn.huice.policy.yaml.Yaml;
import cn.huice.policy.yaml.YamlError;
import cn.huice.policy.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads many policy files that may refer to each other. */
final class BookReader {
    private static final Pattern DEFINED_NAME = Pattern.compile("\\p{L}[\\p{L}\\p{Nd}_]{0,39}");

    private final Vocabulary vocabulary;
    private final List<PolicyError> errors = new ArrayList<>();
    private final Map<String, Opened> opened = new LinkedHashMap<>();
    private final Map<String, StackingRule> rules = new LinkedHashMap<>();
    private final Map<String, Set<String>> references = new LinkedHashMap<>();

    /** A file that is YAML, before its expressions are read. */
    private record Opened(PolicySource source, Yaml root, Outline outline) {}

    BookReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    List<Policy> read(List<PolicySource> sources) throws PolicyErrors {
        sources.forEach(this::open);
        var outlines = new LinkedHashMap<String, Outline>();
        opened.forEach((id, file) -> outlines.put(id, file.outline));
        var expressions = new Expressions(vocabulary, new Outlines(outlines, definitions()));
        var policies = new ArrayList<Policy>();
        for (Opened file : opened.values()) {
            var problems = new Problems(file.source.name());
            var own = expressions.forNextPolicy();
            var policy = new PolicyReader(own, problems).read(file.root, file.source.text());
            errors.addAll(problems.errors());
            references.put(file.outline.id(), own.referred());
            policies.add(policy);
            refuseTwoRulesForOneGroup(file, policy);
        }
        refuseCycles();
        if (!errors.isEmpty()) {
            throw new PolicyErrors(errors);
        }
        return policies;
    }

    /** Names of definitions to their ids; a name means one thing only. */
    private Map<String, String> definitions() {
        var names = new LinkedHashMap<String, String>();
        opened.forEach((id, file) -> file.outline.name().ifPresent(name -> {
            String problem = null;
            if (!DEFINED_NAME.matcher(name.text()).matches()) {
                problem = "定义的名称只能用文字和数字，以文字开头，不超过 40 字";
            } else if (vocabulary.byName(name.text()).isPresent() || Expressions.isReserved(name.text())) {
                problem = "“" + name.text() + "”已是事实或函数的名称，定义要另取名称";
            } else if (names.containsKey(name.text())) {
                problem = "“" + name.text() + "”已由 "
                        + opened.get(names.get(name.text())).source.name() + " 定义";
            }
            if (problem == null) {
                names.put(name.text(), id);
            } else {
                errors.add(new PolicyError(
                        file.source.name(), name.at().line(), name.at().column(), problem, Optional.empty()));
            }
        }));
        return names;
    }

    private void open(PolicySource source) {
        var problems = new Problems(source.name());
        try {
            Yaml root = YamlReader.read(source.text());
            var outline = Outline.of(root);
            Opened before = opened.putIfAbsent(outline.id(), new Opened(source, root, outline));
            if (before != null) {
                problems.add(outline.at(), "编号“" + outline.id() + "”已用于 " + before.source.name());
            }
        } catch (YamlError e) {
            problems.add(e.at(), e.getMessage());
        }
        errors.addAll(problems.errors());
    }

    private void refuseTwoRulesForOneGroup(Opened file, Policy policy) {
        policy.stacking().ifPresent(stacking -> {
            StackingRule first = rules.putIfAbsent(stacking.group(), stacking.rule());
            if (first != null && first != stacking.rule()) {
                Position at = file.outline.at();
                String message = "叠加组“" + stacking.group() + "”的规则在其他政策中是“" + first.zh() + "”";
                errors.add(new PolicyError(file.source.name(), at.line(), at.column(), message, Optional.empty()));
            }
        });
    }

    /** Policies may build on each other, but never in a circle. */
    private void refuseCycles() {
        var finished = new LinkedHashSet<String>();
        for (String id : references.keySet()) {
            follow(id, new LinkedHashSet<>(), finished);
        }
    }

    private void follow(String id, Set<String> path, Set<String> finished) {
        if (finished.contains(id)) {
            return;
        }
        if (!path.add(id)) {
            var file = opened.get(id);
            Position at = file.outline.at();
            errors.add(new PolicyError(
                    file.source.name(),
                    at.line(),
                    at.column(),
                    "政策互相引用成环：" + String.join(" → ", path) + " → " + id,
                    Optional.empty()));
            finished.add(id);
            return;
        }
        for (String next : references.getOrDefault(id, Set.of())) {
            follow(next, path, finished);
        }
        path.remove(id);
        finished.add(id);
    }
}
