package cn.huice.bench.policies;

import cn.huice.bench.population.Scale;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.Code;
import cn.huice.policy.vocabulary.ValueType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the single questions conditions are made of. */
final class Atom {
    private static final List<String> BOUNDS = List.of("≥", "≥", "不低于", ">", "超过", "≤", "不超过", "<");
    private static final Set<String> UPPER = Set.of("≤", "不超过", "<");

    private Atom() {}

    static String about(Attribute attribute, Dice dice) {
        return switch (attribute.type()) {
            case BOOLEAN -> (dice.in(Shape.NOTS, Shape.questions(ValueType.BOOLEAN)) ? "非 " : "") + attribute.name();
            case INTEGER, DECIMAL, RATIO, MONEY -> {
                String sign = dice.one(BOUNDS);
                yield attribute.name() + " " + sign + " "
                        + bound(attribute, UPPER.contains(sign) ? 2 : dice.from(0, 2));
            }
            case DATE -> day(attribute, dice);
            case ENUM -> code(attribute, dice);
            case SET ->
                attribute.name() + (dice.in(1, 3) ? " 包含任一 " : " 包含 ") + codes(attribute, dice.from(1, 2), dice);
            case TEXT -> attribute.name() + " = '" + dice.one(List.of("甲", "乙", "丙")) + "'";
        };
    }

    /** A round number in the attribute's own words for its unit; the same place always gives the same. */
    static String bound(Attribute attribute, int place) {
        var scale = Scale.of(attribute);
        var number = BigDecimal.valueOf(Scale.bounds(attribute)[place]).round(new MathContext(2));
        if (scale.decimals() == 0) {
            number = number.max(BigDecimal.ONE).setScale(0, RoundingMode.HALF_UP);
        }
        return attribute.type() == ValueType.RATIO
                ? plain(number.movePointRight(2)) + "%"
                : number(number, attribute.unit().orElse(""));
    }

    private static String number(BigDecimal number, String unit) {
        return switch (unit) {
            case "CNY" ->
                number.compareTo(BigDecimal.valueOf(10_000)) < 0
                        ? plain(number) + "元"
                        : plain(number.movePointLeft(4)) + "万元";
            case "CNY/m2" -> plain(number) + "元/平方米";
            case "persons" -> plain(number) + "人";
            case "years" -> plain(number) + "年";
            case "months" -> plain(number) + "个月";
            case "days" -> plain(number) + "日";
            case "hours" -> plain(number) + "小时";
            case "m2" -> plain(number) + "平方米";
            case "mu" -> plain(number) + "亩";
            case "tce" -> plain(number) + "吨标准煤";
            default -> plain(number);
        };
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String day(Attribute attribute, Dice dice) {
        int year = dice.from(2016, 2022);
        return switch (dice.byWeight(4, 3, 3)) {
            case 0 -> attribute.name() + " 不早于 " + year + "年1月1日";
            case 1 -> attribute.name() + " 不早于 评估日 - " + dice.from(1, 5) + "年";
            default -> "评估日 - " + attribute.name() + " ≤ " + dice.one(List.of("90日", "180日", "365日", "1095日"));
        };
    }

    private static String code(Attribute attribute, Dice dice) {
        if (attribute.ordered() && dice.in(1, 2)) {
            int rank = dice.from(1, attribute.codes().size() - 1);
            return attribute.name() + " 不低于 '" + attribute.codes().get(rank).name() + "'";
        }
        if (attribute.codes().size() > 2 && dice.in(135, 658)) {
            return attribute.name() + " 属于 " + codes(attribute, dice.from(2, 3), dice);
        }
        return attribute.name() + " = '" + dice.one(attribute.codes()).name() + "'";
    }

    private static String codes(Attribute attribute, int count, Dice dice) {
        var names = new LinkedHashSet<String>();
        for (int i = 0; i < count; i++) {
            names.add(dice.one(attribute.codes()).name());
        }
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", "[", "]"));
    }

    /** The questions that sort subjects into tiers, none of which can hold with another. */
    static List<String> bands(Attribute attribute, int count) {
        return attribute.codes().stream()
                .limit(count)
                .map(Code::name)
                .map(name -> attribute.name() + " = '" + name + "'")
                .toList();
    }
}
