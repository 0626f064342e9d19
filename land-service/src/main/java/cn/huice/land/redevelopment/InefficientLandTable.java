package cn.huice.land.redevelopment;

import cn.huice.journal.sql.Database;
import cn.huice.land.geometry.Outline;
import cn.huice.land.redevelopment.InefficientLand.Mode;
import cn.huice.land.redevelopment.InefficientLand.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** The register of inefficient land. */
@ApplicationScoped
class InefficientLandTable {
    private static final String SELECT = """
            SELECT l.*, u.id, u.survey, u.area, u.outline, u.revision,
                   (SELECT array_agg(p.code ORDER BY p.code) FROM survey_unit_parcel p WHERE p.unit_id = u.id) AS parcels
            FROM inefficient_land l JOIN survey_unit u ON u.id = l.unit_id
            """;

    private final Database database;
    private final SurveyUnitTable units;

    InefficientLandTable(Database database, SurveyUnitTable units) {
        this.database = database;
        this.units = units;
    }

    /** @return false where the unit is determined already */
    boolean insert(String unit, String district, String type, LocalDate on, String application) {
        return database.change("""
                        INSERT INTO inefficient_land (unit_id, district, type, state, determined_on, case_id)
                        VALUES (?, ?, ?, 'DETERMINED', ?, ?) ON CONFLICT (unit_id) DO NOTHING
                        """, unit, district, type, on, application) == 1;
    }

    Optional<InefficientLand> find(String unit) {
        return database.first(SELECT + "WHERE l.unit_id = ?", this::read, unit);
    }

    void move(String unit, State state) {
        database.change("UPDATE inefficient_land SET state = ? WHERE unit_id = ?", state, unit);
    }

    void lead(String unit, Mode mode, String application) {
        database.change(
                "UPDATE inefficient_land SET mode = ?, mode_case_id = ? WHERE unit_id = ?", mode, application, unit);
    }

    /** Reports all of the district that was not yet reported. @return their units */
    List<String> report(String district, LocalDate on) {
        return database.list(
                "UPDATE inefficient_land SET reported_on = ? WHERE district = ? AND reported_on IS NULL RETURNING unit_id",
                row -> row.getString(1),
                on,
                district);
    }

    /** A page in the order of determination; by place the outline decides, not only its box. */
    List<InefficientLand> page(InefficientLandQuery query, Optional<String> district, long after, int rows) {
        List<InefficientLand> found = new ArrayList<>();
        Optional<Geometry> window = query.window().map(Outline.PLACES::toGeometry);
        long last = after;
        List<InefficientLand> some;
        do {
            some = rows(query, district, last, rows);
            some.stream()
                    .filter(land ->
                            window.map(land.unit().outline()::intersects).orElse(true))
                    .forEach(found::add);
            last = some.isEmpty() ? last : some.getLast().sequence();
        } while (found.size() < rows && some.size() == rows);
        return found.size() > rows ? found.subList(0, rows) : found;
    }

    void each(InefficientLandQuery query, Optional<String> district, Consumer<InefficientLand> visit) {
        Optional<Geometry> window = query.window().map(Outline.PLACES::toGeometry);
        database.each(
                sql(query) + " ORDER BY l.sequence",
                row -> {
                    InefficientLand land = read(row);
                    if (window.map(land.unit().outline()::intersects).orElse(true)) {
                        visit.accept(land);
                    }
                },
                arguments(query, district, 0).toArray());
    }

    private List<InefficientLand> rows(InefficientLandQuery query, Optional<String> district, long after, int rows) {
        List<Object> arguments = arguments(query, district, after);
        arguments.add(rows);
        return database.list(sql(query) + " ORDER BY l.sequence LIMIT ?", this::read, arguments.toArray());
    }

    private static String sql(InefficientLandQuery query) {
        return SELECT + """
                WHERE l.sequence > ?
                  AND (?::text IS NULL OR l.district = ?)
                  AND (?::text IS NULL OR l.type = ?)
                  AND (?::text IS NULL OR l.state = ?)
                  AND (?::text IS NULL OR l.mode = ?)
                  AND (?::boolean IS NULL OR (l.reported_on IS NOT NULL) = ?)
                """ + (query.window().isPresent() ? """
                  AND u.extent && box(point(?, ?), point(?, ?))
                  AND u.west <= ? AND u.east >= ? AND u.south <= ? AND u.north >= ?
                """ : "");
    }

    private static List<Object> arguments(InefficientLandQuery query, Optional<String> district, long after) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(after);
        for (Object twice :
                new Object[] {district.orElse(null), query.type(), query.state(), query.mode(), query.reported}) {
            arguments.add(twice);
            arguments.add(twice);
        }
        query.window().ifPresent(box -> arguments.addAll(corners(box)));
        return arguments;
    }

    /** Boxes find with their tolerance of 1e-6, the four sides exactly. */
    private static List<Object> corners(Envelope box) {
        return List.of(
                box.getMaxX(),
                box.getMaxY(),
                box.getMinX(),
                box.getMinY(),
                box.getMaxX(),
                box.getMinX(),
                box.getMaxY(),
                box.getMinY());
    }

    private InefficientLand read(ResultSet row) throws SQLException {
        String mode = row.getString("mode");
        return new InefficientLand(
                units.read(row),
                row.getString("type"),
                State.valueOf(row.getString("state")),
                row.getObject("determined_on", LocalDate.class),
                row.getString("case_id"),
                mode == null ? null : Mode.valueOf(mode),
                row.getObject("reported_on", LocalDate.class),
                row.getLong("sequence"));
    }
}
