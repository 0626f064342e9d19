package cn.huice.land.redevelopment;

import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import cn.huice.land.parcel.ParcelRows;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/** Surveyed units in the database. */
@ApplicationScoped
class SurveyUnitTable {
    static final String SELECT = """
            SELECT u.id, u.district, u.survey, u.area, u.outline, u.revision,
                   (SELECT array_agg(p.code ORDER BY p.code) FROM survey_unit_parcel p WHERE p.unit_id = u.id) AS parcels
            FROM survey_unit u
            """;

    private static final TypeReference<Survey> SURVEY = new TypeReference<>() {};

    private final Database database;
    private final Json json;

    SurveyUnitTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** Until the transaction ends nobody else draws units. */
    int nextNumber(String district) {
        database.list("SELECT pg_advisory_xact_lock(hashtextextended('survey units', 0))", row -> true);
        return database.first(
                        "SELECT coalesce(max(number), 0) + 1 FROM survey_unit WHERE district = ?",
                        row -> row.getInt(1),
                        district)
                .orElseThrow();
    }

    Optional<SurveyUnit> find(String id) {
        return database.first(SELECT + "WHERE u.id = ?", this::read, id);
    }

    Optional<SurveyUnit> locked(String id) {
        return database.first(SELECT + "WHERE u.id = ? FOR UPDATE", this::read, id);
    }

    /** The unit a parcel lies in. */
    Optional<String> of(String parcel) {
        return database.first("SELECT unit_id FROM survey_unit_parcel WHERE code = ?", row -> row.getString(1), parcel);
    }

    /** @param after only ids behind this one; empty text for the first page */
    List<SurveyUnit> page(Optional<String> district, String after, int rows) {
        return database.list(
                SELECT + "WHERE (?::text IS NULL OR u.district = ?) AND u.id > ? ORDER BY u.id LIMIT ?",
                this::read,
                district,
                district,
                after,
                rows);
    }

    void insert(SurveyUnit unit, int number, String by, Instant at) {
        Envelope extent = unit.outline().getEnvelopeInternal();
        database.change(
                """
                INSERT INTO survey_unit (id, district, number, survey, area, outline, west, south, east, north, revision,
                                         recorded_by, recorded_at)
                VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                unit.id(),
                unit.district(),
                number,
                json.write(unit.survey()),
                unit.area(),
                ParcelRows.wkb(unit.outline()),
                extent.getMinX(),
                extent.getMinY(),
                extent.getMaxX(),
                extent.getMaxY(),
                unit.revision(),
                by,
                at);
        unit.parcels()
                .forEach(code -> database.change(
                        "INSERT INTO survey_unit_parcel (code, unit_id) VALUES (?, ?)", code, unit.id()));
    }

    void amend(SurveyUnit unit, String by, Instant at) {
        database.change("""
                UPDATE survey_unit SET survey = ?::jsonb, revision = ?, recorded_by = ?, recorded_at = ? WHERE id = ?
                """, json.write(unit.survey()), unit.revision(), by, at, unit.id());
    }

    SurveyUnit read(ResultSet row) throws SQLException {
        return new SurveyUnit(
                row.getString("id"),
                row.getString("district"),
                List.of((String[]) row.getArray("parcels").getArray()),
                json.read(row.getString("survey"), SURVEY),
                row.getBigDecimal("area"),
                ParcelRows.outline(row.getBytes("outline")),
                row.getLong("revision"));
    }
}
