package cn.huice.land.survey;

import cn.huice.land.geometry.Crs;
import cn.huice.land.geometry.Outline;
import cn.huice.land.geometry.Zone;
import cn.huice.land.parcel.Parcel;
import cn.huice.land.parcel.ParcelProperty;
import cn.huice.web.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/**
 * OGC GeoPackage 1.3 (12-128r17): an SQLite file with one table of features. Coordinates stand as x and y, which for geographic systems is
 * longitude and latitude and for the plane easting and northing, whatever EPSG says of the axes (§2.1.3).
 */
final class GeoPackage {
    private static final int APPLICATION_ID = 0x47504B47;
    private static final int VERSION = 10300;
    private static final int LONGEST_HEADER = 72;
    private static final String TABLE = "parcels";

    private GeoPackage() {}

    static List<Row> read(Path file) throws IOException {
        try (Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + file + "?open_mode=1");
                Statement sql = sqlite.createStatement()) {
            String table;
            String column;
            int srs;
            try (ResultSet tables = sql.executeQuery(
                    "SELECT table_name, column_name, c.srs_id, s.organization, s.organization_coordsys_id"
                            + " FROM gpkg_geometry_columns c JOIN gpkg_spatial_ref_sys s ON s.srs_id = c.srs_id"
                            + " ORDER BY table_name")) {
                if (!tables.next()) {
                    throw FileRefused.of("没有要素表", "has no table of features", "gpkg_geometry_columns");
                }
                table = tables.getString(1);
                column = tables.getString(2);
                srs = tables.getString(4).equalsIgnoreCase("EPSG") ? tables.getInt(5) : -1;
                if (tables.next()) {
                    throw FileRefused.of("只能有一个要素表", "must have one table of features only", "1");
                }
            }
            Crs crs = system(srs);
            try (ResultSet features = sql.executeQuery("SELECT * FROM \"" + table.replace("\"", "\"\"") + "\"")) {
                List<Row> rows = new ArrayList<>();
                while (features.next()) {
                    rows.add(row(rows.size() + 1, features, column, crs));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw FileRefused.of("不是 GeoPackage", "not a GeoPackage: " + e.getMessage(), "GeoPackage 1.3");
        }
    }

    private static Crs system(int epsg) {
        if (epsg == 4490 || epsg == 4326) {
            return Crs.CRS84;
        }
        if (epsg >= 4534 && epsg <= 4554) {
            return new Crs.Plane(Zone.ofEpsg(epsg));
        }
        throw FileRefused.of(
                "坐标系 EPSG:" + epsg + " 不可用，应为 EPSG:4490 或 EPSG:4534 至 4554",
                "its reference system EPSG:" + epsg + " is not taken; EPSG:4490 or 4534 to 4554 are",
                "EPSG:4490, EPSG:4534..4554");
    }

    private static Row row(int number, ResultSet feature, String column, Crs crs) throws SQLException {
        Map<String, Object> properties = new HashMap<>();
        ResultSetMetaData columns = feature.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnName(i);
            Object value = feature.getObject(i);
            if (!name.equalsIgnoreCase(column) && !name.equalsIgnoreCase("fid") && value != null) {
                properties.put(name, value);
            }
        }
        try {
            return Row.read(number, properties, outline(feature.getBytes(column), crs));
        } catch (ProblemException refusal) {
            return Row.refused(number, properties, refusal);
        }
    }

    /** The header of §2.1.3 says how long its envelope is; WKB follows. */
    private static Geometry outline(byte[] blob, Crs crs) {
        if (blob == null || blob.length < 8 || blob[0] != 'G' || blob[1] != 'P') {
            throw Outline.unfit("geometry", "缺少图形", "there is no geometry", "GeoPackageBinary");
        }
        int[] doubles = {0, 4, 6, 6, 8};
        int kind = (blob[3] >> 1) & 7;
        int start = 8 + (kind < doubles.length ? doubles[kind] : 0) * 8;
        if (start > LONGEST_HEADER || start >= blob.length) {
            throw Outline.unfit("geometry", "图形头无效", "the geometry's header is not valid", "GeoPackageBinary");
        }
        byte[] wkb = java.util.Arrays.copyOfRange(blob, start, blob.length);
        Geometry geometry;
        try {
            geometry = new WKBReader(Outline.PLACES).read(wkb);
        } catch (ParseException | IllegalArgumentException e) {
            throw Outline.unfit("geometry", "图形无效：环未闭合或点数不足", "the geometry is not valid: " + e.getMessage(), "WKB");
        }
        if (crs instanceof Crs.Plane) {
            geometry.apply((CoordinateFilter) corner -> {
                Coordinate place = crs.toPlace(new Coordinate(corner.y, corner.x));
                corner.x = place.x;
                corner.y = place.y;
            });
            geometry.geometryChanged();
        }
        return geometry;
    }

