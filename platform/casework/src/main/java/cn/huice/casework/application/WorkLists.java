package cn.huice.casework.application;

import cn.huice.casework.application.CaseRows.Order;
import cn.huice.casework.policy.Catalogue;
import cn.huice.casework.review.Panels;
import cn.huice.journal.sql.Database;
import cn.huice.policy.Policy;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Lists of applications, cut to what the caller may see, in a stable order. */
@ApplicationScoped
class WorkLists {
    private static final int SHORTEST_WORD = 2;
    /** Of numbers and ids: shorter parts are in no index of texts. */
    private static final int SHORTEST_PART = 3;

    private static final Set<State> WITH_APPLICANT = EnumSet.of(State.DRAFT, State.RETURNED);
    private static final Set<State> SEEN_BY_OFFICERS = EnumSet.complementOf(EnumSet.of(State.DRAFT));
    private final Caller caller;
    private final Scopes scopes;
    private final Panels panels;
    private final Catalogue catalogue;
    private final CaseRows rows;
    private final Clock clock;

    WorkLists(Caller caller, Scopes scopes, Panels panels, Catalogue catalogue, CaseRows rows, Clock clock) {
        this.caller = caller;
        this.scopes = scopes;
        this.panels = panels;
        this.catalogue = catalogue;
        this.rows = rows;
        this.clock = clock;
    }

    /** Newest first. */
    Page<Application> applications(CaseQuery query, Integer limit, String cursor) {
        return page(all(query), Order.NEWEST, limit, cursor);
    }

    /** What waits for the caller; the earliest deadline first. */
    Page<Application> tasks(CaseQuery query, Integer limit, String cursor) {
        return page(waiting(query), Order.MOST_URGENT, limit, cursor);
    }

    /** All rows of a list; called inside of a transaction. */
    @FunctionalInterface
    interface Every {
        void row(String columns, Database.RowVisit visit);
    }

    Every application(CaseQuery query) {
        CaseFilter filter = all(query);
        return (columns, visit) -> rows.each(columns, filter, Order.NEWEST, visit);
    }

    Every task(CaseQuery query) {
        CaseFilter filter = waiting(query);
        return (columns, visit) -> rows.each(columns, filter, Order.MOST_URGENT, visit);
    }

    private Page<Application> page(CaseFilter filter, Order order, Integer limit, String cursor) {
        int size = Page.limit(limit);
        return Page.of(rows.page(filter, order, cursor, size + 1), size, last -> CaseRows.end(order, last));
    }

    private CaseFilter all(CaseQuery query) {
        CaseFilter filter = new CaseFilter();
        search(filter, query.q);
        onlyVisible(filter, query.mine);
        asked(filter, query);
        return filter;
    }

    private CaseFilter waiting(CaseQuery query) {
        CaseFilter filter = new CaseFilter();
        search(filter, query.q);
        if (caller.has(Role.OFFICER)) {
            filter.oneOf("state", State.WAITING);
            scopes.handled(filter);
        } else if (caller.has(Role.FINANCE)) {
            scopes.ofFinance(filter);
        } else if (caller.has(Role.DEPARTMENT)) {
            filter.oneOf("state", State.WAITING);
            askedOf(filter, List.copyOf(caller.departments()));
        } else if (caller.has(Role.EXPERT)) {
            // What else is asked would tell an expert who scores blind whose case it is.
            CaseFilter mine = new CaseFilter();
            mine.among("a.id", panels.waitingFor(caller.name()).keySet());
            return mine;
        } else {
            filter.oneOf("state", WITH_APPLICANT);
            onlyOwn(filter);
        }
        asked(filter, query);
        return filter;
    }

    private void onlyVisible(CaseFilter filter, boolean mine) {
        boolean all = caller.has(Role.AUDITOR) || caller.has(Role.FINANCE);
        if (caller.has(Role.OFFICER) && !mine) {
            filter.oneOf("state", SEEN_BY_OFFICERS);
            scopes.overseen(filter);
        } else if (!all || mine) {
            onlyOwn(filter);
        }
    }

    /** 会审 that waits for one of these. */
    private static void askedOf(CaseFilter filter, List<String> departments) {
        if (departments.isEmpty()) {
            filter.add("false");
        } else {
            filter.add(
                    "a.id in (select application_id from opinion where latest and agrees is null and department in "
                            + CaseFilter.marks(departments) + ")",
                    departments.toArray());
        }
    }

    private void onlyOwn(CaseFilter filter) {
        filter.equal("subject_id", caller.subjectId().orElse("none"));
        filter.equal("subject_kind", caller.subjectKind().orElse("none"));
    }

    private void asked(CaseFilter filter, CaseQuery query) {
        filter.equal("state", query.state);
        filter.equal("policy_id", query.policy);
        filter.equal("subject_id", query.subject);
        filter.district(query.district);
        filter.at(query.step);
        filter.overdue(query.overdue, LocalDate.now(clock));
        filter.submitted(query.submittedFrom, query.submittedTo);
    }

    /** Numbers and ids are ASCII; other words are looked for in the policies' titles. */
    private void search(CaseFilter filter, String asked) {
        if (asked == null || asked.isBlank()) {
            return;
        }
        String words = asked.strip();
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(words);
        int shortest = ascii ? SHORTEST_PART : SHORTEST_WORD;
        if (words.length() < shortest) {
            throw ProblemException.badField(FieldError.of(
                    "q", "至少 " + shortest + " 个字符", "must be " + shortest + " characters or more", ">= " + shortest));
        }
        if (ascii) {
            filter.named(words);
        } else {
            filter.policies(titled(words));
        }
    }

    private List<String> titled(String words) {
        return catalogue.current().all().stream()
                .filter(policy -> policy.title().contains(words))
                .map(Policy::id)
                .toList();
    }
}
