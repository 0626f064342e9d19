package cn.huice.casework.exchange;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a table, as texts under their headers: numbers in plain decimal, days as 2023-06-01. Empty cells are left out.
 *
 * @param number as a spreadsheet counts; the header is row 1
 */
record TableRow(int number, Map<String, String> cells) {
    private static final DateTimeFormatter SLASHED =
            DateTimeFormatter.ofPattern("uuuu/M/d").withResolverStyle(ResolverStyle.STRICT);

    Optional<String> text(String header) {
        return Optional.ofNullable(cells.get(header));
    }

    /** @throws ProblemException 400 where it is empty */
    String required(String header) {
        return text(header).orElseThrow(() -> bad(header, "必填", "is required", "required"));
    }

    /** @throws ProblemException 400 for what is no day */
    Optional<LocalDate> day(String header) {
        return text(header).map(text -> {
            try {
                return text.contains("/") ? LocalDate.parse(text, SLASHED) : LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw bad(header, "应为日期，如 2023-06-01", "must be a day such as 2023-06-01", "ISO 8601");
            }
        });
    }

    static ProblemException bad(String header, String zh, String en, String rule) {
        return ProblemException.badField(FieldError.of(header, zh, en, rule));
    }
}
