package cn.huice.casework.procedure;

import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.policy.yaml.Yaml;
import cn.huice.policy.yaml.YamlError;
import cn.huice.policy.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a procedure written in Chinese YAML and refuses what could never run: an unknown step or role, a step out of
 * order or out of reach, one that nobody can bring to an end, a notice without a length, a payment without a decision.
 */
final class ProcedureFile {
    private static final Pattern DAYS = Pattern.compile("(\\d{1,3})\\s*个?工作日");
    static final Set<String> ROOT_KEYS = Set.of("编号", "步骤");
    static final Set<String> KEYS = Set.of("步骤", "角色", "时限", "核实", "登记", "材料", "会审", "逾期升级", "评审", "分配", "延长");
    private static final Set<StepKind> JOINT =
            Set.of(StepKind.FIRST_REVIEW, StepKind.SECOND_REVIEW, StepKind.INSPECTION);
    private static final Set<Actor> CALLED_WHEN_LATE = Set.of(Actor.DISTRICT, Actor.CITY, Actor.FINANCE);

    private final String name;

    private ProcedureFile(String name) {
        this.name = name;
    }

    /** @throws InvalidProcedure naming the file, the place and what is wrong */
    static Procedure read(String name, String yaml) {
        return new ProcedureFile(name).read(yaml);
    }

    /** A step and the mapping it was read from. */
    private record Written(Step step, YamlFields fields) {}

    private Procedure read(String text) {
        YamlFields root = YamlFields.of(name, parse(text), ROOT_KEYS);
        String id = root.text("编号");
        if (root.items("步骤").isEmpty()) {
            throw root.refused("步骤", "缺少 步骤");
        }
        List<Written> written = root.items("步骤").stream().map(this::step).toList();
        check(written);
        if (written.stream().noneMatch(each -> each.step().kind() == StepKind.DECISION)) {
            throw root.refused("步骤", "没有审定，办不出结果");
        }
        return new Procedure(id, written.stream().map(Written::step).toList());
    }

    private Yaml parse(String text) {
        try {
            return YamlReader.read(text);
        } catch (YamlError e) {
            throw new InvalidProcedure(name, e.at(), e.getMessage());
        }
    }

    private Written step(Yaml yaml) {
        YamlFields row = YamlFields.of(name, yaml, KEYS);
        StepKind kind = StepKind.named(row.text("步骤")).orElseThrow(() -> row.refused("步骤", "不认识的步骤 " + row.text("步骤")));
        Actor actor = actor(row, "角色", "缺少 角色：" + kind.zh() + " 由谁办理").orElseThrow();
        Step step = new Step(
                kind,
                actor,
                days(row, "时限"),
                Set.copyOf(row.texts("核实")),
                records(row),
                materialsRequired(row, kind),
                row.texts("会审"),
                row.has("逾期升级") ? actor(row, "逾期升级", "") : Optional.empty(),
                Optional.ofNullable(row.mapping("评审")).map(new ReviewRulesReader(name)::read),
                Optional.ofNullable(row.mapping("分配")).map(new AllocationRulesReader(name)::read),
                days(row, "延长"));
        return new Written(step, row);
    }

    private Optional<Actor> actor(YamlFields row, String key, String missing) {
        String text = row.optionalText(key).orElseThrow(() -> new InvalidProcedure(name, row.at(), missing));
        return Optional.of(Actor.named(text).orElseThrow(() -> row.refused(key, "不认识的角色 " + text)));
    }

    private static OptionalInt days(YamlFields row, String key) {
        Optional<String> text = row.optionalText(key);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        Matcher matcher = DAYS.matcher(text.get());
        if (!matcher.matches()) {
            throw row.refused(key, key + "应写作「5个工作日」，不是 " + text.get());
        }
        return OptionalInt.of(Integer.parseInt(matcher.group(1)));
    }

