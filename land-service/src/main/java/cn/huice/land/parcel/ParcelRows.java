package cn.huice.land.parcel;

import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import cn.huice.land.geometry.Areas;
import cn.huice.land.geometry.Outline;
import cn.huice.land.geometry.Zone;
import cn.huice.land.use.UseClass;
import cn.huice.registry.SubjectId;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** How parcels lie in rows. */
@ApplicationScoped
public class ParcelRows {
    /** What {@link #read} expects, {@code p} for the version and the name of a holder that is no person. */
    public static final String SELECT = """
            SELECT p.id, p.code, p.version, p.use_scheme, p.use_version, p.use_code, p.right_type, p.right_ends, p.limits,
                   p.registered_area, p.plane_area, p.plane_zone, p.ellipsoid_area, p.holder_kind, p.holder_id, p.outline,
                   p.valid_from, p.valid_until, p.recorded_at, p.superseded_at,
                   (SELECT display_name FROM subject WHERE kind = p.holder_kind AND id = p.holder_id) AS holder_name
            FROM parcel_version p
            """;

    /** The parcels in force. */
    public static final String IN_FORCE = "p.valid_until IS NULL AND p.superseded_at IS NULL";

    private static final TypeReference<Map<String, List<String>>> LIMITS = new TypeReference<>() {};

    private final Json json;

    ParcelRows(Json json) {
        this.json = json;
    }

    public Parcel read(ResultSet row) throws SQLException {
        Optional<RightHolder> holder =
                holder(row.getString("holder_kind"), row.getString("holder_id"), row.getString("holder_name"));
        Content content = new Content(
                new ParcelCode(row.getString("code")),
                new UseClass(row.getString("use_scheme"), row.getString("use_version"), row.getString("use_code")),
                Optional.ofNullable(row.getString("right_type")).flatMap(RightType::of),
                Optional.ofNullable(row.getObject("right_ends", LocalDate.class)),
                limits(row.getString("limits")),
                row.getBigDecimal("registered_area"),
                holder,
                outline(row.getBytes("outline")));
        return new Parcel(
                row.getLong("id"),
                content,
                new Areas(
                        row.getBigDecimal("plane_area"),
                        Zone.of(row.getInt("plane_zone")),
                        row.getBigDecimal("ellipsoid_area")),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_until", LocalDate.class)),
                row.getLong("version"),
                Database.instant(row, "recorded_at"),
                Optional.ofNullable(Database.instant(row, "superseded_at")));
    }

    public static Geometry outline(byte[] wkb) {
        try {
            return new WKBReader(Outline.PLACES).read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("a stored outline that is not WKB", e);
        }
    }

    public static byte[] wkb(Geometry outline) {
        return new WKBWriter(2).write(outline);
    }

    /** By the name of the limit its least and its most. */
    String limits(Map<Limit, Bounds> limits) {
        Map<String, List<String>> written = new java.util.TreeMap<>();
        limits.forEach((limit, bounds) -> {
            List<String> pair = new ArrayList<>();
            pair.add(bounds.min().map(BigDecimal::toPlainString).orElse(null));
            pair.add(bounds.max().map(BigDecimal::toPlainString).orElse(null));
            written.put(limit.name(), pair);
        });
        return json.write(written);
    }

    private Map<Limit, Bounds> limits(String stored) {
        if (stored.equals("{}")) {
            return Map.of();
        }
        Map<Limit, Bounds> limits = new EnumMap<>(Limit.class);
        json.read(stored, LIMITS)
                .forEach((name, pair) -> limits.put(
                        Limit.valueOf(name),
                        new Bounds(
                                Optional.ofNullable(pair.get(0)).map(BigDecimal::new),
                                Optional.ofNullable(pair.get(1)).map(BigDecimal::new))));
        return limits;
    }

    private static Optional<RightHolder> holder(String kind, String id, String name) {
        return kind == null
                ? Optional.empty()
                : Optional.of(new RightHolder(new SubjectId(kind, id), Optional.ofNullable(name)));
    }
}
