package cn.huice.casework.payment;

import cn.huice.casework.payment.PaymentOrder.State;
import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Payment orders as they are stored. An order waits as OPEN; whether it is payable yet follows from its due day, so no
 * timer has to move it.
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

    void insert(PaymentOrder o) {
        database.change(
                """
                insert into payment_order (id, case_id, subject_id, policy_id, district, number, due, amount, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')
                """, o.id(), o.caseId(), o.subjectId(), o.policy(), o.district(), o.number(), o.due(), o.amount());
    }

    /** Moves orders that are in one of the stored states, {@code OPEN} or {@code BATCHED}. */
    void move(List<PaymentOrder> orders, String state) {
        database.change("update payment_order set state = ? where id = any (?)", state, ids(orders));
    }

    void failed(PaymentOrder order) {
        database.change("update payment_order set state = 'OPEN', failures = failures + 1 where id = ?", order.id());
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
        return database.first(
                        "select 1 from payment_order where case_id = ? and state in ('OPEN', 'BATCHED') limit 1",
                        row -> true,
                        caseId)
                .isPresent();
    }

    /** Oldest first. */
    List<PaymentOrder> page(State state, String policy, Long after, int rows) {
        List<Object> arguments = new ArrayList<>();
        StringBuilder where = new StringBuilder(" where true");
        switch (state) {
            case null -> {}
            case DUE_LATER, PAYABLE -> {
                where.append(" and o.state = 'OPEN' and o.due ").append(state == State.PAYABLE ? "<= ?" : "> ?");
                arguments.add(LocalDate.now(clock));
            }
            case BATCHED, PAID, CANCELLED -> {
                where.append(" and o.state = ?");
                arguments.add(state);
            }
        }
        if (policy != null) {
            where.append(" and o.policy_id = ?");
            arguments.add(policy);
        }
        if (after != null) {
            where.append(" and o.sequence > ?");
            arguments.add(after);
        }
        arguments.add(rows);
        return database.list(ORDERS + where + " order by o.sequence limit ?", this::read, arguments.toArray());
    }

    private PaymentOrder read(ResultSet row) throws SQLException {
        LocalDate due = row.getObject("due", LocalDate.class);
        return new PaymentOrder(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("subject_id"),
                row.getString("policy_id"),
                row.getString("district"),
                row.getInt("number"),
                due,
                row.getBigDecimal("amount"),
                state(row.getString("state"), due),
                row.getString("batch_id"),
                row.getInt("failures"),
                row.getLong("sequence"));
    }

    private State state(String stored, LocalDate due) {
        if (!stored.equals("OPEN")) {
            return State.valueOf(stored);
        }
        return due.isAfter(LocalDate.now(clock)) ? State.DUE_LATER : State.PAYABLE;
    }

    private static String[] ids(List<PaymentOrder> orders) {
        return orders.stream().map(PaymentOrder::id).toArray(String[]::new);
    }
}