    /** In longitude and latitude of EPSG:4490. */
    static void write(Stream<Parcel> parcels, Path file) {
        try (Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = sqlite.createStatement()) {
            sql.execute("PRAGMA application_id = " + APPLICATION_ID);
            sql.execute("PRAGMA user_version = " + VERSION);
            sqlite.setAutoCommit(false);
            tables(sql);
            Envelope extent = features(sqlite, parcels);
            contents(sqlite, extent);
            sqlite.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("a GeoPackage cannot be written", e);
        }
    }

    private static void tables(Statement sql) throws SQLException {
        sql.execute("""
                CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
                  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)""");
        sql.execute("""
                CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
                  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
                  srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""");
        sql.execute("""
                CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
                  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
                  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
                  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
                  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))""");
        sql.execute(
                "INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', NULL)");
        sql.execute(
                "INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL)");
        sql.execute("""
                INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326,
                  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]', NULL)""");
        sql.execute("""
                INSERT INTO gpkg_spatial_ref_sys VALUES ('China Geodetic Coordinate System 2000', 4490, 'EPSG', 4490,
                  'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4490"]]', NULL)""");
        String columns = ParcelProperty.ALL.stream()
                .map(property -> property.name() + " " + type(property))
                .collect(Collectors.joining(", "));
        sql.execute(
                "CREATE TABLE " + TABLE + " (fid INTEGER PRIMARY KEY AUTOINCREMENT, geom GEOMETRY, " + columns + ")");
    }

    private static String type(ParcelProperty property) {
        return switch (property.type()) {
            case TEXT -> "TEXT";
            case NUMBER -> "REAL";
            case INTEGER -> "INTEGER";
            case DATE -> "DATE";
        };
    }

    private static Envelope features(Connection sqlite, Stream<Parcel> parcels) throws SQLException {
        Envelope extent = new Envelope();
        String marks = ParcelProperty.ALL.stream().map(property -> "?").collect(Collectors.joining(", "));
        String names = ParcelProperty.ALL.stream().map(ParcelProperty::name).collect(Collectors.joining(", "));
        try (PreparedStatement insert =
                sqlite.prepareStatement("INSERT INTO " + TABLE + " (geom, " + names + ") VALUES (?, " + marks + ")")) {
            for (Parcel parcel : (Iterable<Parcel>) parcels::iterator) {
                insert.setBytes(1, blob(parcel.content().outline()));
                for (int i = 0; i < ParcelProperty.ALL.size(); i++) {
                    Object value = ParcelProperty.ALL.get(i).value().apply(parcel);
                    insert.setObject(
                            i + 2, value instanceof java.math.BigDecimal number ? number.doubleValue() : value);
                }
                insert.executeUpdate();
                extent.expandToInclude(parcel.content().outline().getEnvelopeInternal());
            }
        }
        return extent;
    }

    private static void contents(Connection sqlite, Envelope extent) throws SQLException {
        try (PreparedStatement contents = sqlite.prepareStatement(
                "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, 4490)")) {
            contents.setString(1, TABLE);
            contents.setString(2, TABLE);
            contents.setString(
                    3,
                    Instant.now()
                            .truncatedTo(java.time.temporal.ChronoUnit.MILLIS)
                            .toString());
            Object[] corners = extent.isNull()
                    ? new Object[4]
                    : new Object[] {extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY()};
            for (int i = 0; i < corners.length; i++) {
                contents.setObject(4 + i, corners[i]);
            }
            contents.executeUpdate();
        }
        try (Statement sql = sqlite.createStatement()) {
            sql.execute("INSERT INTO gpkg_geometry_columns VALUES ('" + TABLE + "', 'geom', 'GEOMETRY', 4490, 0, 0)");
        }
    }

    /** Little-endian, without an envelope. */
    private static byte[] blob(Geometry outline) {
        byte[] wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(outline);
        return ByteBuffer.allocate(8 + wkb.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'G')
                .put((byte) 'P')
                .put((byte) 0)
                .put((byte) 1)
                .putInt(4490)
                .put(wkb)
                .array();
    }
}
