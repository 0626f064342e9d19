package cn.huice.casework.payment;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.payment.PaymentBatch.State;
import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Payment batches and their lines, as they are stored. */
@ApplicationScoped
class BatchTable {
    private final Database database;

    BatchTable(Database database) {
        this.database = database;
    }

    void insert(PaymentBatch batch, List<PaymentOrder> orders) {
        database.change(
                "insert into payment_batch (id, state, orders, total, made_by, made_at) values (?, ?, ?, ?, ?, ?)",
                batch.id(),
                batch.state(),
                batch.orders(),
                batch.total(),
                batch.madeBy(),
                batch.madeAt());
        database.change(
                "insert into payment_batch_line (batch_id, order_id) select ?, unnest(?::text[])",
                batch.id(),
                orders.stream().map(PaymentOrder::id).toArray(String[]::new));
    }

    void move(PaymentBatch batch, State state) {
        database.change("update payment_batch set state = ?, revision = revision + 1 where id = ?", state, batch.id());
    }

    void settle(PaymentBatch batch, PaymentOrder order, String outcome) {
        database.change(
                "update payment_batch_line set outcome = ? where batch_id = ? and order_id = ?",
                outcome,
                batch.id(),
                order.id());
    }

    Optional<PaymentBatch> find(String id) {
        return database.first("select * from payment_batch where id = ?", BatchTable::read, id);
    }

    Optional<PaymentBatch> locked(String id) {
        return database.first("select * from payment_batch where id = ? for update", BatchTable::read, id);
    }

    List<PaymentBatch.Line> lines(String id) {
        return database.list(
                """
                select o.*, l.outcome from payment_batch_line l join payment_order o on o.id = l.order_id
                where l.batch_id = ? order by o.sequence
                """,
                row -> new PaymentBatch.Line(
                        row.getString("id"),
                        row.getString("case_id"),
                        row.getString("subject_id"),
                        row.getString("policy_id"),
                        row.getInt("number"),
                        row.getBigDecimal("amount"),
                        row.getString("outcome")),
                id);
    }

    /** Newest first. @param before sequence of the last one seen; null to start */
    List<PaymentBatch> page(State state, Long before, int rows) {
        return database.list(
                """
                select * from payment_batch
                where (?::text is null or state = ?) and sequence < ? order by sequence desc limit ?
                """, BatchTable::read, state, state, before == null ? Long.valueOf(Long.MAX_VALUE) : before, rows);
    }

    private static PaymentBatch read(ResultSet row) throws SQLException {
        return new PaymentBatch(
                row.getString("id"),
                State.valueOf(row.getString("state")),
                row.getInt("orders"),
                row.getBigDecimal("total"),
                row.getString("made_by"),
                Shanghai.time(row, "made_at"),
                row.getLong("revision"),
                row.getLong("sequence"));
    }
}
