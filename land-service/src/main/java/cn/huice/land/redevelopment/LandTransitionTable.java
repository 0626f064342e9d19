package cn.huice.land.redevelopment;

import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import cn.huice.registry.SubjectId;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Transitions in the database. */
@ApplicationScoped
class LandTransitionTable {
    private static final TypeReference<LandTransition.Conversion> CONVERSION = new TypeReference<>() {};

    private final Database database;
    private final Json json;

    LandTransitionTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    void insert(LandTransition transition) {
        database.change(
                """
                INSERT INTO land_transition (id, case_id, policy, district, subject_kind, subject_id, parcel, starts, ends, computed_by,
                                             revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                transition.id(),
                transition.application(),
                transition.policy(),
                transition.district(),
                transition.subject().kind(),
                transition.subject().id(),
                transition.parcel(),
                transition.starts(),
                transition.ends(),
                transition.computedBy(),
                transition.revision());
    }

    void date(UUID id, LocalDate starts, LandTransition.Basis basis, LocalDate ends, String computedBy) {
        database.change("""
                UPDATE land_transition SET starts = ?, basis = ?, ends = ?, computed_by = ?, revision = revision + 1 WHERE id = ?
                """, starts, basis, ends, computedBy, id);
    }

    void convert(UUID id, LandTransition.Conversion conversion) {
        database.change(
                "UPDATE land_transition SET conversion = ?::jsonb, converted_on = ?, revision = revision + 1 WHERE id = ?",
                json.write(conversion),
                conversion.on(),
                id);
    }

    Optional<LandTransition> find(UUID id) {
        return database.first("SELECT * FROM land_transition WHERE id = ?", this::read, id);
    }

    Optional<LandTransition> locked(UUID id) {
        return database.first("SELECT * FROM land_transition WHERE id = ? FOR UPDATE", this::read, id);
    }

    /**
     * In the order of registration.
     *
     * @param endingBy only those that end until that day and are not converted; null for all
     */
    List<LandTransition> page(Optional<String> district, LocalDate endingBy, long after, int rows) {
        return database.list("""
                SELECT * FROM land_transition
                WHERE sequence > ? AND (?::text IS NULL OR district = ?)
                  AND (?::date IS NULL OR (ends <= ? AND conversion IS NULL))
                ORDER BY sequence LIMIT ?
                """, this::read, after, district, district, endingBy, endingBy, rows);
    }

    private LandTransition read(ResultSet row) throws SQLException {
        String basis = row.getString("basis");
        String conversion = row.getString("conversion");
        return new LandTransition(
                row.getObject("id", UUID.class),
                row.getString("case_id"),
                row.getString("policy"),
                row.getString("district"),
                new SubjectId(row.getString("subject_kind"), row.getString("subject_id")),
                row.getString("parcel"),
                row.getObject("starts", LocalDate.class),
                basis == null ? null : LandTransition.Basis.valueOf(basis),
                row.getObject("ends", LocalDate.class),
                row.getString("computed_by"),
                conversion == null ? null : json.read(conversion, CONVERSION),
                row.getObject("converted_on", LocalDate.class),
                row.getLong("revision"),
                row.getLong("sequence"));
    }
}
