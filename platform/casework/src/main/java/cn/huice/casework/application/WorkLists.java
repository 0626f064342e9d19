package cn.huice.casework.application;

import cn.huice.casework.policy.Catalogue;
import cn.huice.casework.procedure.Actor;
import cn.huice.policy.Policy;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Lists of applications, cut to what the caller may see, in a stable order. */
@ApplicationScoped
class WorkLists {
    /** Sorts steps without a deadline last. */
    private static final LocalDate NO_DEADLINE = LocalDate.of(9999, 12, 31);

    private static final String NEWEST = "order by createdAt desc, id";
    private static final String MOST_URGENT = "order by stepDue asc nulls last, id";
    private static final int FETCH = 500;
    private final Caller caller;
    private final Catalogue catalogue;
    private final EntityManager database;
    private final Clock clock;

    WorkLists(Caller caller, Catalogue catalogue, EntityManager database, Clock clock) {
        this.caller = caller;
        this.catalogue = catalogue;
        this.database = database;
        this.clock = clock;
    }

    /** Newest first. */
    Page<Application> applications(CaseQuery query, Integer limit, String cursor) {
        CaseFilter filter = all(query);
        if (cursor != null) {
            Cursor after = Cursor.parse(cursor);
            filter.add(
                    "(createdAt < :at or (createdAt = :at and id > :after))",
                    Map.of("at", after.instant(), "after", after.id()));
        }
        return page(filter, NEWEST, limit, last -> new Cursor(last.createdAt.toString(), last.id).toString());
    }

    /** All rows of a list through a cursor; called inside of a transaction. */
    @FunctionalInterface
    interface Every {
        void row(Consumer<Application> each);
    }

    Every application(CaseQuery query) {
        CaseFilter filter = all(query);
        return each -> stream(filter, NEWEST, each);
    }

    Every task(CaseQuery query) {
        CaseFilter filter = waiting(query);
        return each -> stream(filter, MOST_URGENT, each);
    }

    private CaseFilter all(CaseQuery query) {
        CaseFilter filter = new CaseFilter();
        onlyVisible(filter, query.mine);
        asked(filter, query);
        return filter;
    }

    /** What waits for the caller; the earliest deadline first. */
    Page<Application> tasks(CaseQuery query, Integer limit, String cursor) {
        CaseFilter filter = waiting(query);
        if (cursor != null) {
            Cursor after = Cursor.parse(cursor);
            filter.add(
                    "(coalesce(stepDue, :none) > :due or (coalesce(stepDue, :none) = :due and id > :after))",
                    Map.of("none", NO_DEADLINE, "due", after.date(), "after", after.id()));
        }
        return page(
                filter,
                MOST_URGENT,
                limit,
                last -> new Cursor((last.stepDue == null ? NO_DEADLINE : last.stepDue).toString(), last.id).toString());
    }

    private CaseFilter waiting(CaseQuery query) {
        CaseFilter filter = new CaseFilter();
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
        asked(filter, query);
        return filter;
    }

    private void onlyVisible(CaseFilter filter, boolean mine) {
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

    private void asked(CaseFilter filter, CaseQuery query) {
        filter.equal("state", query.state);
        filter.equal("policyId", query.policy);
        filter.equal("subjectId", query.subject);
        filter.equal("district", query.district);
        filter.equal("stepKind", query.step == null ? null : query.step.name());
        filter.overdue(query.overdue, LocalDate.now(clock));
        filter.submitted(query.submittedFrom, query.submittedTo);
        if (query.q != null && !query.q.isBlank()) {
            filter.search(query.q.strip(), titled(query.q.strip()));
        }
    }

    private List<String> titled(String words) {
        return catalogue.current().all().stream()
                .filter(policy -> policy.title().contains(words))
                .map(Policy::id)
                .toList();
    }

    private static Page<Application> page(
            CaseFilter filter, String order, Integer limit, Function<Application, String> cursor) {
        int size = Page.limit(limit);
        List<Application> found = Application.<Application>find(filter.query() + " " + order, filter.parameters())
                .range(0, size)
                .list();
        return Page.of(found, size, cursor);
    }

    private void stream(CaseFilter filter, String order, Consumer<Application> each) {
        Session session = database.unwrap(Session.class);
        var query = session.createSelectionQuery(
                        "from Application where " + filter.query() + " " + order, Application.class)
                .setReadOnly(true)
                .setFetchSize(FETCH);
        filter.parameters().forEach(query::setParameter);
        try (Stream<Application> rows = query.getResultStream()) {
            rows.forEach(row -> {
                each.accept(row);
                session.detach(row);
            });
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
