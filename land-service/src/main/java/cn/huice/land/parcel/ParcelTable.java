package cn.huice.land.parcel;

import cn.huice.journal.sql.Database;
import cn.huice.land.geometry.Areas;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Envelope;

/** The register in the database. */
@ApplicationScoped
class ParcelTable {
    /** Boxes compare with a tolerance of 1e-6 degrees, a tenth of a metre: the four columns say it exactly. */
    private static final String NEAR = ParcelRows.SELECT + """
            WHERE p.superseded_at IS NULL AND (p.valid_until IS NULL OR p.valid_until >= ?)
              AND p.extent && box(point(?, ?), point(?, ?))
              AND p.west <= ? AND p.east >= ? AND p.south <= ? AND p.north >= ?
              AND p.code <> ALL (?::text[])
            """;

    private final Database database;
    private final ParcelRows rows;

    ParcelTable(Database database, ParcelRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Until the transaction ends nobody else writes: what was found free stays free. */
    void lock() {
        database.list("SELECT pg_advisory_xact_lock(hashtextextended('parcels', 0))", row -> true);
    }

    Optional<Parcel> inForce(ParcelCode code) {
        return database.first(
                ParcelRows.SELECT + " WHERE p.code = ? AND " + ParcelRows.IN_FORCE, rows::read, code.value());
    }

    /** What stood on a day, as it is known now. */
    Optional<Parcel> on(ParcelCode code, LocalDate day) {
        return database.first(ParcelRows.SELECT + """
                         WHERE p.code = ? AND p.superseded_at IS NULL AND p.valid_from <= ?
                           AND (p.valid_until IS NULL OR p.valid_until >= ?)
                        """, rows::read, code.value(), day, day);
    }

    /** All that was ever recorded, the latest first. */
    List<Parcel> versions(ParcelCode code) {
        return database.list(ParcelRows.SELECT + " WHERE p.code = ? ORDER BY p.version DESC", rows::read, code.value());
    }

    long lastVersion(ParcelCode code) {
        return database.first(
                        "SELECT coalesce(max(version), 0) FROM parcel_version WHERE code = ?",
                        row -> row.getLong(1),
                        code.value())
                .orElse(0L);
    }

    /** What stands on a day or later within reach of an outline's extent. */
    List<Parcel> near(Envelope extent, LocalDate from, List<ParcelCode> besides) {
        return database.list(
                NEAR,
                rows::read,
                from,
                extent.getMaxX(),
                extent.getMaxY(),
                extent.getMinX(),
                extent.getMinY(),
                extent.getMaxX(),
                extent.getMinX(),
                extent.getMaxY(),
                extent.getMinY(),
                besides.stream().map(ParcelCode::value).toList());
    }

    void each(LocalDate day, Optional<String> district, Consumer<Parcel> visit) {
        database.each(ParcelRows.SELECT + """
                         WHERE p.superseded_at IS NULL AND p.valid_from <= ? AND (p.valid_until IS NULL OR p.valid_until >= ?)
                           AND (?::text IS NULL OR p.district = ?)
                        ORDER BY p.code
                        """, row -> visit.accept(rows.read(row)), day, day, district, district);
    }

    Parcel insert(Content content, Areas areas, LocalDate from, long version, Instant now) {
        Envelope extent = content.outline().getEnvelopeInternal();
        database.change(
                """
                INSERT INTO parcel_version (code, version, district, use_scheme, use_version, use_code, right_type, right_ends,
                    limits, registered_area, plane_area, plane_zone, ellipsoid_area, holder_kind, holder_id, outline,
                    west, south, east, north, valid_from, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                content.code().value(),
                version,
                content.district(),
                content.use().scheme(),
                content.use().version(),
                content.use().code(),
                content.right().map(RightType::code),
                content.rightEnds(),
                rows.limits(content.limits()),
                content.registeredArea(),
                areas.plane(),
                areas.zone().number(),
                areas.ellipsoid(),
                content.holder().map(holder -> holder.subject().kind()),
                content.holder().map(holder -> holder.subject().id()),
                ParcelRows.wkb(content.outline()),
                extent.getMinX(),
                extent.getMinY(),
                extent.getMaxX(),
                extent.getMaxY(),
                from,
                now);
        grow(extent, from);
        return inForce(content.code()).orElseThrow();
    }

    void close(Parcel parcel, LocalDate lastDay) {
        database.change("UPDATE parcel_version SET valid_until = ? WHERE id = ?", lastDay, parcel.id());
    }

    void supersede(Parcel parcel, Instant now) {
        database.change("UPDATE parcel_version SET superseded_at = ? WHERE id = ?", now, parcel.id());
    }

    private void grow(Envelope extent, LocalDate from) {
        database.change("""
                INSERT INTO parcel_extent AS e (west, south, east, north, earliest) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (only_row) DO UPDATE
                SET west = least(e.west, excluded.west), south = least(e.south, excluded.south),
                    east = greatest(e.east, excluded.east), north = greatest(e.north, excluded.north),
                    earliest = least(e.earliest, excluded.earliest)
                """, extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY(), from);
    }
}
