package cn.huice.land.redevelopment;

import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Redevelopment plans of units in the database. */
@ApplicationScoped
class UnitPlanTable {
    private static final TypeReference<UnitPlan.Content> CONTENT = new TypeReference<>() {};

    private final Database database;
    private final Json json;

    UnitPlanTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    Optional<UnitPlan> find(String application) {
        return database.first("SELECT * FROM unit_plan WHERE case_id = ?", this::read, application);
    }

    /** Approved ones, the latest first. */
    List<UnitPlan> approved(Optional<String> district) {
        return database.list("""
                SELECT * FROM unit_plan WHERE state = 'APPROVED' AND (?::text IS NULL OR district = ?)
                ORDER BY approved_on DESC, sequence DESC LIMIT 500
                """, this::read, district, district);
    }

    void draft(String application, String district, UnitPlan.Content content) {
        database.change("""
                INSERT INTO unit_plan (case_id, unit_id, district, content, state, revision)
                VALUES (?, ?, ?, ?::jsonb, 'DRAFT', 1)
                ON CONFLICT (case_id) DO UPDATE
                SET content = excluded.content, unit_id = excluded.unit_id, revision = unit_plan.revision + 1
                """, application, content.unit(), district, json.write(content));
    }

    void approve(String application, LocalDate on) {
        database.change(
                "UPDATE unit_plan SET state = 'APPROVED', approved_on = ?, revision = revision + 1 WHERE case_id = ?",
                on,
                application);
    }

    private UnitPlan read(ResultSet row) throws SQLException {
        return new UnitPlan(
                row.getString("case_id"),
                row.getString("district"),
                json.read(row.getString("content"), CONTENT),
                UnitPlan.State.valueOf(row.getString("state")),
                row.getObject("approved_on", LocalDate.class),
                row.getLong("revision"),
                row.getLong("sequence"));
    }
}
