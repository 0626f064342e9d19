package cn.huice.casework.application;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.journal.sql.Database;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Reads filtered rows in one of two orders, a page or all of them. Each order is that of an index. */
@ApplicationScoped
class CaseRows {
    /** Stands for no deadline in {@link CaseFilter#LAST_DAY}. */
    private static final String NO_DEADLINE = "9999-12-31";

    /** The orders of lists. */
    enum Order {
        NEWEST,
        /** Steps without a deadline last. */
        MOST_URGENT;

        private String of(CaseFilter filter) {
            return switch (this) {
                case NEWEST -> filter.created() + " desc, " + filter.id();
                case MOST_URGENT -> CaseFilter.LAST_DAY + ", a.id";
            };
        }
    }

    /**
     * How selective a search is differs from one to the next by orders of magnitude, so every one is planned for what it asks.
     */
    private static final String PLANNED_ALONE = "set local plan_cache_mode = force_custom_plan";

    private final EntityManager entities;
    private final Database database;

    CaseRows(EntityManager entities, Database database) {
        this.entities = entities;
        this.database = database;
    }

    /** @param after where the page before ended; null for the first */
    @Transactional
    List<Application> page(CaseFilter filter, Order order, String after, int rows) {
        if (after != null) {
            begin(filter, order, PageEnd.parse(after));
        }
        database.change(PLANNED_ALONE);
        NativeQuery<Application> query =
                entities.unwrap(Session.class).createNativeQuery(page(filter, order, rows), Application.class);
        List<Object> arguments = filter.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            query.setParameter(i + 1, arguments.get(i));
        }
        return query.setReadOnly(true).getResultList();
    }

    /** Where a page that ends with this row ends. */
    static String end(Order order, Application last) {
        String key = switch (order) {
            case NEWEST -> last.createdAt.toString();
            case MOST_URGENT -> last.stepDue == null ? NO_DEADLINE : last.stepDue.toString();
        };
        return new PageEnd(key, last.id).toString();
    }

    /** All of them, in the caller's transaction. */
    void each(String columns, CaseFilter filter, Order order, Database.RowVisit visit) {
        database.each(sql(columns, filter, order), visit, filter.arguments().toArray());
    }

    static String sql(String columns, CaseFilter filter, Order order) {
        return "select " + columns + " from " + filter.from() + " where " + filter.where() + " order by "
                + order.of(filter);
    }

    /**
     * One page. The newest of several policies are the newest of the newest of each: which of them has many, and where, no statistics tell.
     */
    static String page(CaseFilter filter, Order order, int rows) {
        String end = " order by " + order.of(filter) + " limit " + rows;
        if (order != Order.NEWEST || filter.policies().size() < 2) {
            return "select a.* from " + filter.from() + " where " + filter.where() + end;
        }
        return "select a.* from unnest(array["
                + String.join(", ", Collections.nCopies(filter.policies().size(), "?"))
                + "]::varchar[]) policy (id) cross join lateral (select a.* from application a where a.policy_id = policy.id and "
                + filter.whereOfOne() + end + ") a" + end;
    }

    private static void begin(CaseFilter filter, Order order, PageEnd end) {
        switch (order) {
            case NEWEST -> {
                Object at = end.instant().atZone(Shanghai.ZONE).toOffsetDateTime();
                String created = filter.created();
                filter.add(created + " <= ? and (" + created + " < ? or " + filter.id() + " > ?)", at, at, end.id());
            }
            case MOST_URGENT -> filter.add("(" + CaseFilter.LAST_DAY + ", a.id) > (?, ?)", end.date(), end.id());
        }
    }

    /** The sort key and the id of a page's last row. */
    private record PageEnd(String key, String id) {
        static PageEnd parse(String text) {
            int cut = text.indexOf('~');
            if (cut < 1) {
                throw malformed();
            }
            return new PageEnd(text.substring(0, cut), text.substring(cut + 1));
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
