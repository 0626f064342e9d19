package cn.huice.casework.application;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Conditions of a query in JPQL, joined by and. */
final class CaseFilter {
    private static final int SHORTEST_WORD = 2;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    void add(String condition, Map<String, Object> values) {
        conditions.add(condition);
        parameters.putAll(values);
    }

    /** Null asks for nothing. */
    void equal(String field, Object value) {
        if (value != null) {
            String parameter = "p" + parameters.size();
            add(field + " = :" + parameter, Map.of(parameter, value));
        }
    }

    void overdue(Boolean overdue, LocalDate today) {
        if (overdue != null) {
            add(overdue ? "stepDue < :today" : "(stepDue is null or stepDue >= :today)", Map.of("today", today));
        }
    }

    /** Both ends included. @throws ProblemException 400 for what is no day */
    void submitted(String from, String to) {
        if (from != null && !from.isBlank()) {
            add("submittedOn >= :from", Map.of("from", day("submittedFrom", from)));
        }
        if (to != null && !to.isBlank()) {
            add("submittedOn <= :to", Map.of("to", day("submittedTo", to)));
        }
    }

    /**
     * @param titled policies whose title has these words
     * @throws ProblemException 400 for less than 2 characters
     */
    void search(String words, List<String> titled) {
        if (words.length() < SHORTEST_WORD) {
            throw ProblemException.badField(
                    FieldError.of("q", "至少 2 个字符", "must be 2 characters or more", ">= " + SHORTEST_WORD));
        }
        String part = "%" + words.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        String text = "lower(number) like :part escape '\\' or lower(subjectId) like :part escape '\\'";
        if (titled.isEmpty()) {
            add("(" + text + ")", Map.of("part", part));
        } else {
            add("(" + text + " or policyId in :titled)", Map.of("part", part, "titled", titled));
        }
    }

    String query() {
        return conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
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
