package cn.huice.land.supervision;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;

/**
 * What was agreed on one indicator.
 *
 * @param min of a number: the least; both bounds belong to what is agreed
 * @param max of a number: the most
 * @param by of a day: the last
 * @param code of a code: the one
 * @param firstDue when its department is to report for the first time
 */
public record Agreed(
        @NotBlank String indicator,
        @Digits(integer = 15, fraction = 6) BigDecimal min,
        @Digits(integer = 15, fraction = 6) BigDecimal max,
        LocalDate by,
        @Size(max = 50) String code,
        @NotNull Frequency frequency,
        @NotNull LocalDate firstDue) {

    /** How often it is reported. */
    public enum Frequency {
        ONCE(Period.ZERO),
        QUARTERLY(Period.ofMonths(3)),
        YEARLY(Period.ofYears(1));

        private final Period period;

        Frequency(Period period) {
            this.period = period;
        }

        boolean recurs() {
            return !period.isZero();
        }

        Period period() {
            return period;
        }
    }

    /** @throws ProblemException 400 where it is not agreed in the indicator's form */
    void requireSound(String field) {
        boolean bounded = min != null || max != null;
        boolean sound = switch (Indicator.named(field + ".indicator", indicator).form()) {
            case NUMBER ->
                bounded && by == null && code == null && (min == null || max == null || min.compareTo(max) <= 0);
            case DAY -> by != null && !bounded && code == null;
            case YES_NO -> by == null && !bounded && code == null;
            case CODE -> code != null && !code.isBlank() && by == null && !bounded;
        };
        if (!sound) {
            throw ProblemException.badField(FieldError.of(
                    field,
                    "数值写 min、max，日期写 by，类别写 code，是否项都不写",
                    "a number has min or max, a day has by, a code has code, yes or no has none",
                    "form"));
        }
    }

    /**
     * Whether what is reported is as agreed.
     *
     * @param value in the form of the indicator: a number, a day as text, true or false, a code
     * @throws ProblemException 400 where it is in another form
     */
    boolean met(JsonNode value) {
        return switch (Indicator.named("indicator", indicator).form()) {
            case NUMBER -> {
                BigDecimal number = number(value);
                yield (min == null || number.compareTo(min) >= 0) && (max == null || number.compareTo(max) <= 0);
            }
            case DAY -> !day(value).isAfter(by);
            case YES_NO -> {
                if (!value.isBoolean()) {
                    throw bad("应为 true 或 false", "must be true or false", "boolean");
                }
                yield value.booleanValue();
            }
            case CODE -> {
                if (!value.isTextual() || value.textValue().length() > 50) {
                    throw bad("应为类别代码", "must be a code", "string");
                }
                yield value.textValue().equals(code);
            }
        };
    }

    private static BigDecimal number(JsonNode value) {
        if (!value.isNumber()
                || value.decimalValue().precision() > 20
                || Math.abs(value.decimalValue().scale()) > 20) {
            throw bad("应为数", "must be a number", "number");
        }
        return value.decimalValue();
    }

    private static LocalDate day(JsonNode value) {
        try {
            return LocalDate.parse(value.asText(""));
        } catch (DateTimeParseException e) {
            throw bad("应为存在的日期，如 2023-06-01", "must be a day that exists, such as 2023-06-01", "ISO 8601");
        }
    }

    private static ProblemException bad(String zh, String en, String rule) {
        return ProblemException.badField(FieldError.of("value", zh, en, rule));
    }
}
