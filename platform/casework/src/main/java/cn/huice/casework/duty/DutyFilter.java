package cn.huice.casework.duty;

import cn.huice.registry.SubjectId;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions on rows of {@code duty}, joined by and; what callers say is bound, never pasted. */
final class DutyFilter {
    private static final Pattern CURSOR = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})~(\\d{1,18})");
    private static final String LATE = "(state = 'OPEN' and due < ? or state = 'FULFILLED' and due < closed_on)";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    void add(String condition, Object... values) {
        conditions.add(condition);
        Collections.addAll(arguments, values);
    }

    /** Null asks for nothing. */
    void equal(String column, Object value) {
        if (value != null) {
            add(column + " = ?", value);
        }
    }

    void late(Boolean late, LocalDate today) {
        if (late != null) {
            add((late ? "" : "not ") + LATE, today);
        }
    }

    /** Both days included. */
    void due(LocalDate from, LocalDate to) {
        if (from != null) {
            add("due >= ?", from);
        }
        if (to != null) {
            add("due <= ?", to);
        }
    }

    void ofDepartments(Collection<String> names) {
        add("responsible = 'DEPARTMENT' and responsible_name = any (?)", List.copyOf(names));
    }

    /** What falls to a subject, or is about it. */
    void ofSubject(SubjectId subject) {
        add(
                "(responsible = 'SUBJECT' and responsible_kind = ? and responsible_name = ?"
                        + " or subject_kind = ? and subject_id = ?)",
                subject.kind(),
                subject.id(),
                subject.kind(),
                subject.id());
    }

    /** @throws ProblemException 400 for anything but a cursor of ours */
    void after(String cursor) {
        if (cursor == null) {
            return;
        }
        Matcher read = CURSOR.matcher(cursor);
        try {
            if (read.matches()) {
                add("(due, sequence) > (?, ?)", LocalDate.parse(read.group(1)), Long.valueOf(read.group(2)));
                return;
            }
        } catch (DateTimeParseException e) {
            throw malformed();
        }
        throw malformed();
    }

    static String cursor(Duty last) {
        return last.due() + "~" + last.sequence();
    }

    private static ProblemException malformed() {
        return ProblemException.badField(FieldError.of(
                "cursor", "应为上一页返回的 next", "must be next of the page before", "cursor of the page before"));
    }

    String where() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    Object[] arguments() {
        return arguments.toArray();
    }
}
