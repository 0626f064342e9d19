package cn.huice.policy.explain;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.number.Unit;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Code;
import cn.huice.policy.vocabulary.ValueType;
import cn.huice.policy.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedSet;

/** Facts in words. */
final class ValueWords {
    private final Vocabulary vocabulary;

    ValueWords(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** As in {@code 注册城市 天津（市场监管核实）}. */
    String fact(AttributeKey key, Fact fact) {
        Attribute attribute = vocabulary.get(key);
        String standing = fact.standing() == Standing.VERIFIED ? fact.source() + "核实" : "申报";
        return attribute.name() + " " + value(attribute, fact.value()) + "（" + standing + "）";
    }

    String facts(Map<AttributeKey, Fact> facts) {
        return String.join(
                "；",
                facts.entrySet().stream()
                        .map(entry -> fact(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static String value(Attribute attribute, Value value) {
        return switch (value) {
            case Value.Truth(boolean truth) -> truth ? "是" : "否";
            case Value.Num(BigDecimal number) ->
                attribute.type() == ValueType.RATIO
                        ? number.movePointRight(2).stripTrailingZeros().toPlainString() + "%"
                        : number.toPlainString() + unit(attribute);
            case Value.Day(var day) -> day.toString();
            case Value.Symbol(String code) -> word(attribute, code);
            case Value.Symbols(SortedSet<String> codes) ->
                codes.isEmpty()
                        ? "无"
                        : String.join(
                                "、",
                                codes.stream()
                                        .map(code -> word(attribute, code))
                                        .toList());
            case Value.Text(String text) -> text;
        };
    }

    private static String unit(Attribute attribute) {
        String label = Unit.of(attribute).label();
        return label.isEmpty() ? "" : " " + label;
    }

    private static String word(Attribute attribute, String code) {
        return attribute.codes().stream()
                .filter(known -> known.code().equals(code))
                .map(Code::name)
                .findFirst()
                .orElse(code);
    }

    /** What is asked for where a fact is missing: its name, what it may be, and who has authority for it. */
    String wanted(AttributeKey key) {
        Attribute attribute = vocabulary.get(key);
        String form = switch (attribute.type()) {
            case BOOLEAN -> "是或否";
            case DATE -> "日期";
            case TEXT -> "文字";
            case INTEGER, DECIMAL, MONEY -> "数" + unit(attribute);
            case RATIO -> "比例";
            case ENUM, SET -> {
                var names = attribute.codes().stream().map(Code::name).toList();
                yield String.join("、", names.subList(0, Math.min(8, names.size()))) + (names.size() > 8 ? " 等" : "");
            }
        };
        return attribute.name() + "（" + form + "；" + attribute.authority() + "）";
    }
}
