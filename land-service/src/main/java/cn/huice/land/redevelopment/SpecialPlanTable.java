package cn.huice.land.redevelopment;

import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import cn.huice.land.redevelopment.SpecialPlan.State;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Special plans in the database. */
@ApplicationScoped
class SpecialPlanTable {
    private static final TypeReference<SpecialPlan.Content> CONTENT = new TypeReference<>() {};

    private final Database database;
    private final Json json;

    SpecialPlanTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    void lock(String district) {
        database.list("SELECT pg_advisory_xact_lock(hashtextextended('special plan ' || ?, 0))", row -> true, district);
    }

    Optional<SpecialPlan> find(String application) {
        return database.first("SELECT * FROM special_plan WHERE case_id = ?", this::read, application);
    }

    Optional<SpecialPlan> adopted(String district) {
        return database.first(
                "SELECT * FROM special_plan WHERE district = ? AND state = 'ADOPTED'", this::read, district);
    }

    /** Those that were ever adopted, the latest first. */
    List<SpecialPlan> published(Optional<String> district) {
        return database.list("""
                SELECT * FROM special_plan WHERE state <> 'DRAFT' AND (?::text IS NULL OR district = ?)
                ORDER BY adopted_on DESC, sequence DESC LIMIT 500
                """, this::read, district, district);
    }

    /** Puts a draft in its place. @return its revision */
    long draft(String application, String district, SpecialPlan.Content content) {
        return database.first("""
                        INSERT INTO special_plan (case_id, district, content, state, revision) VALUES (?, ?, ?::jsonb, 'DRAFT', 1)
                        ON CONFLICT (case_id) DO UPDATE SET content = excluded.content, revision = special_plan.revision + 1
                        RETURNING revision
                        """, row -> row.getLong(1), application, district, json.write(content))
                .orElseThrow();
    }

    void supersede(String application) {
        database.change(
                "UPDATE special_plan SET state = 'SUPERSEDED', revision = revision + 1 WHERE case_id = ?", application);
    }

    void adopt(String application, String district, LocalDate on) {
        database.change("""
                UPDATE special_plan SET state = 'ADOPTED', adopted_on = ?, revision = revision + 1,
                    version = (SELECT coalesce(max(version), 0) + 1 FROM special_plan WHERE district = ?)
                WHERE case_id = ?
                """, on, district, application);
    }

    void report(String application, LocalDate on) {
        database.change(
                "UPDATE special_plan SET reported_on = ?, revision = revision + 1 WHERE case_id = ?", on, application);
    }

    private SpecialPlan read(ResultSet row) throws SQLException {
        int version = row.getInt("version");
        return new SpecialPlan(
                row.getString("case_id"),
                row.getString("district"),
                version == 0 ? null : version,
                json.read(row.getString("content"), CONTENT),
                State.valueOf(row.getString("state")),
                row.getObject("adopted_on", LocalDate.class),
                row.getObject("reported_on", LocalDate.class),
                row.getLong("revision"),
                row.getLong("sequence"));
    }
}
