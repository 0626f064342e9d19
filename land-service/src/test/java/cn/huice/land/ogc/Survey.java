package cn.huice.land.ogc;

import static cn.huice.testing.Calls.as;

import cn.huice.testing.Tokens;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parcels for tests: squares on a grid of Binhai, each in a place of its own. */
public final class Survey {
    public static final String DEPARTMENT = Tokens.department("规划资源");
    public static final String GEO_JSON = "application/geo+json; charset=UTF-8";
    private static final double STEP = 0.002;

    private Survey() {}

    /** The code with a sequence number. */
    public static String code(int sequence) {
        return "120116001002GB%05d".formatted(sequence);
    }

    /** A square of about 170 by 220 metres in a column and row of the grid. */
    public static Map<String, Object> square(int column, int row) {
        return box(column, row, column + 1, row + 1);
    }

    /** From one line of the grid to another; lines may be fractions. */
    public static Map<String, Object> box(double west, double south, double east, double north) {
        return Map.of("type", "Polygon", "coordinates", List.of(ring(west, south, east, north)));
    }

    public static List<List<BigDecimal>> ring(double west, double south, double east, double north) {
        List<List<BigDecimal>> ring = new ArrayList<>();
        ring.add(corner(west, south));
        ring.add(corner(east, south));
        ring.add(corner(east, north));
        ring.add(corner(west, north));
        ring.add(corner(west, south));
        return ring;
    }

    public static List<BigDecimal> corner(double column, double row) {
        return List.of(
                BigDecimal.valueOf(longitude(column)).setScale(9, java.math.RoundingMode.HALF_UP),
                BigDecimal.valueOf(latitude(row)).setScale(9, java.math.RoundingMode.HALF_UP));
    }

    public static double longitude(double column) {
        return 117.6 + column * STEP;
    }

    public static double latitude(double row) {
        return 39.0 + row * STEP;
    }

    public static Map<String, Object> feature(String code, Map<String, Object> geometry, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "code", code,
                "useScheme", "GB/T 21010",
                "useVersion", "2017",
                "useCode", "0601",
                "registeredArea", new BigDecimal("38400.50"),
                "validFrom", "2020-01-01"));
        properties.putAll(more);
        return Map.of("type", "Feature", "geometry", geometry, "properties", properties);
    }

    public static Response register(Map<String, Object> feature) {
        return as(DEPARTMENT).contentType(GEO_JSON).body(feature).post("/ogc/collections/parcels/items");
    }

    public static Response register(int sequence, int column, int row) {
        return register(feature(code(sequence), square(column, row), Map.of()));
    }
}
