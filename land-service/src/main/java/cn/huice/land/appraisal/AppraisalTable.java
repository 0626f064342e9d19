package cn.huice.land.appraisal;

import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Schemes, evaluations and appraisals in the database; none is ever changed. */
@ApplicationScoped
class AppraisalTable {
    private static final TypeReference<PerMuScheme> SCHEME = new TypeReference<>() {};
    private static final TypeReference<Map<String, BigDecimal>> AMOUNTS = new TypeReference<>() {};
    private static final TypeReference<ParkAppraisal> APPRAISAL = new TypeReference<>() {};

    private final Database database;
    private final Json json;

    AppraisalTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** A scheme as it was published. */
    record Published(int version, PerMuScheme scheme) {}

    int nextVersion(String district) {
        database.list("SELECT pg_advisory_xact_lock(hashtextextended('per mu ' || ?, 0))", row -> true, district);
        return database.first(
                        "SELECT coalesce(max(version), 0) + 1 FROM per_mu_scheme WHERE district = ?",
                        row -> row.getInt(1),
                        district)
                .orElseThrow();
    }

    void insert(String district, Published published, String by, Instant at) {
        database.change(
                """
                INSERT INTO per_mu_scheme (district, version, valid_from, scheme, published_by, published_at)
                VALUES (?, ?, ?, ?::jsonb, ?, ?)
                """,
                district,
                published.version(),
                published.scheme().validFrom(),
                json.write(published.scheme()),
                by,
                at);
    }

    List<Published> schemes(String district) {
        return database.list(
                "SELECT version, scheme FROM per_mu_scheme WHERE district = ? ORDER BY version DESC",
                this::published,
                district);
    }

    /** The one that holds on a day. */
    Optional<Published> on(String district, LocalDate day) {
        return database.first("""
                SELECT version, scheme FROM per_mu_scheme WHERE district = ? AND valid_from <= ?
                ORDER BY valid_from DESC, version DESC LIMIT 1
                """, this::published, district, day);
    }

    /** @return false where that year is evaluated already */
    boolean insert(String district, int year, int scheme, LocalDate on, List<PerMuResult> results) {
        boolean first = database.change("""
                        INSERT INTO per_mu_evaluation (district, year, scheme_version, made_on) VALUES (?, ?, ?, ?)
                        ON CONFLICT (district, year) DO NOTHING
                        """, district, year, scheme, on) == 1;
        if (first) {
            results.forEach(result -> database.change(
                    """
                    INSERT INTO per_mu_result (district, year, enterprise, rank, park, area, totals, per_mu, score, grade)
                    VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
                    """,
                    district,
                    year,
                    result.enterprise(),
                    result.rank(),
                    result.park(),
                    result.area(),
                    json.write(result.totals()),
                    json.write(result.perMu()),
                    result.score(),
                    result.grade()));
        }
        return first;
    }

    Optional<Integer> evaluated(String district, int year) {
        return database.first(
                "SELECT scheme_version FROM per_mu_evaluation WHERE district = ? AND year = ?",
                row -> row.getInt(1),
                district,
                year);
    }

    /** The best first. */
    List<PerMuResult> results(String district, int year) {
        return database.list(
                "SELECT * FROM per_mu_result WHERE district = ? AND year = ? ORDER BY rank, enterprise",
                this::result,
                district,
                year);
    }

    void each(String district, int year, Consumer<PerMuResult> visit) {
        database.each(
                "SELECT * FROM per_mu_result WHERE district = ? AND year = ? ORDER BY rank, enterprise",
                row -> visit.accept(result(row)),
                district,
                year);
    }

    /** @return false where that year is appraised already */
    boolean insert(ParkAppraisal appraisal, String by) {
        return database.change("""
                        INSERT INTO park_appraisal (district, year, appraisal, made_by) VALUES (?, ?, ?::jsonb, ?)
                        ON CONFLICT (district, year) DO NOTHING
                        """, appraisal.district(), appraisal.year(), json.write(appraisal), by) == 1;
    }

    List<ParkAppraisal> appraisals(String district) {
        return database.list(
                "SELECT appraisal FROM park_appraisal WHERE district = ? ORDER BY year DESC",
                row -> json.read(row.getString(1), APPRAISAL),
                district);
    }

    private Published published(ResultSet row) throws SQLException {
        return new Published(row.getInt("version"), json.read(row.getString("scheme"), SCHEME));
    }

    private PerMuResult result(ResultSet row) throws SQLException {
        return new PerMuResult(
                row.getInt("rank"),
                row.getString("enterprise"),
                row.getString("park"),
                row.getBigDecimal("area"),
                json.read(row.getString("totals"), AMOUNTS),
                json.read(row.getString("per_mu"), AMOUNTS),
                row.getBigDecimal("score"),
                row.getString("grade"));
    }
}
