package cn.huice.policy;

import cn.huice.policy.expression.Expressions;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.policy.yaml.Position;
import cn.huice.policy.yaml.Yaml;
import cn.huice.policy.yaml.YamlError;
import cn.huice.policy.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    /** Whoever assesses a policy goes as deep as policies refer to each other. */
    private static final int MAX_CHAIN = 30;

    private final Vocabulary vocabulary;
    private final List<PolicyError> errors = new ArrayList<>();
    private final Map<String, Opened> opened = new LinkedHashMap<>();
    private final Map<String, Stacking> groups = new LinkedHashMap<>();
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
        refuseCyclesAndLongChains();
        refuseMatchesOfMatches(policies);
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
            Stacking first = groups.putIfAbsent(stacking.group(), stacking);
            if (first != null && first.rule() != stacking.rule()) {
                refuse(
                        file.outline.id(),
                        "叠加组“" + stacking.group() + "”的规则在其他政策中是“"
                                + first.rule().zh() + "”");
            } else if (first != null && !first.equals(stacking)) {
                refuse(file.outline.id(), "叠加组“" + stacking.group() + "”的“每”“合计上限”或所配套的与其他政策中的不同");
            }
        });
    }

    /**
     * A match follows what an award grants; were that a match in its turn, an answer would depend on which service heard of what
     * first. Groups of other services are not known here.
     */
    private void refuseMatchesOfMatches(List<Policy> policies) {
        var ids = new HashSet<String>();
        var matched = new HashSet<String>();
        for (Policy policy : policies) {
            policy.stacking()
                    .filter(stacking -> stacking.rule() == StackingRule.MATCHED)
                    .ifPresent(stacking -> {
                        ids.add(policy.id());
                        matched.add(stacking.group());
                    });
        }
        for (Policy policy : policies) {
            Optional<String> own = policy.stacking().map(Stacking::group);
            policy.stacking().flatMap(Stacking::matching).ifPresent(matching -> {
                if (matching.policyId().filter(ids::contains).isPresent()) {
                    refuseMatch(policy.id(), "政策“" + matching.policyId().orElseThrow() + "”");
                } else if (!matching.group().equals(own)
                        && matching.group().filter(matched::contains).isPresent()) {
                    refuseMatch(policy.id(), "叠加组“" + matching.group().orElseThrow() + "”");
                }
            });
        }
    }

    private void refuseMatch(String id, String what) {
        var file = opened.get(id);
        Position at = file.outline.matches().map(Yaml.Scalar::at).orElse(file.outline.at());
        errors.add(new PolicyError(
                file.source.name(), at.line(), at.column(), what + "本身是配套，不能再与它配套；请写它所配套的政策或组", Optional.empty()));
    }

    /** Policies may build on each other, but never in a circle, and not without end. */
    private void refuseCyclesAndLongChains() {
        var lengths = new HashMap<String, Integer>();
        for (String id : references.keySet()) {
            follow(id, new LinkedHashSet<>(), lengths);
        }
    }

    /** How many policies the longest chain from here has; none where it was refused. */
    private int follow(String id, Set<String> path, Map<String, Integer> lengths) {
        if (lengths.containsKey(id)) {
            return lengths.get(id);
        }
        if (path.contains(id)) {
            refuse(id, "政策互相引用成环：" + String.join(" → ", path) + " → " + id);
            lengths.put(id, 0);
            return 0;
        }
        int length = 1;
        if (path.size() < MAX_CHAIN) {
            path.add(id);
            for (String next : references.getOrDefault(id, Set.of())) {
                length = Math.max(length, 1 + follow(next, path, lengths));
            }
            path.remove(id);
        }
        if (path.size() + length > MAX_CHAIN && !lengths.containsKey(id)) {
            refuse(id, "政策一份引一份，超过 " + MAX_CHAIN + " 份");
            length = 0;
        }
        lengths.putIfAbsent(id, length);
        return lengths.get(id);
    }

    private void refuse(String id, String message) {
        var file = opened.get(id);
        Position at = file.outline.at();
        errors.add(new PolicyError(file.source.name(), at.line(), at.column(), message, Optional.empty()));
    }
}
