package cn.huice.casework.payment;

import cn.huice.casework.payment.PaymentQuestion.Kind;
import cn.huice.casework.payment.PaymentQuestion.State;
import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Questions about payments, as they are stored. */
@ApplicationScoped
class QuestionTable {
    private final Database database;

    QuestionTable(Database database) {
        this.database = database;
    }

    /** @return false where the same is asked already */
    boolean insert(PaymentQuestion q) {
        return database.change("""
                        insert into payment_question (id, return_id, batch_id, order_id, end_to_end, kind, reason)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (end_to_end, kind) where state = 'OPEN' do nothing
                        """, q.id(), q.returnId(), q.batch(), q.order(), q.endToEnd(), q.kind(), q.reason())
                == 1;
    }

    void answer(PaymentQuestion q, String answer, String comment, String by) {
        database.change("""
                update payment_question set state = 'ANSWERED', answer = ?, comment = ?, answered_by = ?,
                                            revision = revision + 1
                where id = ?
                """, answer, comment, by, q.id());
    }

    boolean openOf(String order) {
        return database.first(
                        "select 1 from payment_question where order_id = ? and state = 'OPEN' limit 1",
                        row -> true,
                        order)
                .isPresent();
    }

    Optional<PaymentQuestion> find(String id) {
        return database.first("select * from payment_question where id = ?", QuestionTable::read, id);
    }

    Optional<PaymentQuestion> locked(String id) {
        return database.first("select * from payment_question where id = ? for update", QuestionTable::read, id);
    }

    /** Newest first. @param before sequence of the last one seen; null to start */
    List<PaymentQuestion> page(State state, Long before, int rows) {
        return database.list(
                """
                select * from payment_question
                where (?::text is null or state = ?) and sequence < ? order by sequence desc limit ?
                """, QuestionTable::read, state, state, before == null ? Long.valueOf(Long.MAX_VALUE) : before, rows);
    }

    private static PaymentQuestion read(ResultSet row) throws SQLException {
        return new PaymentQuestion(
                row.getString("id"),
                row.getString("return_id"),
                row.getString("batch_id"),
                row.getString("order_id"),
                row.getString("end_to_end"),
                Kind.valueOf(row.getString("kind")),
                row.getString("reason"),
                State.valueOf(row.getString("state")),
                row.getString("answer"),
                row.getString("comment"),
                row.getString("answered_by"),
                row.getLong("revision"),
                row.getLong("sequence"));
    }
}
