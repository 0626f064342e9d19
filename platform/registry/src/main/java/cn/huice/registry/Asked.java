package cn.huice.registry;

import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.InvalidValue;
import cn.huice.registry.identifier.Identifier;
import cn.huice.registry.identifier.InvalidIdentifier;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reads what a request names. A path that names nothing is a 404, a field that cannot be is a 400 with the reason. */
final class Asked {
    private Asked() {}

    static SubjectKind kind(String name) {
        return SubjectKind.named(name).orElseThrow(() -> ProblemException.notFound("主体类别", shown(name)));
    }

    static SubjectId subject(String kind, String id) {
        String known = kind(kind).apiName();
        if (!SubjectId.isWellFormed(id)) {
            throw ProblemException.notFound(known, shown(id));
        }
        return new SubjectId(known, id);
    }

    static String newId(String id) {
        if (!SubjectId.isWellFormed(id)) {
            throw bad("id", "应为 1 至 64 位字母、数字、. _ -", "must be 1 to 64 letters, digits, . _ -", "1..64");
        }
        return id;
    }

    static String cursor(String id) {
        if (!SubjectId.isWellFormed(id)) {
            throw bad("cursor", "应为上一页的 next", "must be the last page's next", "next");
        }
        return id;
    }

    /** A district that must be given. */
    static String district(String code) {
        return optionalDistrict(code)
                .orElseThrow(() -> bad("district", "必填：六位行政区划代码", "required: six digits", "GB/T 2260"));
    }

    static Optional<String> optionalDistrict(String code) {
        if (code != null && !Particulars.isDistrict(code)) {
            throw bad("district", "应为六位行政区划代码，如 120103", "must be six digits, such as 120103", "GB/T 2260");
        }
        return Optional.ofNullable(code);
    }

    static Optional<String> name(String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.isBlank() || text.length() > Particulars.LONGEST_NAME || !printable(text)) {
            throw bad(
                    "displayName",
                    "应为 1 至 " + Particulars.LONGEST_NAME + " 字的名称",
                    "must be 1 to " + Particulars.LONGEST_NAME + " characters",
                    "1.." + Particulars.LONGEST_NAME);
        }
        return Optional.of(text.strip());
    }

    static Optional<Identifier> identifier(SubjectKind kind, String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(kind.identifier(text));
        } catch (InvalidIdentifier e) {
            throw bad("identifier", e.zh(), e.getMessage(), e.rule());
        }
    }

    static LocalDate day(String field, String text) {
        try {
            return conceivable(field, LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw bad(field, "应为存在的日期，如 2023-06-01", "must be a day that exists, such as 2023-06-01", "ISO 8601");
        }
    }

    static Validity validity(LocalDate from, LocalDate until) {
        conceivable("validFrom", from);
        if (until != null && conceivable("validUntil", until).isBefore(from)) {
            throw bad("validUntil", "早于 validFrom（" + from + "）", "is before validFrom (" + from + ")", ">= validFrom");
        }
        return new Validity(from, Optional.ofNullable(until));
    }

    static Attribute attribute(String key) {
        return Values.VOCABULARY.find(key).orElseThrow(() -> {
            Optional<String> nearest = Values.VOCABULARY.nearestKey(key);
            return bad(
                    "attribute",
                    "没有属性 " + shown(key) + nearest.map(right -> "，是否为 " + right).orElse(""),
                    "no attribute " + shown(key)
                            + nearest.map(right -> "; did you mean " + right).orElse(""),
                    nearest.orElse("vocabulary"));
        });
    }

    /** @param json a text, truth, number or list of codes, as Jackson reads it; anything else is refused */
    static Value value(Attribute attribute, Object json) {
        if (json == null) {
            throw bad(
                    "value",
                    "必填：" + attribute.name(),
                    "required",
                    attribute.type().name());
        }
        if (!(json instanceof List<?> list ? list.stream().allMatch(Asked::printable) : printable(json))) {
            throw bad("value", "含有不可显示的字符", "contains characters that cannot be shown", "printable");
        }
        try {
            return Values.VOCABULARY.parse(attribute, json);
        } catch (InvalidValue e) {
            throw bad(
                    "value",
                    e.getMessage(),
                    attribute.key() + " must be " + expected(attribute),
                    attribute.type().name() + " " + e.rule());
        }
    }

    private static String expected(Attribute attribute) {
        String codes = attribute.codes().stream()
                .map(code -> code.code())
                .limit(30)
                .reduce((a, b) -> a + ", " + b)
                .map(list -> " of " + list)
                .orElse("");
        return attribute.type() + codes;
    }

    private static LocalDate conceivable(String field, LocalDate day) {
        if (!Validity.conceivable(day)) {
            throw bad(field, "应在 1900 至 2999 年之间", "must be in the years 1900 to 2999", "1900..2999");
        }
        return day;
    }

    /** No control characters and no halves of a character: what PostgreSQL can keep and people can read. */
    private static boolean printable(Object json) {
        return !(json instanceof String text)
                || text.codePoints()
                        .noneMatch(c -> Character.getType(c) == Character.SURROGATE
                                || (Character.isISOControl(c) && c != '\n' && c != '\t'));
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static ProblemException bad(String field, String zh, String en, String rule) {
        return ProblemException.badField(new FieldError(field, Text.of(zh, en), rule));
    }
}
