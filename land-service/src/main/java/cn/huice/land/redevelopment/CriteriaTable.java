package cn.huice.land.redevelopment;

import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Criteria in the database: every version that was ever published. */
@ApplicationScoped
class CriteriaTable {
    private static final TypeReference<Kept> CONTENT = new TypeReference<>() {};
    private static final String SELECT = "SELECT district, version, valid_from, criteria FROM inefficiency_criteria ";

    private final Database database;
    private final Json json;

    CriteriaTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    private record Kept(String title, int needed, List<Criterion> aspects) {}

    /** Until the transaction ends nobody else publishes for the district. */
    int nextVersion(String district) {
        database.list("SELECT pg_advisory_xact_lock(hashtextextended('criteria ' || ?, 0))", row -> true, district);
        return database.first(
                        "SELECT coalesce(max(version), 0) + 1 FROM inefficiency_criteria WHERE district = ?",
                        row -> row.getInt(1),
                        district)
                .orElseThrow();
    }

    void insert(Criteria criteria, String by, Instant at) {
        database.change(
                """
                INSERT INTO inefficiency_criteria (district, version, valid_from, criteria, published_by, published_at)
                VALUES (?, ?, ?, ?::jsonb, ?, ?)
                """,
                criteria.district(),
                criteria.version(),
                criteria.validFrom(),
                json.write(new Kept(criteria.title(), criteria.needed(), criteria.aspects())),
                by,
                at);
    }

    /** The version that holds on a day: the latest first day up to it, of several on one day the last published. */
    Optional<Criteria> on(String district, LocalDate day) {
        return database.first(
                SELECT + "WHERE district = ? AND valid_from <= ? ORDER BY valid_from DESC, version DESC LIMIT 1",
                this::read,
                district,
                day);
    }

    /** All of a district, the latest first. */
    List<Criteria> of(String district) {
        return database.list(SELECT + "WHERE district = ? ORDER BY version DESC", this::read, district);
    }

    private Criteria read(ResultSet row) throws SQLException {
        Kept kept = json.read(row.getString("criteria"), CONTENT);
        return new Criteria(
                row.getString("district"),
                row.getInt("version"),
                row.getObject("valid_from", LocalDate.class),
                kept.title(),
                kept.needed(),
                kept.aspects());
    }
}
