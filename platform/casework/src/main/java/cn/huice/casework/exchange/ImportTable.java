package cn.huice.casework.exchange;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.exchange.RowReport.Outcome;
import cn.huice.journal.CanonicalJson;
import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Imports and their rows, as they are stored. */
@ApplicationScoped
class ImportTable {
    private static final String JOBS = """
            select j.*, r.* from import_job j, lateral (
              select count(*) filter (where outcome = 'DONE') as done,
                     count(*) filter (where outcome = 'UNCHANGED') as unchanged,
                     count(*) filter (where outcome = 'REJECTED') as rejected
              from import_row where import_id = j.id) r
            """;
    private final Database database;

    ImportTable(Database database) {
        this.database = database;
    }

    /** @return false where its owner has used the key before */
    boolean insert(ImportJob j, String key, Instant now) {
        return database.change(
                        """
                        insert into import_job (id, owner, key, kind, dry_run, name, digest, size, authorities, district,
                                                state, received_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?) on conflict (owner, key) do nothing
                        """,
                        j.id(),
                        j.owner(),
                        key,
                        j.kind(),
                        j.dryRun(),
                        j.name(),
                        j.sm3(),
                        j.size(),
                        String.join(",", j.authorities()),
                        j.district(),
                        now)
                == 1;
    }

    Optional<ImportJob> underKey(String owner, String key) {
        return database.first(JOBS + " where j.owner = ? and j.key = ?", ImportTable::job, owner, key);
    }

    Optional<ImportJob> find(String id) {
        return database.first(JOBS + " where j.id = ?", ImportTable::job, id);
    }

    /** The oldest one nobody works on, for a minute. A process that dies leaves it to the next. */
    Optional<ImportJob> lease() {
        return database.first("""
                        update import_job set leased_until = now() + interval '1 minute'
                        where id = (select id from import_job
                                    where state = 'OPEN' and (leased_until is null or leased_until < now())
                                    order by sequence limit 1 for update skip locked)
                        returning id
                        """, row -> row.getString(1)).flatMap(this::find);
    }

    void renew(String id) {
        database.change("update import_job set leased_until = now() + interval '1 minute' where id = ?", id);
    }

    void finish(String id, ImportJob.State state, String problem, Instant now) {
        database.change(
                "update import_job set state = ?, problem = ?, finished_at = ? where id = ?", state, problem, now, id);
    }

    /** Claims a row for this transaction. @return false where it has been dealt with */
    boolean begin(String id, int row) {
        return database.change("""
                        insert into import_row (import_id, number, outcome) values (?, ?, 'DONE')
                        on conflict (import_id, number) do nothing
                        """, id, row) == 1;
    }

    void result(String id, int row, Outcome outcome, String result) {
        database.change(
                "update import_row set outcome = ?, result = ? where import_id = ? and number = ?",
                outcome,
                result,
                id,
                row);
    }

    void report(String id, int row, Outcome outcome, String result, String errors) {
        database.change("""
                insert into import_row (import_id, number, outcome, result, errors) values (?, ?, ?, ?, ?)
                on conflict (import_id, number) do nothing
                """, id, row, outcome, result, errors);
    }

    /** By row. */
    List<RowReport> rows(String id, Outcome outcome, long after, int limit) {
        return database.list("""
                select * from import_row where import_id = ? and (?::text is null or outcome = ?) and number > ?
                order by number limit ?
                """, ImportTable::row, id, outcome, outcome, after, limit);
    }

    private static RowReport row(ResultSet row) throws SQLException {
        String errors = row.getString("errors");
        return new RowReport(
                row.getInt("number"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("result"),
                errors == null ? null : CanonicalJson.read(errors));
    }

    private static ImportJob job(ResultSet row) throws SQLException {
        String authorities = row.getString("authorities");
        return new ImportJob(
                row.getString("id"),
                row.getString("owner"),
                ImportKind.valueOf(row.getString("kind")),
                row.getBoolean("dry_run"),
                row.getString("name"),
                row.getString("digest"),
                row.getLong("size"),
                authorities.isEmpty() ? Set.of() : Set.of(authorities.split(",")),
                row.getString("district"),
                ImportJob.State.valueOf(row.getString("state")),
                row.getString("problem"),
                row.getLong("done"),
                row.getLong("unchanged"),
                row.getLong("rejected"),
                Shanghai.time(row, "received_at"),
                Shanghai.time(row, "finished_at"));
    }
}