    private static boolean materialsRequired(YamlFields row, StepKind kind) {
        if (row.has("材料") && !(row.text("材料").equals("必交") && kind == StepKind.FILING)) {
            throw row.refused("材料", "材料只能在申报一步写作「必交」，不是 " + row.text("材料"));
        }
        return row.has("材料");
    }

    private static List<AttributeKey> records(YamlFields row) {
        List<AttributeKey> keys = new ArrayList<>();
        for (String attribute : row.texts("登记")) {
            keys.add(Vocabulary.standard()
                    .byName(attribute)
                    .map(Attribute::key)
                    .orElseThrow(() -> row.refused("登记", "词汇表里没有 " + attribute)));
        }
        return List.copyOf(keys);
    }

    private static void check(List<Written> steps) {
        Set<StepKind> seen = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i).step();
            YamlFields row = steps.get(i).fields();
            if (i == 0 && step.kind() != StepKind.FILING) {
                throw row.refused("步骤", "第一步应是申请人申报");
            }
            if (i > 0) {
                checkOrder(steps.get(i - 1).step().kind(), step.kind(), seen.contains(StepKind.DECISION), row);
            }
            if (!seen.add(step.kind()) && !StepOrder.mayRepeat(step.kind())) {
                throw row.refused("步骤", step.kind().zh() + " 只能有一次");
            }
            checkStep(step, row);
            checkRounds(step, row, seen);
        }
        Written last = steps.getLast();
        if (last.step().kind() != StepKind.CLOSING) {
            throw last.fields().refused("步骤", "最后一步应是办结");
        }
    }

    private static void checkOrder(StepKind before, StepKind after, boolean decided, YamlFields row) {
        if (before == StepKind.CLOSING) {
            throw row.refused("步骤", "办结之后的步骤到不了");
        }
        if (!StepOrder.mayFollow(before, after, decided)) {
            throw row.refused("步骤", after.zh() + " 不能在 " + before.zh() + " 之后");
        }
    }

    private static void checkStep(Step step, YamlFields row) {
        Set<Actor> able = StepOrder.actors(step);
        if (!able.contains(step.actor())) {
            String names = String.join("、", able.stream().map(Actor::zh).toList());
            throw row.refused("角色", step.kind().zh() + " 由 " + step.actor().zh() + " 办理就走不出去，可用：" + names);
        }
        if (step.kind() == StepKind.NOTICE && step.workingDays().isEmpty()) {
            throw row.refused("时限", "公示要写明时限");
        }
        if (step.kind() != StepKind.NOTICE && step.extension().isPresent()) {
            throw row.refused("延长", "只有公示可以延长");
        }
        if (step.joint() && !JOINT.contains(step.kind())) {
            throw row.refused("会审", step.kind().zh() + " 不能会审");
        }
        if (step.joint() && step.departments().size() < 2) {
            throw row.refused("会审", "会审至少要两个部门");
        }
        if (step.escalation().isPresent() && step.workingDays().isEmpty()) {
            throw row.refused("逾期升级", "没有时限就不会逾期");
        }
        if (step.escalation().filter(actor -> !CALLED_WHEN_LATE.contains(actor)).isPresent()) {
            throw row.refused("逾期升级", "只能升级给区级、市级或财政");
        }
        if ((step.kind() == StepKind.EXPERT_REVIEW) != step.review().isPresent()) {
            throw row.refused("评审", step.review().isPresent() ? "只有评审这一步有评分规则" : "评审要写明评分规则");
        }
    }

    private static void checkRounds(Step step, YamlFields row, Set<StepKind> before) {
        if ((step.kind() == StepKind.RANKING) != step.allocation().isPresent()) {
            throw row.refused("分配", step.allocation().isPresent() ? "只有排序这一步有分配规则" : "排序要写明分配规则");
        }
        boolean byScore = step.allocation().stream()
                .flatMap(rules -> rules.indicators().stream())
                .anyMatch(indicator -> indicator.attribute().isEmpty());
        if (byScore && !before.contains(StepKind.EXPERT_REVIEW)) {
            throw row.refused("分配", "没有评审就没有评审得分");
        }
    }
}
