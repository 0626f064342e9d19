package cn.huice.casework.sheet;

import cn.huice.casework.calendar.Shanghai;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** What the API says in one field, as a cell: amounts and days as such, lists and open objects as their JSON. */
final class Cells {
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}\\.\\d{2}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}.*(Z|[+-]\\d{2}:\\d{2})");

    private Cells() {}

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
