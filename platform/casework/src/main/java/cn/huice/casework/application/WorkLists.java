package cn.huice.casework.application;

import cn.huice.casework.procedure.Actor;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Lists of applications, cut to what the caller may see, in a stable order. */
@ApplicationScoped
class WorkLists {
    /** Sorts steps without a deadline last. */
    private static final LocalDate NO_DEADLINE = LocalDate.of(9999, 12, 31);

    private final Caller caller;

    WorkLists(Caller caller) {
        this.caller = caller;
    }

    /** Newest first. */
    Page<Application> applications(
            boolean mine, State state, String policy, String subject, Integer limit, String cursor) {
        Filter filter = new Filter();
        onlyVisible(filter, mine);
        filter.equal("state", state);
        filter.equal("policyId", policy);
        filter.equal("subjectId", subject);
        if (cursor != null) {
            Cursor after = Cursor.parse(cursor);
            filter.add(
                    "(createdAt < :at or (createdAt = :at and id > :after))",
                    Map.of("at", after.instant(), "after", after.id()));
        }
        return page(
                filter,
                "order by createdAt desc, id",
                limit,
                last -> new Cursor(last.createdAt.toString(), last.id).toString());
    }

    /** What waits for the caller; the earliest deadline first. */
    Page<Application> tasks(Integer limit, String cursor) {
        Filter filter = new Filter();
        if (caller.has(Role.OFFICER)) {
            filter.add("state in :states", Map.of("states", List.of(State.IN_PROGRESS, State.APPROVED)));
            boolean city = caller.oversees(Caller.CITY);
            filter.add(
                    "stepActor in :actors",
                    Map.of(
                            "actors",
                            city ? List.of(Actor.DISTRICT.name(), Actor.CITY.name()) : List.of(Actor.DISTRICT.name())));
            onlyVisible(filter, false);
        } else if (caller.has(Role.FINANCE)) {
            filter.equal("stepActor", Actor.FINANCE.name());
            filter.equal("state", State.APPROVED);
        } else {
            filter.add("state in :states", Map.of("states", List.of(State.DRAFT, State.RETURNED)));
            onlyVisible(filter, true);
        }
        if (cursor != null) {
            Cursor after = Cursor.parse(cursor);
            filter.add(
                    "(coalesce(stepDue, :none) > :due or (coalesce(stepDue, :none) = :due and id > :after))",
                    Map.of("none", NO_DEADLINE, "due", after.date(), "after", after.id()));
        }
        return page(
                filter,
                "order by stepDue asc nulls last, id",
                limit,
                last -> new Cursor((last.stepDue == null ? NO_DEADLINE : last.stepDue).toString(), last.id).toString());
    }

    private void onlyVisible(Filter filter, boolean mine) {
        boolean all = caller.has(Role.AUDITOR) || caller.has(Role.FINANCE);
        if (caller.has(Role.OFFICER) && !mine) {
            filter.add("state <> :draft", Map.of("draft", State.DRAFT));
            if (!caller.oversees(Caller.CITY)) {
                filter.equal("district", caller.district().orElse("none"));
            }
        } else if (!all || mine) {
            filter.equal("subjectId", caller.subjectId().orElse("none"));
            filter.equal("subjectKind", caller.subjectKind().orElse("none"));
        }
    }

    private static Page<Application> page(
            Filter filter, String order, Integer limit, Function<Application, String> cursor) {
        int size = Page.limit(limit);
        List<Application> found = Application.<Application>find(filter.query() + " " + order, filter.parameters)
                .range(0, size)
                .list();
        return Page.of(found, size, cursor);
    }

    /** Conditions of a query, joined by and. */
    private static final class Filter {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        void add(String condition, Map<String, Object> values) {
            conditions.add(condition);
            parameters.putAll(values);
        }

        void equal(String field, Object value) {
            if (value != null) {
                String parameter = "p" + parameters.size();
                add(field + " = :" + parameter, Map.of(parameter, value));
            }
        }

        String query() {
            return conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
        }
    }

    /** Where a page ended: the sort key and the id. */
    private record Cursor(String key, String id) {
        static Cursor parse(String text) {
            int cut = text.indexOf('~');
            if (cut < 1) {
                throw malformed();
            }
            return new Cursor(text.substring(0, cut), text.substring(cut + 1));
        }

        Instant instant() {
            try {
                return Instant.parse(key);
            } catch (DateTimeParseException e) {
                throw malformed();
            }
        }

        LocalDate date() {
            try {
                return LocalDate.parse(key);
            } catch (DateTimeParseException e) {
                throw malformed();
            }
        }

        private static ProblemException malformed() {
            return ProblemException.badField(
                    FieldError.of("cursor", "应为上一页返回的 next", "must be the next of the page before", "cursor"));
        }

        @Override
        public String toString() {
            return key + "~" + id;
        }
    }
}
