package cn.huice.land.ogc;

import cn.huice.journal.sql.Database;
import cn.huice.land.parcel.Parcel;
import cn.huice.land.parcel.ParcelRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/**
 * Pages of items in the order of their keys.
 *
 * <p>A bbox finds candidates by their boxes; the outline decides only where the box is not wholly inside. Up to {@link #COUNTED}
 * candidates are all looked at, which also counts them; of more, the next ones in the order of keys are read until the page is full, and
 * how many match is not said.
 */
@ApplicationScoped
class ItemTable {
    /** Candidates that are looked at for one page. */
    static final int COUNTED = 10_000;

    private static final Map<String, String> COLUMNS = Map.of(
            "code", "p.code",
            "district", "p.district",
            "useScheme", "p.use_scheme",
            "useVersion", "p.use_version",
            "useCode", "p.use_code",
            "rightType", "p.right_type");

    private final Database database;
    private final ParcelRows rows;

    ItemTable(Database database, ParcelRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /**
     * @param matched how many items match in all; empty where they were not counted
     * @param next the key to go on from; empty on the last page
     */
    record Slice(List<Parcel> items, Optional<Long> matched, Optional<String> next) {
        static final Slice NONE = new Slice(List.of(), Optional.of(0L), Optional.empty());
    }

    /** Where and when all parcels lie; empty while there is none. */
    record Extent(Envelope place, LocalDate from) {}

    Optional<Extent> extent() {
        return database.first(
                "SELECT west, south, east, north, earliest FROM parcel_extent",
                row -> new Extent(
                        new Envelope(row.getDouble(1), row.getDouble(3), row.getDouble(2), row.getDouble(4)),
                        row.getObject(5, LocalDate.class)));
    }

    Slice page(ItemQuery query) {
        if (query.window().isEmpty()) {
            Conditions conditions = conditions(query);
            Optional<Long> matched = query.after().isPresent() ? Optional.empty() : Optional.of(count(conditions));
            return cut(query, inOrder(query, conditions, query.limit() + 1), matched);
        }
        if (query.window().get().areas().isEmpty()) {
            return Slice.NONE;
        }
        Optional<Slice> whole =
                query.after().isEmpty() ? whole(query, query.window().get()) : Optional.empty();
        if (whole.isPresent()) {
            return whole.get();
        }
        List<Candidate> candidates = candidates(query, query.window().get());
        return candidates.size() > COUNTED ? dense(query, query.window().get()) : sparse(query, candidates);
    }

    /** All there is, in one question, where it fits on the first page: what a map usually asks. */
    private Optional<Slice> whole(ItemQuery query, Window window) {
        if (window.areas().size() > 1) {
            return Optional.empty();
        }
        Envelope extent = window.extents().getFirst();
        Conditions near = near(query, extent);
        List<Parcel> found = database.list(
                ParcelRows.SELECT + " WHERE " + near.sql() + " LIMIT " + (query.limit() + 1),
                rows::read,
                near.arguments());
        if (found.size() > query.limit()) {
            return Optional.empty();
        }
        List<Parcel> hits = found.stream()
                .filter(parcel -> (window.rectangles()
                                && extent.contains(parcel.content().outline().getEnvelopeInternal()))
                        || window.touches(parcel.content().outline()))
                .sorted((one, other) -> compare(query, keyOf(query, one), keyOf(query, other)))
                .toList();
        return Optional.of(new Slice(hits, Optional.of((long) hits.size()), Optional.empty()));
    }

    /** One item; of versions by code and number. */
    Optional<Parcel> parcel(String code, long version) {
        return database.first(
                ParcelRows.SELECT + " WHERE p.code = ? AND p.version = ? AND p.superseded_at IS NULL",
                rows::read,
                code,
                version);
    }

    /** A row whose box meets a window's. @param certain its box lies within, so its outline does */
    private record Candidate(long id, String key, boolean certain, byte[] outline) {}

    private List<Candidate> candidates(ItemQuery query, Window window) {
        Map<Long, Candidate> found = new HashMap<>();
        for (Envelope extent : window.extents()) {
            String inside = window.rectangles()
                    ? "p.west >= ? AND p.east <= ? AND p.south >= ? AND p.north <= ?"
                    : "false AND ?::float8 + ?::float8 + ?::float8 + ?::float8 IS NULL";
            Conditions near = near(query, extent);
            Object[] within = {extent.getMinX(), extent.getMaxX(), extent.getMinY(), extent.getMaxY()};
            database.list(
                            "WITH near AS MATERIALIZED (SELECT p.id, " + key(query)
                                    + "::text AS key, p.west, p.east, p.south, p.north FROM parcel_version p WHERE "
                                    + near.sql() + " LIMIT " + (COUNTED + 1)
                                    + ") SELECT p.id, p.key, " + inside + " AS inside, CASE WHEN " + inside
                                    + " THEN NULL ELSE (SELECT v.outline FROM parcel_version v WHERE v.id = p.id) END"
                                    + " FROM near p",
                            ItemTable::candidate,
                            near.arguments(within, within))
                    .forEach(candidate -> found.put(candidate.id(), candidate));
        }
        return new ArrayList<>(found.values());
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(row.getLong(1), row.getString(2), row.getBoolean(3), row.getBytes(4));
    }

    private Slice sparse(ItemQuery query, List<Candidate> candidates) {
        Window window = query.window().orElseThrow();
        List<Candidate> hits = candidates.stream()
                .filter(each -> each.certain() || window.touches(ParcelRows.outline(each.outline())))
                .sorted((one, other) -> compare(query, one.key(), other.key()))
                .toList();
        List<Candidate> page = hits.stream()
                .filter(each -> query.after()
                        .map(after -> compare(query, each.key(), after) > 0)
                        .orElse(true))
                .limit(query.limit() + 1L)
                .toList();
        List<Parcel> parcels = database.list(
                ParcelRows.SELECT + " WHERE p.id = ANY (?::bigint[]) ORDER BY " + key(query),
                rows::read,
                page.stream().map(each -> Long.toString(each.id())).toList());
        return cut(query, parcels, Optional.of((long) hits.size()));
    }

    /** Without the index of places: nearly everything matches, so the order of keys finds a page at once. */
    private Slice dense(ItemQuery query, Window window) {
        List<Parcel> hits = new ArrayList<>();
        ItemQuery rest = query;
        while (hits.size() <= query.limit()) {
            List<Parcel> some = inOrder(rest, around(conditions(rest), window), query.limit() + 1);
            some.stream()
                    .filter(parcel -> window.touches(parcel.content().outline()))
                    .forEach(hits::add);
            if (some.size() <= query.limit()) {
                break;
            }
            rest = rest.from(keyOf(query, some.getLast()));
        }
        return cut(query, hits.subList(0, Math.min(hits.size(), query.limit() + 1)), Optional.empty());
    }

    private List<Parcel> inOrder(ItemQuery query, Conditions conditions, int most) {
        Conditions from = query.after()
                .map(after -> query.items() == Items.PARCELS
                        ? conditions.and("p.code > ?", after)
                        : conditions.and("p.id > ?", Long.parseLong(after)))
                .orElse(conditions);
        return database.list(
                ParcelRows.SELECT + " WHERE " + from.sql() + " ORDER BY " + key(query) + " LIMIT " + most,
                rows::read,
                from.arguments());
    }

    private long count(Conditions conditions) {
        return database.first(
                        "SELECT count(*) FROM parcel_version p WHERE " + conditions.sql(),
                        row -> row.getLong(1),
                        conditions.arguments())
                .orElseThrow();
    }

    private static Slice cut(ItemQuery query, List<Parcel> oneMore, Optional<Long> matched) {
        if (oneMore.size() <= query.limit()) {
            return new Slice(oneMore, matched, Optional.empty());
        }
        List<Parcel> page = oneMore.subList(0, query.limit());
        return new Slice(page, matched, Optional.of(keyOf(query, page.getLast())));
    }

    private static Conditions conditions(ItemQuery query) {
        Conditions conditions = query.items() == Items.PARCELS
                ? Conditions.of(ParcelRows.IN_FORCE)
                : Conditions.of("p.superseded_at IS NULL");
        for (Map.Entry<String, String> filter : query.filters().entrySet()) {
            conditions = conditions.and(COLUMNS.get(filter.getKey()) + " = ?", filter.getValue());
        }
        if (query.period().isPresent()) {
            Period period = query.period().get();
            if (period.until().isPresent()) {
                conditions = conditions.and("p.valid_from <= ?", period.until().get());
            }
            if (period.from().isPresent() && query.items() == Items.VERSIONS) {
                conditions = conditions.and(
                        "(p.valid_until IS NULL OR p.valid_until >= ?)",
                        period.from().get());
            }
        }
        return conditions;
    }

    /** Boxes find with their tolerance, the four sides exactly. */
    private static Conditions near(ItemQuery query, Envelope extent) {
        return meets(
                conditions(query)
                        .and(
                                "p.extent && box(point(?, ?), point(?, ?))",
                                extent.getMaxX(),
                                extent.getMaxY(),
                                extent.getMinX(),
                                extent.getMinY()),
                extent);
    }

    private static Conditions around(Conditions conditions, Window window) {
        List<Envelope> extents = window.extents();
        Envelope all = new Envelope(extents.getFirst());
        // Across 180° there is no one box; the outlines decide.
        return extents.size() > 1 ? conditions : meets(conditions, all);
    }

    private static Conditions meets(Conditions conditions, Envelope extent) {
        return conditions.and(
                "p.west <= ? AND p.east >= ? AND p.south <= ? AND p.north >= ?",
                extent.getMaxX(),
                extent.getMinX(),
                extent.getMaxY(),
                extent.getMinY());
    }

    private static String key(ItemQuery query) {
        return query.items() == Items.PARCELS ? "p.code" : "p.id";
    }

    private static String keyOf(ItemQuery query, Parcel parcel) {
        return query.items() == Items.PARCELS ? parcel.code().value() : Long.toString(parcel.id());
    }

    private static int compare(ItemQuery query, String one, String other) {
        return query.items() == Items.PARCELS
                ? one.compareTo(other)
                : Long.compare(Long.parseLong(one), Long.parseLong(other));
    }
}
