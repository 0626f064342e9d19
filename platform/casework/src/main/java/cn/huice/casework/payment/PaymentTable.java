package cn.huice.casework.payment;

import cn.huice.casework.payment.PaymentOrder.Hold;
import cn.huice.casework.payment.PaymentOrder.State;
import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Payment orders as they are stored. An order waits as OPEN; whether it is payable yet follows from its due day, and from
 * whether its conditions have been checked where they have to be.
 */
@ApplicationScoped
class PaymentTable {
    private static final String ORDERS = """
            select o.*, l.batch_id from payment_order o
            left join payment_batch_line l on l.order_id = o.id and (l.outcome is null or l.outcome = 'PAID')
            """;

    private final Database database;
    private final Clock clock;

    PaymentTable(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param conditional whether it waits for a check of its conditions besides its day */
    void insert(PaymentOrder o, boolean conditional) {
        database.change(
                """
                insert into payment_order (id, case_id, subject_kind, subject_id, policy_id, district, number, due,
                                           amount, state, checked)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?)
                """,
                o.id(),
                o.caseId(),
                o.subjectKind(),
                o.subjectId(),
                o.policy(),
                o.district(),
                o.number(),
                o.due(),
                o.amount(),
                !conditional);
    }

    /** Moves orders to one of the stored states; none of them is held after that. */
    void move(List<PaymentOrder> orders, String state) {
        database.change("""
                update payment_order set state = ?, hold = null, held = null, revision = revision + 1 where id = any (?)
                """, state, ids(orders));
    }

    /** It was not paid after all, and is open again. */
    void failed(PaymentOrder order) {
        database.change("""
                update payment_order set state = 'OPEN', failures = failures + 1, revision = revision + 1 where id = ?
                """, order.id());
    }

    void hold(PaymentOrder order, Hold hold, String why) {
        database.change("""
                update payment_order set state = 'HELD', hold = ?, held = ?, revision = revision + 1 where id = ?
                """, hold, why, order.id());
    }

    /** Its conditions need no check any more. */
    void cleared(PaymentOrder order) {
        database.change("""
                update payment_order set state = 'OPEN', checked = true, hold = null, held = null,
                                         revision = revision + 1
                where id = ?
                """, order.id());
    }

    /** Whether its conditions have to be checked before it is payable. */
    boolean conditional(PaymentOrder order) {
        return database.first(
                        "select not checked or state = 'HELD' from payment_order where id = ?",
                        row -> row.getBoolean(1),
                        order.id())
                .orElseThrow();
    }

    /**
     * Nothing of a case is payable before its conditions have been checked, also where it comes out of a batch, or back from the bank, later.
     */
    void recheck(String caseId) {
        database.change("""
                update payment_order set checked = false, revision = revision + case state when 'OPEN' then 1 else 0 end
                where case_id = ? and state <> 'CANCELLED' and checked
                """, caseId);
    }

    /** It is due later, and its conditions are checked then. */
    void postpone(PaymentOrder order, LocalDate until) {
        database.change("""
                update payment_order set state = 'OPEN', checked = false, due = ?, hold = null, held = null,
                                         revision = revision + 1
                where id = ?
                """, until, order.id());
    }

    /** Orders that are due and whose conditions have to be checked, the oldest first; not more than one run can take. */
    List<PaymentOrder> unchecked(LocalDate today) {
        return database.list(
                ORDERS
                        + " where o.state = 'OPEN' and not o.checked and o.due <= ? order by o.due, o.sequence limit 500",
                this::read,
                today);
    }

    /** Those an officer decides about, oldest first. @param district null for all */
    List<PaymentOrder> held(String district, Long after, int rows) {
        return database.list(
                ORDERS + """
                         where o.state = 'HELD' and o.hold = 'CONDITIONS' and (?::text is null or o.district = ?)
                           and o.sequence > ? order by o.sequence limit ?
                        """, this::read, district, district, after == null ? Long.valueOf(0) : after, rows);
    }

    Optional<PaymentOrder> find(String id) {
        return database.first(ORDERS + " where o.id = ?", this::read, id);
    }

    List<PaymentOrder> ofCase(String caseId) {
        return database.list(ORDERS + " where o.case_id = ? order by o.number, o.sequence", this::read, caseId);
    }

    List<PaymentOrder> lockedOfCase(String caseId) {
        return database.list(ORDERS + " where o.case_id = ? order by o.id for update of o", this::read, caseId);
    }

    /** Those of the ids that exist, in one order for everyone. */
    List<PaymentOrder> locked(List<String> ids) {
        return database.list(ORDERS + " where o.id = any (?) order by o.id for update of o", this::read, (Object)
                ids.toArray(String[]::new));
    }

    /** The orders of a batch, whatever came of them, in one order for everyone. */
    List<PaymentOrder> lockedOfBatch(String batch) {
        return database.list("""
                select o.*, l.batch_id from payment_order o join payment_batch_line l on l.order_id = o.id
                where l.batch_id = ? order by o.id for update of o
                """, this::read, batch);
    }

    boolean anythingLeft(String caseId) {
        return database.first("""
                        select 1 from payment_order where case_id = ? and state in ('OPEN', 'BATCHED', 'HELD') limit 1
                        """, row -> true, caseId).isPresent();
    }

    /** Oldest first. */
    List<PaymentOrder> page(State state, String policy, Long after, int rows) {
        Wanted wanted = wanted(state, policy);
        if (after != null) {
            wanted.and("o.sequence > ?", after);
        }
        wanted.arguments().add(rows);
        return database.list(
                ORDERS + wanted.where() + " order by o.sequence limit ?",
                this::read,
                wanted.arguments().toArray());
    }

    /** All of them, oldest first, in the caller's transaction. */
    void each(State state, String policy, Consumer<PaymentOrder> visit) {
        Wanted wanted = wanted(state, policy);
        database.each(
                ORDERS + wanted.where() + " order by o.sequence",
                row -> visit.accept(read(row)),
                wanted.arguments().toArray());
    }

    /** Conditions of a query with what they are bound to. */
    private record Wanted(StringBuilder where, List<Object> arguments) {
        void and(String condition, Object... bound) {
            where.append(" and ").append(condition);
            arguments.addAll(List.of(bound));
        }
    }

    private Wanted wanted(State state, String policy) {
        Wanted wanted = new Wanted(new StringBuilder(" where true"), new ArrayList<>());
        switch (state) {
            case null -> {}
            case DUE_LATER, PAYABLE ->
                wanted.and(
                        "o.state = 'OPEN' and (o.checked and o.due <= ?) = ?",
                        LocalDate.now(clock),
                        state == State.PAYABLE);
            case BATCHED, PAID, CANCELLED, HELD -> wanted.and("o.state = ?", state);
        }
        if (policy != null) {
            wanted.and("o.policy_id = ?", policy);
        }
        return wanted;
    }

    private PaymentOrder read(ResultSet row) throws SQLException {
        LocalDate due = row.getObject("due", LocalDate.class);
        return new PaymentOrder(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("subject_kind"),
                row.getString("subject_id"),
                row.getString("policy_id"),
                row.getString("district"),
                row.getInt("number"),
                due,
                row.getBigDecimal("amount"),
                state(row.getString("state"), row.getBoolean("checked"), due),
                row.getString("batch_id"),
                row.getInt("failures"),
                Optional.ofNullable(row.getString("hold")).map(Hold::valueOf).orElse(null),
                row.getString("held"),
                row.getLong("revision"),
                row.getLong("sequence"));
    }

    private State state(String stored, boolean checked, LocalDate due) {
        if (!stored.equals("OPEN")) {
            return State.valueOf(stored);
        }
        return checked && !due.isAfter(LocalDate.now(clock)) ? State.PAYABLE : State.DUE_LATER;
    }

    private static String[] ids(List<PaymentOrder> orders) {
        return orders.stream().map(PaymentOrder::id).toArray(String[]::new);
    }
}
