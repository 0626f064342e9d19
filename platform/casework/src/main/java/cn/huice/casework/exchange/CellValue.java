package cn.huice.casework.exchange;

import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.Code;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What people write into a cell, in the form the API takes: 是 is true, 天津 its code, 15% is 0.15, 1,250.00 a number. */
final class CellValue {
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern PERCENT = Pattern.compile("-?\\d{1,9}(\\.\\d{1,8})?%");

    private CellValue() {}

    /** What fits no form is given back as it is; the vocabulary refuses it with the reason. */
    static Object json(Attribute attribute, String text) {
        return switch (attribute.type()) {
            case BOOLEAN -> truth(text);
            case INTEGER, DECIMAL, MONEY, RATIO -> number(text);
            case ENUM -> code(attribute, text);
            case SET ->
                Arrays.stream(text.split("[、,，;；]", -1))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .map(each -> code(attribute, each))
                        .toList();
            case DATE -> text.matches("\\d{4}/\\d{1,2}/\\d{1,2}") ? dashed(text) : text;
            case TEXT -> text;
        };
    }

    private static Object truth(String text) {
        if (List.of("是", "true", "TRUE", "1", "有").contains(text)) {
            return true;
        }
        return List.of("否", "false", "FALSE", "0", "无").contains(text) ? (Object) false : text;
    }

    private static String number(String text) {
        if (PERCENT.matcher(text).matches()) {
            return new BigDecimal(text.substring(0, text.length() - 1))
                    .movePointLeft(2)
                    .toPlainString();
        }
        return GROUPED.matcher(text).matches() ? text.replace(",", "") : text;
    }

    private static String code(Attribute attribute, String text) {
        return attribute.codeNamed(text).map(Code::code).orElse(text);
    }

    private static String dashed(String text) {
        String[] parts = text.split("/", -1);
        return "%s-%2s-%2s".formatted(parts[0], parts[1], parts[2]).replace(' ', '0');
    }
}
