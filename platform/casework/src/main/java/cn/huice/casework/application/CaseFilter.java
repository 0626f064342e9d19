package cn.huice.casework.application;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.procedure.StepKind;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Conditions on rows of {@code application a} in SQL, joined by and; what callers say is bound, never pasted. */
final class CaseFilter {
    /** Of the current step; as it stands in the indexes. */
    static final String LAST_DAY = "coalesce(a.step_due, date '9999-12-31')";

    private static final Pattern EIGHT_DIGITS = Pattern.compile("[0-9]{8}");

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();
    private List<String> policies = List.of();
    private boolean searched;

    /** @param values for its question marks, in their order */
    void add(String condition, Object... values) {
        conditions.add(condition);
        Collections.addAll(arguments, values);
    }

    /** Null asks for nothing. */
    void equal(String column, Object value) {
        if (value != null) {
            add("a." + column + " = ?", value instanceof Enum<?> constant ? constant.name() : value);
        }
    }

    /** Constants of ours stand in the text, so that the planner sees which partial index they belong to. */
    void oneOf(String column, Collection<? extends Enum<?>> constants) {
        add(constants.stream()
                .map(constant -> "'" + constant.name() + "'")
                .collect(Collectors.joining(", ", "a." + column + " in (", ")")));
    }

    /** Once. */
    void policies(Collection<String> ids) {
        if (ids.isEmpty()) {
            add("false");
        }
        policies = List.copyOf(ids);
    }

    /** Those it is narrowed to; empty where it is not. */
    List<String> policies() {
        return policies;
    }

    /** @param column as a condition names it */
    void among(String column, Collection<String> values) {
        if (values.isEmpty()) {
            add("false");
        } else {
            add(column + " in " + marks(values), values.toArray());
        }
    }

    /** As many question marks as values, one or more, in brackets. */
    static String marks(Collection<String> values) {
        return "(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
    }

    /** Only what waits has a last day. */
    void overdue(Boolean overdue, LocalDate today) {
        if (overdue == null) {
            return;
        }
        if (overdue) {
            oneOf("state", State.WAITING);
            add(LAST_DAY + " < ?", today);
        } else {
            add(LAST_DAY + " >= ?", today);
        }
    }

    /** At the step now; a case that has ended is at none. */
    void at(StepKind step) {
        if (step != null) {
            oneOf("state", State.OPEN);
            equal("step_kind", step);
        }
    }

    /**
     * Both ends included. No case is submitted before it is created, which lets the index of the newest begin at the last
     * day instead of walking through all that came later.
     *
     * @throws ProblemException 400 for what is no day
     */
    void submitted(String from, String to) {
        if (from != null && !from.isBlank()) {
            add("a.submitted_on >= ?", day("submittedFrom", from));
        }
        if (to != null && !to.isBlank()) {
            LocalDate last = day("submittedTo", to);
            add(
                    "a.submitted_on <= ? and " + created() + " < ?",
                    last,
                    last.plusDays(1).atStartOfDay(Shanghai.ZONE).toOffsetDateTime());
        }
    }

    /**
     * Part of a case's number or its subject's id. Goes before what narrows the district or the day, so that these narrow what
     * is searched.
     */
    void named(String part) {
        searched = true;
        String pattern = "%" + part.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        Matcher eight = EIGHT_DIGITS.matcher(part);
        if (eight.find()) {
            // What is concatenated no index of parts of three characters is for: it would find nearly everything.
            add("application_eights(t.words) @> array[?]::text[] and t.words || '' like ?", eight.group(), pattern);
        } else {
            add("t.words like ?", pattern);
        }
    }

    void district(String district) {
        if (district != null) {
            add((searched ? "t" : "a") + ".district = ?", district);
        }
    }

    /** The table to read from. */
    String from() {
        return searched ? "application a join application_text t on t.application_id = a.id" : "application a";
    }

    /** The column that says when a case was created. */
    String created() {
        return searched ? "t.created_at" : "a.created_at";
    }

    /** The column of its id. */
    String id() {
        return searched ? "t.application_id" : "a.id";
    }

    String where() {
        return policies.isEmpty() ? whereOfOne() : "a.policy_id in " + marks(policies) + " and " + whereOfOne();
    }

    /** But for which policies. */
    String whereOfOne() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    /** The policies first. */
    List<Object> arguments() {
        List<Object> all = new ArrayList<>(policies);
        all.addAll(arguments);
        return all;
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.badField(
                    FieldError.of(field, "应为日期，如 2023-01-01", "must be a day such as 2023-01-01", "ISO 8601"));
        }
    }
}
