package cn.huice.policy;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Rounding;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads 舍入: 方式 and 到. */
final class RoundingReader {
    private static final Map<String, Rounding.Mode> MODES =
            Map.of("四舍五入", Rounding.Mode.HALF_UP, "向上取整", Rounding.Mode.UP, "舍去尾数", Rounding.Mode.DOWN);

    private RoundingReader() {}

    static Rounding read(Fields amount, Unit result, Problems problems) {
        return amount.find("舍入")
                .flatMap(node -> {
                    var fields = Fields.of(node, problems, List.of("方式", "到"));
                    var mode = fields.word("方式", MODES);
                    var step = fields.word("到", steps(result));
                    return mode.flatMap(way -> step.map(to -> new Rounding(way, to)));
                })
                .orElseGet(() -> Rounding.usual(result));
    }

    /** Units of the same measure; a sum of money also to 角 and 分. A result is shown with two decimals, so nothing finer. */
    private static Map<String, Fraction> steps(Unit result) {
        var steps = new LinkedHashMap<String, Fraction>();
        if (result.measuresTheSameAs(Unit.YUAN)) {
            steps.put("分", Fraction.of(1, 100));
            steps.put("角", Fraction.of(1, 10));
        }
        if (!result.measuresTheSameAs(Unit.YUAN)) {
            steps.put("整数", result.factor());
        }
        Unit.WORDS.entrySet().stream()
                .filter(word -> word.getValue().measuresTheSameAs(result)
                        && !result.dimension().powers().isEmpty())
                .sorted(Comparator.comparing((Map.Entry<String, Unit> word) ->
                                word.getValue().factor())
                        .thenComparing(Map.Entry::getKey))
                .forEach(word -> steps.put(word.getKey(), word.getValue().factor()));
        return steps;
    }
}
