package cn.huice.casework.payment;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.payment.PaymentBatch.State;
import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Payment batches and their lines, as they are stored. */
@ApplicationScoped
class BatchTable {
    private static final String LINES = """
            select o.*, l.outcome, l.end_to_end, l.reason, l.batch_id as of_batch
            from payment_batch_line l join payment_order o on o.id = l.order_id
            """;

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
        database.change("""
                insert into payment_batch_line (batch_id, order_id, end_to_end)
                select ?, o.id, replace(o.id, '-', '') || to_char(
                    1 + (select count(*) from payment_batch_line earlier where earlier.order_id = o.id), 'FM000')
                from unnest(?::text[]) o(id)
                """, batch.id(), orders.stream().map(PaymentOrder::id).toArray(String[]::new));
    }

    /** @param by who brings it about; kept for a release and a confirmation */
    void move(PaymentBatch batch, State state, String by, Instant at) {
        String kept = switch (state) {
            case RELEASED -> ", released_by = ?, released_at = ?";
            case CONFIRMED -> ", confirmed_by = ?, confirmed_at = ?";
            case MADE, DISCARDED -> "";
        };
        List<Object> arguments = new ArrayList<>(List.of(state));
        if (!kept.isEmpty()) {
            arguments.add(by);
            arguments.add(at);
        }
        arguments.add(batch.id());
        database.change(
                "update payment_batch set state = ?, revision = revision + 1" + kept + " where id = ?",
                arguments.toArray());
    }

    /** Part of it is settled; the rest is still with the bank. */
    void touch(String id) {
        database.change("update payment_batch set revision = revision + 1 where id = ?", id);
    }

    /** @param reason null where there is nothing to say */
    void settle(String batch, String order, String outcome, String reason) {
        database.change(
                "update payment_batch_line set outcome = ?, reason = ? where batch_id = ? and order_id = ?",
                outcome,
                reason,
                batch,
                order);
    }

    Optional<PaymentBatch> find(String id) {
        return database.first("select * from payment_batch where id = ?", BatchTable::read, id);
    }

    Optional<PaymentBatch> locked(String id) {
        return database.first("select * from payment_batch where id = ? for update", BatchTable::read, id);
    }

    List<PaymentBatch.Line> lines(String id) {
        return database.list(LINES + " where l.batch_id = ? order by o.sequence", BatchTable::line, id);
    }

    /** The lines these end-to-end ids name, with the batch of each; ids that name none are left out. */
    List<Attempt> attempts(Collection<String> endToEnds) {
        return database.list(
                LINES + " where l.end_to_end = any (?) order by l.batch_id, l.order_id",
                row -> new Attempt(row.getString("of_batch"), line(row)),
                List.copyOf(endToEnds));
    }

    /** One attempt at paying an order: a line, and the batch it is in. */
    record Attempt(String batch, PaymentBatch.Line line) {}

    /** Newest first. @param before sequence of the last one seen; null to start */
    List<PaymentBatch> page(State state, Long before, int rows) {
        return database.list(
                """
                select * from payment_batch
                where (?::text is null or state = ?) and sequence < ? order by sequence desc limit ?
                """, BatchTable::read, state, state, before == null ? Long.valueOf(Long.MAX_VALUE) : before, rows);
    }

    private static PaymentBatch.Line line(ResultSet row) throws SQLException {
        return new PaymentBatch.Line(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("subject_id"),
                row.getString("policy_id"),
                row.getInt("number"),
                row.getBigDecimal("amount"),
                row.getString("outcome"),
                row.getString("end_to_end"),
                row.getString("reason"),
                row.getString("subject_kind"));
    }

    private static PaymentBatch read(ResultSet row) throws SQLException {
        return new PaymentBatch(
                row.getString("id"),
                State.valueOf(row.getString("state")),
                row.getInt("orders"),
                row.getBigDecimal("total"),
                row.getString("made_by"),
                Shanghai.time(row, "made_at"),
                row.getString("released_by"),
                Shanghai.time(row, "released_at"),
                row.getString("confirmed_by"),
                Shanghai.time(row, "confirmed_at"),
                row.getLong("revision"),
                row.getLong("sequence"));
    }
}
