package cn.huice.casework.procedure;

import cn.huice.casework.procedure.ReviewRules.Indicator;
import cn.huice.policy.number.Fraction;
import cn.huice.policy.yaml.Yaml;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the 评审 of a step. */
final class ReviewRulesReader {
    static final Set<String> KEYS = Set.of("专家人数", "最少人数", "领域", "匿名", "合计", "合格", "指标", "否决项", "否决票数");
    static final Set<String> INDICATOR_KEYS = Set.of("名称", "满分", "权重");
    private static final Fraction FULL = Fraction.of(100);

    private final String file;

    ReviewRulesReader(String file) {
        this.file = file;
    }

    /** @throws InvalidProcedure naming place and reason */
    ReviewRules read(Yaml yaml) {
        YamlFields fields = YamlFields.of(file, yaml, KEYS);
        int seats = fields.whole("专家人数", 1, 50);
        int quorum = fields.has("最少人数") ? fields.whole("最少人数", 1, seats) : seats;
        boolean trimmed = fields.choice("合计", List.of("平均", "去掉最高最低")).equals("去掉最高最低");
        if (trimmed && quorum < 3) {
            throw fields.refused("合计", "去掉最高最低后至少剩一位专家，最少人数不能少于 3");
        }
        Fraction passMark = fields.points("合格");
        if (passMark.compareTo(FULL) > 0) {
            throw fields.refused("合格", "合格分不能超过 100");
        }
        List<String> vetoes = fields.texts("否决项");
        int vetoVotes = fields.has("否决票数") ? fields.whole("否决票数", 1, quorum) : 1;
        return new ReviewRules(
                seats,
                quorum,
                Set.copyOf(fields.texts("领域")),
                fields.yes("匿名"),
                trimmed,
                passMark,
                indicators(fields),
                vetoes,
                vetoVotes);
    }

    private List<Indicator> indicators(YamlFields fields) {
        List<Indicator> indicators =
                fields.items("指标").stream().map(this::indicator).toList();
        fields.requireWhole("指标", indicators.stream().map(Indicator::weight).toList());
        Set<String> names = new HashSet<>();
        for (Indicator indicator : indicators) {
            if (!names.add(indicator.name())) {
                throw fields.refused("指标", "指标 " + indicator.name() + " 重复");
            }
        }
        return indicators;
    }

    private Indicator indicator(Yaml yaml) {
        YamlFields fields = YamlFields.of(file, yaml, INDICATOR_KEYS);
        return new Indicator(fields.text("名称"), fields.percent("权重"), fields.whole("满分", 1, 1000));
    }
}
