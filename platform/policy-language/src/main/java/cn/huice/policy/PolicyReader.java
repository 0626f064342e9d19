package cn.huice.policy;

import cn.huice.policy.expression.Expressions;
import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.Requirement;
import cn.huice.policy.yaml.Yaml;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one policy file. */
final class PolicyReader {
    private static final List<String> KEYS = List.of(
            "编号", "名称", "类别", "对象", "地区", "依据", "主管部门", "叠加", "不重复享受", "名额", "流程", "材料", "资金分担", "分期", "备注", "疑问",
            "版本");
    private static final List<String> NOT_OF_DEFINITIONS = List.of("叠加", "不重复享受", "名额", "流程", "材料", "资金分担", "分期");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Map<String, Clause.Kind> CLAUSES = Arrays.stream(Clause.Kind.values())
            .collect(Collectors.toMap(Clause.Kind::zh, kind -> kind, (one, other) -> one, LinkedHashMap::new));
    private static final Map<String, PolicyKind> KINDS =
            Arrays.stream(PolicyKind.values()).collect(Collectors.toMap(PolicyKind::zh, kind -> kind));
    private final Expressions expressions;
    private final Problems problems;
    private boolean isDefinition;

    PolicyReader(Expressions expressions, Problems problems) {
        this.expressions = expressions;
        this.problems = problems;
    }

    /** Reads as much as it can; the result counts only if no problem was found. */
    Policy read(Yaml root, String sourceText) {
        var fields = Fields.of(root, problems, KEYS);
        isDefinition = fields.find("类别").filter(PolicyReader::saysDefinition).isPresent();
        if (isDefinition) {
            NOT_OF_DEFINITIONS.stream()
                    .filter(fields::has)
                    .forEach(key -> problems.add(fields.find(key).orElseThrow().at(), "定义没有“" + key + "”"));
        }
        var award = new AwardReader(expressions, problems, fields);
        return new Policy(
                fields.read("编号", "小写字母、数字和连字符（如 rd21-base-subsidy）", PolicyReader::id)
                        .orElse(""),
                fields.text("名称"),
                fields.word("类别", KINDS).orElse(PolicyKind.PRINCIPLE),
                fields.word("对象", Places.BENEFICIARIES).orElse("none"),
                fields.word("地区", Places.JURISDICTIONS).orElse(""),
                citation(fields),
                fields.texts("主管部门"),
                award.stacking(),
                fields.optionalText("流程"),
                materials(fields),
                award.funding(),
                award.instalments(),
                award.quotas(),
                award.exclusions(),
                versions(fields),
                fields.optionalText("备注").orElse(""),
                fields.texts("疑问"),
                sourceText,
                Digest.sha256(sourceText));
    }

    private static boolean saysDefinition(Yaml kind) {
        return kind instanceof Yaml.Scalar scalar && scalar.text().equals(PolicyKind.DEFINITION.zh());
    }

    private static Optional<String> id(String text) {
        return text.length() <= 64 && ID.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    static Optional<Integer> wholeNumber(String text) {
        return text.matches("[0-9]{1,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private Citation citation(Fields policy) {
        return policy.find("依据")
                .map(node -> {
                    var fields = Fields.of(node, problems, List.of("文号", "标题", "文件"));
                    return new Citation(fields.text("文号"), fields.text("标题"), fields.text("文件"));
                })
                .orElseGet(() -> {
                    problems.add(policy.at(), "缺少“依据”");
                    return new Citation("", "", "");
                });
    }

    private List<Material> materials(Fields policy) {
        return policy.items("材料").stream()
                .map(node -> Fields.of(node, problems, List.of("名称", "依据")))
                .map(fields -> new Material(fields.text("名称"), fields.text("依据")))
                .toList();
    }

    private List<PolicyVersion> versions(Fields policy) {
        var versions = new ArrayList<PolicyVersion>();
        List<Yaml> written = policy.items("版本");
        if (written.isEmpty()) {
            problems.add(policy.find("版本").map(Yaml::at).orElse(policy.at()), "至少要有一个“版本”");
        }
        for (Yaml node : written) {
            version(node).ifPresent(versions::add);
        }
        versions.sort(Comparator.comparing(PolicyVersion::effectiveFrom));
        for (int i = 1; i < versions.size(); i++) {
            var until = versions.get(i - 1).effectiveUntil();
            if (until.isEmpty() || !until.get().isBefore(versions.get(i).effectiveFrom())) {
                problems.add(
                        policy.find("版本").orElseThrow().at(),
                        "版本重叠：" + versions.get(i).effectiveFrom() + " 起的版本与前一版本");
            }
        }
        long units = versions.stream()
                .flatMap(version -> Stream.concat(
                        version.calculation().map(Calculation::unitName).stream(),
                        version.dayRule().map(rule -> "date").stream()))
                .distinct()
                .count();
        if (units > 1) {
            problems.add(policy.find("版本").orElseThrow().at(), "各版本金额的“单位”应当相同，也不能有的写“金额”、有的写“日期”");
        }
        return versions;
    }

    private Optional<PolicyVersion> version(Yaml node) {
        var fields = Fields.of(node, problems, List.of("生效", "失效", "条件", "金额", "日期", "条款"));
        var from = fields.read("生效", "日期（如 2022-07-01）", PolicyReader::date);
        Optional<LocalDate> until =
                fields.has("失效") ? fields.read("失效", "日期（如 2024-12-31）", PolicyReader::date) : Optional.empty();
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            problems.add(fields.at(), "“失效”早于“生效”");
        }
        var conditions = new RequirementReader(expressions, problems);
        var requirement = fields.find("条件").map(conditions::read).orElseGet(() -> new Requirement.All(List.of()));
        var calculation =
                fields.find("金额").flatMap(new CalculationReader(expressions, conditions.routes(), problems)::read);
        var dayRule = fields.find("日期").flatMap(new DayRuleReader(expressions, conditions.routes(), problems)::read);
        long given = Stream.of("条件", "金额", "日期").filter(fields::has).count();
        if (isDefinition && given != 1) {
            problems.add(fields.at(), "定义的每个版本只写“条件”（是不是）、“金额”（是多少）、“日期”（是哪天）之一");
        } else if (fields.has("金额") && fields.has("日期")) {
            problems.add(fields.at(), "一个版本只写“金额”“日期”之一");
        }
        return from.map(day -> new PolicyVersion(day, until, requirement, calculation, dayRule, clauses(fields)));
    }

    private List<Clause> clauses(Fields version) {
        return version.items("条款").stream()
                .map(node -> Fields.of(node, problems, List.of("内容", "依据", "性质")))
                .map(fields -> new Clause(
                        fields.text("内容"),
                        fields.text("依据"),
                        fields.word("性质", CLAUSES).orElse(Clause.Kind.REMARK)))
                .toList();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return DATE.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
