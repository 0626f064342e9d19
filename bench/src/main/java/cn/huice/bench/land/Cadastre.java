package cn.huice.bench.land;

import cn.huice.bench.running.Town;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Made-up parcels over a city: a grid of cells, in each a parcel of twelve corners that fills four fifths of it.
 *
 * @param columns of the grid; there are as many rows as the parcels need
 */
record Cadastre(int parcels, int columns) {
    private static final double WEST = 116.75;
    private static final double SOUTH = 38.60;
    private static final double WIDTH = 1.30;
    private static final double HEIGHT = 1.60;
    private static final int CORNERS = 12;
    private static final int PARCELS_A_SUBDISTRICT = 90_000;
    private static final String COPY = """
            COPY parcel_version (code, version, district, use_scheme, use_version, use_code, right_type, limits, registered_area,
              plane_area, plane_zone, ellipsoid_area, outline, west, south, east, north, valid_from, recorded_at) FROM STDIN""";

    static Cadastre of(int parcels) {
        return new Cadastre(parcels, (int) Math.ceil(Math.sqrt(parcels * 1.2)));
    }

    int rows() {
        return (parcels + columns - 1) / columns;
    }

    double cellWidth() {
        return WIDTH / columns;
    }

    double cellHeight() {
        return HEIGHT / rows();
    }

    /** A bbox over a square of cells. @param cells along a side */
    String box(int column, int row, int cells) {
        return String.format(
                Locale.ROOT,
                "%.7f,%.7f,%.7f,%.7f",
                west(column),
                south(row),
                west(column) + (cells - 0.05) * cellWidth(),
                south(row) + (cells - 0.05) * cellHeight());
    }

    double west(int column) {
        return WEST + column * cellWidth();
    }

    double south(int row) {
        return SOUTH + row * cellHeight();
    }

    void fill(Town town, String database) {
        try (Connection connection = town.connect(database)) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            Random random = new Random(7);
            for (int i = 0; i < parcels; i++) {
                byte[] line = line(i, random).getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(line, 0, line.length);
            }
            copy.endCopy();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        town.sql(
                database,
                "insert into parcel_extent (west, south, east, north, earliest)"
                        + " select min(west), min(south), max(east), max(north), min(valid_from) from parcel_version");
        town.sql(database, "vacuum analyze parcel_version");
    }

    private String line(int i, Random random) {
        double west = west(i % columns) + 0.1 * cellWidth();
        double south = south(i / columns) + 0.1 * cellHeight();
        ByteBuffer wkb = ByteBuffer.allocate(13 + (CORNERS + 1) * 16)
                .put((byte) 0)
                .putInt(3)
                .putInt(1)
                .putInt(CORNERS + 1);
        double[][] corners = new double[CORNERS][];
        double[] extent = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int corner = 0; corner < CORNERS; corner++) {
            double angle = 2 * Math.PI * corner / CORNERS;
            double reach = 0.34 + 0.06 * random.nextDouble();
            corners[corner] = new double[] {
                west + (0.4 + reach * Math.cos(angle)) * cellWidth(),
                south + (0.4 + reach * Math.sin(angle)) * cellHeight()
            };
            extent[0] = Math.min(extent[0], corners[corner][0]);
            extent[1] = Math.min(extent[1], corners[corner][1]);
            extent[2] = Math.max(extent[2], corners[corner][0]);
            extent[3] = Math.max(extent[3], corners[corner][1]);
        }
        for (int corner = 0; corner <= CORNERS; corner++) {
            wkb.putDouble(corners[corner % CORNERS][0]).putDouble(corners[corner % CORNERS][1]);
        }
        String code = "1201160%02d001GB%05d".formatted(i / PARCELS_A_SUBDISTRICT + 1, i % PARCELS_A_SUBDISTRICT + 1);
        return String.join(
                        "\t",
                        code,
                        "1",
                        "120116",
                        "GB/T 21010",
                        "2017",
                        i % 3 == 0 ? "0604" : "0601",
                        "grant",
                        "{\"FLOOR_AREA_RATIO\":[\"1.2\",\"2.5\"],\"GREEN_RATIO\":[null,\"20\"]}",
                        "38400.00",
                        "38401.17",
                        "39",
                        "38397.70",
                        "\\\\x" + HexFormat.of().formatHex(wkb.array()),
                        Double.toString(extent[0]),
                        Double.toString(extent[1]),
                        Double.toString(extent[2]),
                        Double.toString(extent[3]),
                        "2019-03-01",
                        "2019-03-01T00:00:00Z")
                + "\n";
    }
}
