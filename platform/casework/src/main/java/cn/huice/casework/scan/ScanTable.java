package cn.huice.casework.scan;

import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Scans, their counts and what they found, as they are stored. */
@ApplicationScoped
class ScanTable {
    private static final String COPY =
            "COPY scan_result (scan_id, district, policy_id, place, subject_id, amount, ceiling, unit) FROM STDIN";
    private static final int SILENT_SECONDS = 60;

    private final Database database;

    ScanTable(Database database) {
        this.database = database;
    }

    /** In a transaction of its own that may take so long. */
    <T> T atLength(int seconds, Callable<T> work) {
        return database.atLength(seconds, work);
    }

    void insert(RegisterScan s) {
        database.change(
                """
                insert into scan (id, subject_kind, as_of, edition, policies, district, state, started_by, started_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                s.id(),
                s.kind(),
                s.asOf(),
                s.edition(),
                s.policies(),
                s.district(),
                s.state(),
                s.startedBy(),
                s.startedAt());
    }

    /** @return rows kept */
    long copy(FoundRows rows) {
        return database.copy(COPY, rows::next);
    }

    void finish(String id, RegisterScan.State state, Instant at, int rowsInAll, long found) {
        database.change(
                "update scan set state = ?, finished_at = ?, rows_in_all = ?, found = ? where id = ?",
                state,
                at,
                rowsInAll,
                found,
                id);
    }

    void count(String id, PolicyCount c) {
        database.change(
                "insert into scan_policy values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                c.policy(),
                c.eligible(),
                c.applied(),
                c.found(),
                c.undetermined(),
                c.undecided(),
                c.exact(),
                c.ceiling(),
                c.unit());
    }

    /** Says that these live, and gives up those of which no process has said so for a minute. */
    void alive(List<String> running) {
        database.change("update scan set seen_at = clock_timestamp() where id = any (?)", running);
        database.change("""
                update scan set state = 'INTERRUPTED', finished_at = clock_timestamp()
                where state = 'RUNNING' and seen_at < clock_timestamp() - make_interval(secs => ?)
                """, SILENT_SECONDS);
    }

    Optional<RegisterScan> find(String id) {
        return database.first("select * from scan where id = ?", ScanTable::scan, id);
    }

    /**
     * Newest first.
     *
     * @param district null for all
     * @param before sequence of the last one seen; null to start
     */
    List<RegisterScan> page(String district, Long before, int rows) {
        return database.list(
                """
                select * from scan where (?::text is null or district = ?) and sequence < ?
                order by sequence desc limit ?
                """, ScanTable::scan, district, district, before == null ? Long.valueOf(Long.MAX_VALUE) : before, rows);
    }

    List<PolicyCount> counts(String id) {
        return database.list(
                "select * from scan_policy where scan_id = ? order by policy_id",
                row -> new PolicyCount(
                        row.getString("policy_id"),
                        row.getLong("eligible"),
                        row.getLong("applied"),
                        row.getLong("found"),
                        row.getLong("undetermined"),
                        row.getObject("undecided", Long.class),
                        row.getBigDecimal("exact"),
                        row.getBigDecimal("ceiling"),
                        row.getString("unit")),
                id);
    }

    /**
     * What a scan found, by district, policy and place.
     *
     * @param district null for all
     * @param policy null for all
     * @param after the last one seen; null to start
     */
    List<Found> found(String id, String district, String policy, Found after, int rows) {
        return database.list(
                """
                select * from scan_result
                where scan_id = ? and (?::text is null or district = ?) and (?::text is null or policy_id = ?)
                  and (district, policy_id, place) > (?, ?, ?)
                order by district, policy_id, place limit ?
                """,
                ScanTable::found,
                id,
                district,
                district,
                policy,
                policy,
                after == null ? "" : after.district(),
                after == null ? "" : after.policy(),
                after == null ? -1 : after.place(),
                rows);
    }

    /** By policy, the subjects of applications under way, or submitted in that year. */
    Map<String, Set<String>> applied(String kind, List<String> policies, int year) {
        Map<String, Set<String>> applied = new HashMap<>();
        database.each(
                """
                select policy_id, subject_id from application
                where subject_kind = ? and policy_id = any (?)
                  and (state in ('IN_PROGRESS', 'RETURNED', 'APPROVED')
                       or (state = 'COMPLETED' and submitted_on between ? and ?))
                """,
                row -> applied.computeIfAbsent(row.getString(1), policy -> new HashSet<>())
                        .add(row.getString(2)),
                kind,
                policies,
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31));
        return applied;
    }

    /** Ids of subjects under a sanction. */
    Set<String> sanctioned(String kind, LocalDate on) {
        return new HashSet<>(database.list("""
                select subject_id from sanction
                where subject_kind = ? and not lifted and from_day <= ? and (until_day is null or until_day >= ?)
                """, row -> row.getString(1), kind, on, on));
    }

    private static RegisterScan scan(ResultSet row) throws SQLException {
        return new RegisterScan(
                row.getString("id"),
                row.getLong("sequence"),
                row.getString("subject_kind"),
                row.getObject("as_of", LocalDate.class),
                row.getString("edition"),
                Arrays.asList((String[]) row.getArray("policies").getArray()),
                row.getString("district"),
                RegisterScan.State.valueOf(row.getString("state")),
                row.getString("started_by"),
                Database.instant(row, "started_at"),
                Database.instant(row, "finished_at"),
                row.getInt("rows_in_all"),
                row.getLong("found"));
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getString("district"),
                row.getString("policy_id"),
                row.getInt("place"),
                row.getString("subject_id"),
                row.getBigDecimal("amount"),
                row.getBoolean("ceiling"),
                row.getString("unit"));
    }
}
