package cn.huice.land.supervision;

import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import cn.huice.registry.SubjectId;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Supervised projects and what was reported of them. */
@ApplicationScoped
class SupervisionTable {
    private static final TypeReference<Agreed> AGREED = new TypeReference<>() {};
    private static final TypeReference<JsonNode> VALUE = new TypeReference<>() {};

    private final Database database;
    private final Json json;

    SupervisionTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    void insert(SupervisedProject project) {
        database.change(
                """
                INSERT INTO supervised_project (id, district, park, enterprise_kind, enterprise_id, project_id, parcel_id, contract_id,
                                                agreement, signed_on, handling_days)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                project.id(),
                project.district(),
                project.park(),
                project.enterprise().kind(),
                project.enterprise().id(),
                project.project().id(),
                project.parcel().id(),
                project.contract(),
                project.agreement(),
                project.signedOn(),
                project.handlingDays());
        project.agreed()
                .forEach(agreed -> database.change(
                        "INSERT INTO agreed_indicator (project, indicator, terms, next_due) VALUES (?, ?, ?::jsonb, ?)",
                        project.id(),
                        agreed.indicator(),
                        json.write(agreed),
                        agreed.firstDue()));
    }

    /** Locks the project, so that what follows from a report follows from all that were made. */
    void lock(String id) {
        database.list("SELECT id FROM supervised_project WHERE id = ? FOR UPDATE", row -> row.getString(1), id);
    }

    Optional<SupervisedProject> find(String id) {
        return database.first("SELECT * FROM supervised_project WHERE id = ?", this::read, id);
    }

    Optional<SupervisedProject> ofProject(String project) {
        return database.first("SELECT * FROM supervised_project WHERE project_id = ?", this::read, project);
    }

    List<SupervisedProject> ofContract(String contract) {
        return database.list(
                "SELECT * FROM supervised_project WHERE contract_id = ? ORDER BY sequence", this::read, contract);
    }

    List<SupervisedProject> page(
            Optional<String> district, Optional<String> enterprise, String park, long after, int rows) {
        return database.list("""
                SELECT * FROM supervised_project
                WHERE sequence > ? AND (?::text IS NULL OR district = ?) AND (?::text IS NULL OR enterprise_id = ?)
                  AND (?::text IS NULL OR park = ?)
                ORDER BY sequence LIMIT ?
                """, this::read, after, district, district, enterprise, enterprise, park, park, rows);
    }

    LocalDate nextDue(String project, String indicator) {
        return database.first(
                        "SELECT next_due FROM agreed_indicator WHERE project = ? AND indicator = ?",
                        row -> Optional.ofNullable(row.getObject(1, LocalDate.class)),
                        project,
                        indicator)
                .flatMap(due -> due)
                .orElse(null);
    }

    /** @param due null where nothing more is due */
    void due(String project, String indicator, LocalDate due) {
        database.change(
                "UPDATE agreed_indicator SET next_due = ? WHERE project = ? AND indicator = ?",
                due,
                project,
                indicator);
    }

    /** @return false where that time was reported already */
    boolean insert(IndicatorReport report, String by) {
        return database.change(
                        """
                        INSERT INTO indicator_report (project, indicator, period_from, period_until, value, met, department, reported_on,
                                                      reported_by)
                        VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) ON CONFLICT (project, indicator, period_until) DO NOTHING
                        """,
                        report.project(),
                        report.indicator(),
                        report.from(),
                        report.until(),
                        json.write(report.value()),
                        report.met(),
                        report.department(),
                        report.reportedOn(),
                        by)
                == 1;
    }

    /** The last of each indicator, by the time it is about. */
    List<IndicatorReport> latest(String project) {
        return database.list("""
                SELECT DISTINCT ON (indicator) * FROM indicator_report WHERE project = ? ORDER BY indicator, period_until DESC
                """, this::report, project);
    }

    /** All of a project, the latest first. */
    List<IndicatorReport> reports(String project) {
        return database.list(
                "SELECT * FROM indicator_report WHERE project = ? ORDER BY period_until DESC, indicator LIMIT 1000",
                this::report,
                project);
    }

    /** How a park's projects keep their agreements: of the last reports in a year, how many are as agreed. */
    List<ParkRecord> parks(String district, LocalDate from, LocalDate until) {
        return database.list(
                """
                SELECT park, count(*) FILTER (WHERE met) AS kept, count(*) AS reported
                FROM (SELECT DISTINCT ON (r.project, r.indicator) p.park, r.met
                      FROM indicator_report r JOIN supervised_project p ON p.id = r.project
                      WHERE p.district = ? AND r.period_until BETWEEN ? AND ?
                      ORDER BY r.project, r.indicator, r.period_until DESC) latest
                GROUP BY park ORDER BY park
                """,
                row -> new ParkRecord(row.getString("park"), row.getInt("kept"), row.getInt("reported")),
                district,
                from,
                until);
    }

    private SupervisedProject read(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new SupervisedProject(
                id,
                row.getString("district"),
                row.getString("park"),
                new SubjectId(row.getString("enterprise_kind"), row.getString("enterprise_id")),
                new SubjectId("project", row.getString("project_id")),
                new SubjectId("parcel", row.getString("parcel_id")),
                row.getString("contract_id"),
                row.getString("agreement"),
                row.getObject("signed_on", LocalDate.class),
                row.getInt("handling_days"),
                database.list(
                        "SELECT terms FROM agreed_indicator WHERE project = ? ORDER BY indicator",
                        terms -> json.read(terms.getString(1), AGREED),
                        id),
                row.getLong("sequence"));
    }

    private IndicatorReport report(ResultSet row) throws SQLException {
        return new IndicatorReport(
                row.getString("project"),
                row.getString("indicator"),
                row.getObject("period_from", LocalDate.class),
                row.getObject("period_until", LocalDate.class),
                json.read(row.getString("value"), VALUE),
                row.getBoolean("met"),
                row.getString("department"),
                row.getObject("reported_on", LocalDate.class));
    }
}
