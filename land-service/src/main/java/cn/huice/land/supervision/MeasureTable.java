package cn.huice.land.supervision;

import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Measures in the database. */
@ApplicationScoped
class MeasureTable {
    private final Database database;

    MeasureTable(Database database) {
        this.database = database;
    }

    void insert(Measure measure) {
        database.change(
                """
                INSERT INTO supervision_measure (id, project, district, indicator, policy, article, state, opened_on, revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                measure.id(),
                measure.project(),
                measure.district(),
                measure.indicator(),
                measure.policy(),
                measure.article(),
                measure.state(),
                measure.openedOn(),
                measure.revision());
    }

    void move(Measure after) {
        database.change(
                """
                UPDATE supervision_measure SET state = ?, deadline = ?, sanction_id = ?, closed_on = ?, revision = ? WHERE id = ?
                """, after.state(), after.deadline(), after.sanction(), after.closedOn(), after.revision(), after.id());
    }

    Optional<Measure> find(String id) {
        return database.first("SELECT * FROM supervision_measure WHERE id = ?", MeasureTable::read, id);
    }

    Optional<Measure> locked(String id) {
        return database.first("SELECT * FROM supervision_measure WHERE id = ? FOR UPDATE", MeasureTable::read, id);
    }

    boolean standing(String project, String indicator) {
        return database.first(
                        "SELECT 1 FROM supervision_measure WHERE project = ? AND indicator = ? AND state <> 'CLOSED'",
                        row -> 1,
                        project,
                        indicator)
                .isPresent();
    }

    /** The latest first. */
    List<Measure> of(String project) {
        return database.list(
                "SELECT * FROM supervision_measure WHERE project = ? ORDER BY sequence DESC",
                MeasureTable::read,
                project);
    }

    List<Measure> page(Optional<String> district, Measure.State state, long after, int rows) {
        return database.list("""
                SELECT * FROM supervision_measure
                WHERE sequence > ? AND (?::text IS NULL OR district = ?) AND (?::text IS NULL OR state = ?)
                ORDER BY sequence LIMIT ?
                """, MeasureTable::read, after, district, district, state, state, rows);
    }

    private static Measure read(ResultSet row) throws SQLException {
        return new Measure(
                row.getString("id"),
                row.getString("project"),
                row.getString("district"),
                row.getString("indicator"),
                row.getString("policy"),
                row.getString("article"),
                Measure.State.valueOf(row.getString("state")),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("deadline", LocalDate.class),
                row.getString("sanction_id"),
                row.getObject("closed_on", LocalDate.class),
                row.getLong("revision"),
                row.getLong("sequence"));
    }
}
