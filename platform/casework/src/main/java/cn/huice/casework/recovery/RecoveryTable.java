package cn.huice.casework.recovery;

import cn.huice.casework.recovery.Recovery.Part;
import cn.huice.casework.recovery.Recovery.Proposal;
import cn.huice.casework.recovery.Recovery.State;
import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Recoveries with their plans and receipts, as they are stored. */
@ApplicationScoped
class RecoveryTable {
    private final Database database;

    RecoveryTable(Database database) {
        this.database = database;
    }

    void insert(Recovery r) {
        database.change(
                """
                insert into recovery (id, case_id, policy_id, subject_kind, subject_id, district, reason, article, kind,
                                      explanation, amount, state, fraud, sanction_months, sanction_article,
                                      demanded_by, demanded_on)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, ?)
                """,
                r.id(),
                r.application(),
                r.policy(),
                r.subjectKind(),
                r.subjectId(),
                r.district(),
                r.reason(),
                r.article(),
                r.kind(),
                r.explanation(),
                r.amount(),
                r.fraud(),
                r.sanction() == null ? null : r.sanction().months(),
                r.sanction() == null ? null : r.sanction().article(),
                r.demandedBy(),
                r.demandedOn());
        plan(r.id(), r.plan());
    }

    /** Replaces the plan. */
    void plan(String id, List<Part> parts) {
        database.change("delete from recovery_instalment where recovery_id = ?", id);
        for (Part part : parts) {
            database.change(
                    "insert into recovery_instalment (recovery_id, number, due, amount) values (?, ?, ?, ?)",
                    id,
                    part.number(),
                    part.due(),
                    part.amount());
        }
    }

    void objected(String id, String objection) {
        change("objection = ?", id, objection);
    }

    /** @param state OPEN where the demand is upheld, WITHDRAWN where the objection holds */
    void answered(String id, String answer, State state) {
        change("answer = ?, state = ?", id, answer, state);
    }

    /** @param overdue whether a day of payment is still missed */
    void received(String id, BigDecimal inAll, State state, boolean overdue) {
        change("received = ?, state = ?, overdue = ?", id, inAll, state, overdue);
    }

    /**
     * Less is asked back than before.
     *
     * @param amount 元, above 0
     * @param overdue whether a day of payment is still missed
     */
    void reduced(String id, BigDecimal amount, String explanation, State state, boolean overdue) {
        change("amount = ?, explanation = ?, state = ?, overdue = ?", id, amount, explanation, state, overdue);
    }

    void withdrawn(String id) {
        change("state = ?, overdue = false", id, State.WITHDRAWN);
    }

    void overdue(String id, boolean overdue) {
        change("overdue = ?", id, overdue);
    }

    void writeOffProposed(String id, String reason, String by) {
        change("write_off_reason = ?, write_off_by = ?", id, reason, by);
    }

    void writtenOff(String id) {
        change("state = ?, overdue = false", id, State.WRITTEN_OFF);
    }

    void sanctioned(String id, String sanction) {
        change("sanction_id = ?", id, sanction);
    }

    private void change(String assignments, String id, Object... values) {
        List<Object> arguments = new ArrayList<>(Arrays.asList(values));
        arguments.add(id);
        database.change(
                "update recovery set " + assignments + ", revision = revision + 1 where id = ?", arguments.toArray());
    }

    /** @return false where that reference has been booked */
    boolean receipt(String id, String reference, BigDecimal amount, LocalDate on, String by) {
        return database.change("""
                        insert into recovery_receipt (recovery_id, reference, amount, received_on, booked_by)
                        values (?, ?, ?, ?, ?) on conflict (reference) do nothing
                        """, id, reference, amount, on, by) == 1;
    }

    /** Whether just this was booked under that reference. */
    boolean booked(String id, String reference, BigDecimal amount) {
        return database.first(
                        "select 1 from recovery_receipt where recovery_id = ? and reference = ? and amount = ?",
                        row -> true,
                        id,
                        reference,
                        amount)
                .isPresent();
    }

    /** 元 asked back of a case and not withdrawn, whatever became of it. */
    BigDecimal demanded(String caseId) {
        return database.first(
                        "select coalesce(sum(amount), 0.00) from recovery where case_id = ? and state <> 'WITHDRAWN'",
                        row -> row.getBigDecimal(1),
                        caseId)
                .orElseThrow();
    }

    Optional<Recovery> find(String id) {
        return database.first("select * from recovery where id = ?", this::read, id);
    }

    Optional<Recovery> locked(String id) {
        return database.first("select * from recovery where id = ? for update", this::read, id);
    }

    List<Recovery> ofCase(String caseId) {
        return database.list("select * from recovery where case_id = ? order by sequence", this::read, caseId);
    }

    /** Open ones with a part due before that day that are not marked yet. */
    List<String> dueUnmarked(LocalDate day) {
        return database.list("""
                select id from recovery r where state = 'OPEN' and not overdue and received <
                    (select coalesce(sum(amount), 0) from recovery_instalment where recovery_id = r.id and due < ?)
                order by sequence limit 500
                """, row -> row.getString(1), day);
    }

    /** Newest first. @param district, kind, subject null for all; @param before null to start */
    List<Recovery> page(String district, String kind, String subject, State state, Long before, int rows) {
        return database.list(
                """
                select * from recovery
                where (?::text is null or district = ?) and (?::text is null or subject_kind = ?)
                  and (?::text is null or subject_id = ?) and (?::text is null or state = ?) and sequence < ?
                order by sequence desc limit ?
                """,
                this::read,
                district,
                district,
                kind,
                kind,
                subject,
                subject,
                state,
                state,
                before == null ? Long.valueOf(Long.MAX_VALUE) : before,
                rows);
    }

    private List<Part> planOf(String id) {
        return database.list(
                "select * from recovery_instalment where recovery_id = ? order by number",
                row -> new Part(
                        row.getInt("number"), row.getObject("due", LocalDate.class), row.getBigDecimal("amount")),
                id);
    }

    private Recovery read(ResultSet row) throws SQLException {
        String article = row.getString("sanction_article");
        return new Recovery(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("policy_id"),
                row.getString("subject_kind"),
                row.getString("subject_id"),
                row.getString("district"),
                row.getString("reason"),
                row.getString("article"),
                row.getString("kind"),
                row.getString("explanation"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("received"),
                State.valueOf(row.getString("state")),
                row.getBoolean("fraud"),
                article == null ? null : new Proposal(row.getInt("sanction_months"), article),
                row.getString("sanction_id"),
                row.getString("objection"),
                row.getString("answer"),
                row.getString("write_off_reason"),
                row.getString("write_off_by"),
                row.getBoolean("overdue"),
                row.getString("demanded_by"),
                row.getObject("demanded_on", LocalDate.class),
                planOf(row.getString("id")),
                row.getLong("revision"),
                row.getLong("sequence"));
    }
}
