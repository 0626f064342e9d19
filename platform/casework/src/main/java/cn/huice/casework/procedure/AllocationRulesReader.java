package cn.huice.casework.procedure;

import cn.huice.casework.procedure.AllocationRules.Indicator;
import cn.huice.casework.procedure.AllocationRules.Method;
import cn.huice.casework.procedure.AllocationRules.Normalisation;
import cn.huice.casework.procedure.AllocationRules.Shortfall;
import cn.huice.casework.procedure.AllocationRules.Tie;
import cn.huice.policy.number.Fraction;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.ValueType;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.policy.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the 分配 of a step. */
final class AllocationRulesReader {
    static final Set<String> KEYS = Set.of("方式", "指标", "免排序", "分组", "同分", "不足", "未入围");
    static final Set<String> INDICATOR_KEYS = Set.of("名称", "权重", "归一", "方向");

    private final String file;

    AllocationRulesReader(String file) {
        this.file = file;
    }

    /** @throws InvalidProcedure naming place and reason */
    AllocationRules read(Yaml yaml) {
        YamlFields fields = YamlFields.of(file, yaml, KEYS);
        Method method = fields.choice("方式", Method.values(), Method::zh);
        boolean ranked = method == Method.RANKED;
        List<Indicator> indicators = indicators(fields);
        if (ranked == indicators.isEmpty()) {
            throw fields.refused("指标", ranked ? "择优排序要写明指标" : method.zh() + "没有指标");
        }
        if (!ranked && fields.has("同分")) {
            throw fields.refused("同分", "只有择优排序有同分");
        }
        if (method == Method.PRO_RATA && fields.has("分组")) {
            throw fields.refused("分组", "按比例不必分组");
        }
        if ((method == Method.PRO_RATA) == fields.has("不足")) {
            throw fields.refused("不足", fields.has("不足") ? "按比例不会有一件放不下" : "要写明不足时怎么办：停止、部分给予或递补");
        }
        return new AllocationRules(
                method,
                indicators,
                fields.texts("免排序").stream()
                        .map(name -> attribute(fields, "免排序", name, each -> each.type() == ValueType.BOOLEAN, "是或否"))
                        .toList(),
                fields.optionalText("分组")
                        .map(name -> attribute(fields, "分组", name, each -> each.type() == ValueType.ENUM, "一种类别")),
                fields.texts("同分").stream()
                        .map(name -> tie(fields, indicators, name))
                        .toList(),
                method == Method.PRO_RATA
                        ? Optional.empty()
                        : Optional.of(fields.choice("不足", Shortfall.values(), Shortfall::zh)),
                fields.has("未入围") && fields.choice("未入围", List.of("不予", "候补")).equals("候补"));
    }

    private List<Indicator> indicators(YamlFields fields) {
        List<Indicator> indicators = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Yaml yaml : fields.items("指标")) {
            YamlFields each = YamlFields.of(file, yaml, INDICATOR_KEYS);
            Indicator indicator = indicator(each);
            if (!names.add(indicator.name())) {
                throw each.refused("名称", "指标 " + indicator.name() + " 重复");
            }
            indicators.add(indicator);
        }
        if (!indicators.isEmpty()) {
            fields.requireWhole("指标", indicators.stream().map(Indicator::weight).toList());
        }
        return List.copyOf(indicators);
    }

    private Indicator indicator(YamlFields fields) {
        String name = fields.text("名称");
        Fraction weight = fields.percent("权重");
        if (weight.isZero()) {
            throw fields.refused("权重", "权重不能是 0");
        }
        Normalisation normalisation = fields.choice("归一", Normalisation.values(), Normalisation::zh);
        boolean lower =
                fields.has("方向") && fields.choice("方向", List.of("越高越好", "越低越好")).equals("越低越好");
        if (lower && normalisation == Normalisation.OF_HIGHEST) {
            throw fields.refused("归一", "越低越好的指标不能占最高");
        }
        Optional<AttributeKey> attribute = name.equals(Indicator.PANEL_SCORE)
                ? Optional.empty()
                : Optional.of(attribute(fields, "名称", name, each -> each.type().isNumeric(), "数"));
        return new Indicator(name, attribute, weight, normalisation, lower);
    }

    private static AttributeKey attribute(
            YamlFields fields, String key, String name, Predicate<Attribute> fits, String what) {
        Attribute attribute = Vocabulary.standard()
                .byName(name)
                .orElseThrow(() -> fields.refused(
                        key,
                        "词汇表里没有 " + name
                                + Vocabulary.standard()
                                        .nearestName(name)
                                        .map(right -> "，是否为“" + right + "”？")
                                        .orElse("")));
        if (!fits.test(attribute)) {
            throw fields.refused(key, name + " 不是" + what);
        }
        return attribute.key();
    }

    private static Tie tie(YamlFields fields, List<Indicator> indicators, String name) {
        if (!name.equals(Tie.SUBMISSION_TIME)
                && indicators.stream().noneMatch(each -> each.name().equals(name))) {
            throw fields.refused("同分", "同分看 申报时间 或一项指标，不是 " + name);
        }
        return new Tie(name);
    }
}
