package cn.huice.casework.budget;

import cn.huice.casework.budget.Movement.Kind;
import cn.huice.casework.budget.Movement.Sums;
import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.sql.Money;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 台账: what has moved on each budget. Each line is written with the change it tells of, and journaled. */
@ApplicationScoped
class Ledger {
    private final Database database;
    private final Journal journal;
    private final Clock clock;

    Ledger(Database database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /** A movement without a case or another budget. */
    void enter(String budget, Kind kind, BigDecimal amount, Sums change) {
        enter(budget, kind, null, null, amount, change, null);
    }

    /** After the sums have been changed. @param caseId, other, why null where there is none */
    void enter(String budget, Kind kind, String caseId, String other, BigDecimal amount, Sums change, String why) {
        database.change(
                """
                insert into budget_movement (budget_id, moved_at, kind, case_id, other_budget, total_change,
                                             reserved_change, committed_change, paid_change, amount, why,
                                             total, reserved, committed, paid)
                select id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, total, reserved, committed, paid from budget where id = ?
                """,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                kind,
                caseId,
                other,
                change.total(),
                change.reserved(),
                change.committed(),
                change.paid(),
                amount,
                why,
                budget);
    }

    /** @param what past tense: reserved, released ... */
    void tell(Budget budget, String what, String caseId, BigDecimal amount, Map<String, Object> more) {
        Map<String, Object> data = new TreeMap<>(more);
        data.put("application", caseId);
        data.put("amount", Money.text(amount));
        journal.append(
                NewEntry.kept("budget:" + budget.id(), "cn.huice.budget." + what + ".v1", budget.programme(), data));
    }

    /** Newest first. @param before sequence of the last one seen; null to start */
    List<Movement> page(String budget, Long before, int rows) {
        return database.list(
                "select * from budget_movement where budget_id = ? and sequence < ? order by sequence desc limit ?",
                Ledger::read,
                budget,
                before == null ? Long.valueOf(Long.MAX_VALUE) : before,
                rows);
    }

    private static Movement read(ResultSet row) throws SQLException {
        return new Movement(
                Shanghai.time(row, "moved_at"),
                Kind.valueOf(row.getString("kind")),
                row.getString("case_id"),
                row.getString("other_budget"),
                row.getBigDecimal("amount"),
                new Sums(
                        row.getBigDecimal("total_change"),
                        row.getBigDecimal("reserved_change"),
                        row.getBigDecimal("committed_change"),
                        row.getBigDecimal("paid_change")),
                new Sums(
                        row.getBigDecimal("total"),
                        row.getBigDecimal("reserved"),
                        row.getBigDecimal("committed"),
                        row.getBigDecimal("paid")),
                row.getString("why"),
                row.getLong("sequence"));
    }
}
