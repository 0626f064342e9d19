package cn.huice.casework.procedure;

import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads a procedure written in Chinese YAML and refuses what could never run: an unknown step or role, a step out of
 * order, a notice without a length, a payment without a decision.
 */
final class ProcedureFile {
    private static final Pattern DAYS = Pattern.compile("(\\d{1,3})\\s*个?工作日");
    static final Set<String> KEYS = Set.of("步骤", "角色", "时限", "核实", "登记", "材料");
    static final Set<String> ROOT_KEYS = Set.of("编号", "步骤");

    private final String name;

    private ProcedureFile(String name) {
        this.name = name;
    }

    /** @throws InvalidProcedure naming the file, the step and what is wrong */
    static Procedure read(String name, String yaml) {
        return new ProcedureFile(name).read(yaml);
    }

    private Procedure read(String yaml) {
        Map<?, ?> root = map(parse(yaml), "文件");
        Object id = root.get("编号");
        if (!(id instanceof String text) || text.isBlank()) {
            throw new InvalidProcedure(name, "缺少 编号");
        }
        if (!(root.get("步骤") instanceof List<?> list) || list.isEmpty()) {
            throw new InvalidProcedure(name, "缺少 步骤");
        }
        for (Object key : root.keySet()) {
            if (!ROOT_KEYS.contains(String.valueOf(key))) {
                throw new InvalidProcedure(name, "不认识的键 " + key + "，可用：" + ROOT_KEYS);
            }
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            steps.add(step(i + 1, map(list.get(i), "第 " + (i + 1) + " 步")));
        }
        Procedure procedure = new Procedure(text, List.copyOf(steps));
        check(procedure);
        return procedure;
    }

    private Object parse(String yaml) {
        try {
            return new Load(LoadSettings.builder()
                            .setLabel(name)
                            .setAllowDuplicateKeys(false)
                            .setMaxAliasesForCollections(0)
                            .build())
                    .loadFromString(yaml);
        } catch (YamlEngineException e) {
            throw new InvalidProcedure(name, e.getMessage());
        }
    }

    private Step step(int number, Map<?, ?> row) {
        for (Object key : row.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw at(number, "不认识的键 " + key + "，可用：" + KEYS);
            }
        }
        StepKind kind =
                StepKind.named(String.valueOf(row.get("步骤"))).orElseThrow(() -> at(number, "不认识的步骤 " + row.get("步骤")));
        Actor actor =
                Actor.named(String.valueOf(row.get("角色"))).orElseThrow(() -> at(number, "不认识的角色 " + row.get("角色")));
        return new Step(
                kind,
                actor,
                days(number, row.get("时限")),
                names(row.get("核实")),
                records(number, row.get("登记")),
                materials(number, kind, row.get("材料")));
    }

    private OptionalInt days(int number, Object text) {
        if (text == null) {
            return OptionalInt.empty();
        }
        Matcher matcher = DAYS.matcher(String.valueOf(text));
        if (!matcher.matches()) {
            throw at(number, "时限应写作「5个工作日」，不是 " + text);
        }
        return OptionalInt.of(Integer.parseInt(matcher.group(1)));
    }

    private boolean materials(int number, StepKind kind, Object text) {
        if (text != null && !(text.equals("必交") && kind == StepKind.FILING)) {
            throw at(number, "材料只能在申报一步写作「必交」，不是 " + text);
        }
        return text != null;
    }

    private static Set<String> names(Object list) {
        Set<String> names = new HashSet<>();
        if (list instanceof List<?> values) {
            values.forEach(value -> names.add(String.valueOf(value)));
        }
        return Set.copyOf(names);
    }

    private List<AttributeKey> records(int number, Object list) {
        List<AttributeKey> keys = new ArrayList<>();
        if (list instanceof List<?> values) {
            for (Object value : values) {
                Attribute attribute = Vocabulary.standard()
                        .byName(String.valueOf(value))
                        .orElseThrow(() -> at(number, "词汇表里没有 " + value));
                keys.add(attribute.key());
            }
        }
        return List.copyOf(keys);
    }

    private void check(Procedure procedure) {
        List<Step> steps = procedure.steps();
        if (steps.getFirst().kind() != StepKind.FILING || steps.getFirst().actor() != Actor.APPLICANT) {
            throw at(1, "第一步应是申请人申报");
        }
        if (steps.getLast().kind() != StepKind.CLOSING) {
            throw at(steps.size(), "最后一步应是办结");
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).kind().compareTo(steps.get(i - 1).kind()) <= 0) {
                throw at(
                        i + 1,
                        steps.get(i).kind().zh() + " 不能在 "
                                + steps.get(i - 1).kind().zh() + " 之后");
            }
            if (steps.get(i).kind() == StepKind.NOTICE
                    && steps.get(i).workingDays().isEmpty()) {
                throw at(i + 1, "公示要写明时限");
            }
        }
        if (!procedure.has(StepKind.DECISION)) {
            throw new InvalidProcedure(name, "没有审定，办不出结果");
        }
    }

    private InvalidProcedure at(int number, String what) {
        return new InvalidProcedure(name, "第 " + number + " 步：" + what);
    }

    private Map<?, ?> map(Object value, String where) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new InvalidProcedure(name, where + " 应是键值对");
    }
}
