package cn.huice.casework.sheet;

import cn.huice.casework.calendar.Shanghai;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the API says of an item, as cells: amounts and days as such, what lies within by its path. */
final class Cells {
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}\\.\\d{2}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}.*(Z|[+-]\\d{2}:\\d{2})");

    private Cells() {}

    /** Fields by their path, such as {@code subject.id}, in their order. */
    static Map<String, JsonNode> flat(JsonNode item) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        flatten("", item, fields);
        return fields;
    }

    private static void flatten(String path, JsonNode node, Map<String, JsonNode> fields) {
        node.properties().forEach(field -> {
            String name = path + field.getKey();
            if (field.getValue().isObject()) {
                flatten(name + ".", field.getValue(), fields);
            } else {
                fields.put(name, field.getValue());
            }
        });
    }

    /** @param field null where the item has none of it */
    static Object value(JsonNode field) {
        if (field == null || field.isNull() || field.isMissingNode()) {
            return null;
        }
        if (field.isBoolean()) {
            return field.booleanValue() ? "是" : "否";
        }
        if (field.isNumber()) {
            return field.decimalValue().scale() == 0 ? (Object) field.longValue() : field.decimalValue();
        }
        return field.isTextual() ? text(field.textValue()) : field.toString();
    }

    private static Object text(String text) {
        try {
            if (AMOUNT.matcher(text).matches()) {
                return new BigDecimal(text);
            }
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
            if (MOMENT.matcher(text).matches()) {
                return moment(OffsetDateTime.parse(text));
            }
        } catch (DateTimeParseException e) {
            return text;
        }
        return text;
    }

    private static LocalDateTime moment(OffsetDateTime time) {
        return time.atZoneSameInstant(Shanghai.ZONE).toLocalDateTime();
    }
}
