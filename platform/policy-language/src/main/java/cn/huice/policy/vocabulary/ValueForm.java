package cn.huice.policy.vocabulary;

import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.InvalidValue.Rule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** How values are written in JSON. */
final class ValueForm {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,10})?");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,12}");
    private static final Pattern DATE = Pattern.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}");
    private static final int MAX_TEXT = 2000;
    private static final int MAX_CODES = 500;
    private static final int MAX_CODE = 100;

    private ValueForm() {}

    static Value parse(Attribute attribute, Object json) throws InvalidValue {
        return switch (attribute.type()) {
            case BOOLEAN -> {
                if (json instanceof Boolean truth) {
                    yield new Value.Truth(truth);
                }
                throw new InvalidValue(attribute, Rule.TYPE, "true 或 false");
            }
            case INTEGER -> new Value.Num(new BigDecimal(matching(attribute, number(json), INTEGER, "整数")));
            case DECIMAL, RATIO -> new Value.Num(new BigDecimal(matching(attribute, number(json), DECIMAL, "十进制数")));
            case MONEY -> money(attribute, json);
            case DATE -> date(attribute, json);
            case ENUM -> new Value.Symbol(code(attribute, json));
            case SET -> codes(attribute, json);
            case TEXT -> text(attribute, json);
        };
    }

    /** Numbers of JSON as text; binary floating point is not exact and falls through as itself. */
    private static Object number(Object json) {
        return switch (json) {
            case Integer n -> n.toString();
            case Long n -> n.toString();
            case BigInteger n -> n.bitLength() > 200 ? json : n.toString();
            case BigDecimal n -> Math.abs((long) n.scale()) > 100 ? json : n.toPlainString();
            case null, default -> json;
        };
    }

    private static String matching(Attribute attribute, Object json, Pattern form, String expected)
            throws InvalidValue {
        if (!(json instanceof String text)) {
            throw new InvalidValue(attribute, Rule.TYPE, expected + "，写作文本");
        }
        if (!form.matcher(text).matches()) {
            throw new InvalidValue(attribute, Rule.FORMAT, expected);
        }
        return text;
    }

    private static Value money(Attribute attribute, Object json) throws InvalidValue {
        var value = new BigDecimal(matching(attribute, number(json), DECIMAL, "以元为单位的金额，如 \"12000.00\""));
        if (value.stripTrailingZeros().scale() > 2) {
            throw new InvalidValue(attribute, Rule.SCALE, "至多两位小数");
        }
        return new Value.Num(value);
    }

    private static Value date(Attribute attribute, Object json) throws InvalidValue {
        var text = matching(attribute, json, DATE, "日期，如 2023-06-01");
        try {
            return new Value.Day(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new InvalidValue(attribute, Rule.RANGE, "历法中存在的日期");
        }
    }

    private static String code(Attribute attribute, Object json) throws InvalidValue {
        if (!(json instanceof String text)) {
            throw new InvalidValue(attribute, Rule.TYPE, "代码");
        }
        if (text.isBlank() || text.length() > MAX_CODE || !attribute.hasCode(text)) {
            throw new InvalidValue(attribute, Rule.CODE, knownCodes(attribute));
        }
        return text;
    }

    private static String knownCodes(Attribute attribute) {
        var shown = attribute.codes().stream().limit(12).map(Code::code).toList();
        return "代码之一：" + String.join("、", shown) + (attribute.codes().size() > shown.size() ? " 等" : "");
    }

    private static Value codes(Attribute attribute, Object json) throws InvalidValue {
        if (!(json instanceof List<?> list)) {
            throw new InvalidValue(attribute, Rule.TYPE, "代码的列表");
        }
        if (list.size() > MAX_CODES) {
            throw new InvalidValue(attribute, Rule.LENGTH, "至多 " + MAX_CODES + " 个代码");
        }
        var codes = new TreeSet<String>();
        for (Object each : list) {
            codes.add(code(attribute, each));
        }
        return new Value.Symbols(codes);
    }

    private static Value text(Attribute attribute, Object json) throws InvalidValue {
        if (!(json instanceof String text)) {
            throw new InvalidValue(attribute, Rule.TYPE, "文字");
        }
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw new InvalidValue(attribute, Rule.LENGTH, "1 至 " + MAX_TEXT + " 字的文字");
        }
        return new Value.Text(text);
    }

    static Object toJson(Attribute attribute, Value value) {
        return switch (value) {
            case Value.Truth(boolean truth) -> truth;
            case Value.Num(BigDecimal number) ->
                switch (attribute.type()) {
                    case INTEGER -> number.longValueExact();
                    case MONEY -> number.setScale(2).toPlainString();
                    default -> number.toPlainString();
                };
            case Value.Day(LocalDate day) -> day.toString();
            case Value.Symbol(String code) -> code;
            case Value.Symbols(var codes) -> List.copyOf(codes);
            case Value.Text(String text) -> text;
        };
    }
}
