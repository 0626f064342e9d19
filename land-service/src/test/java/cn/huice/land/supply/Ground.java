package cn.huice.land.supply;

import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;

import cn.huice.land.ogc.Survey;
import cn.huice.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Land for tests: parcels of their own, taken to where a test begins. */
public final class Ground {
    public static final String DEPARTMENT = Survey.DEPARTMENT;
    public static final String BINHAI = Tokens.officer("120116");
    public static final String AUDITOR = Tokens.role("auditor");
    private static final int COLUMN = 120;
    private static final int ROW = 300;

    private Ground() {}

    /** A parcel of Binhai, 12,000 m²; numbers up to 200. */
    public static String parcel(int number) {
        return parcel("120116", number);
    }

    public static String parcel(String district, int number) {
        String code = district + "001002GB%05d".formatted(82000 + number);
        Survey.register(Survey.feature(
                        code, Survey.square(COLUMN + number % 20, ROW + number / 20), Map.of("registeredArea", 12000)))
                .then()
                .statusCode(201);
        return code;
    }

    /** Planning conditions asked for; the id of the supply. */
    public static String requested(String parcel) {
        return command(DEPARTMENT)
                .body(Map.of("parcel", parcel))
                .post("/v1/supplies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Response condition(String supply) {
        return on(
                        DEPARTMENT,
                        supply,
                        Map.of(
                                "useScheme",
                                "GB/T 21010",
                                "useCode",
                                "0601",
                                "limits",
                                Map.of(
                                        "floorAreaRatio",
                                                Map.of("min", new BigDecimal("1.2"), "max", new BigDecimal("2.0")),
                                        "buildingDensity", Map.of("min", 40),
                                        "greenRatio", Map.of("max", 20),
                                        "height", Map.of("max", 50))))
                .post("/v1/supplies/" + supply + "/planning-conditions");
    }

    public static String conditioned(String parcel) {
        String supply = requested(parcel);
        condition(supply).then().statusCode(200);
        return supply;
    }

    public static Response submit(String supply, Map<String, Object> scheme) {
        return on(DEPARTMENT, supply, scheme).post("/v1/supplies/" + supply + "/scheme");
    }

    public static Response act(String token, String supply, Map<String, Object> action) {
        return on(token, supply, action).post("/v1/supplies/" + supply + "/actions");
    }

    public static Response result(String supply, Map<String, Object> result) {
        return on(BINHAI, supply, result).post("/v1/supplies/" + supply + "/result");
    }

    /** A supply whose scheme is approved. */
    public static String approved(String parcel, Map<String, Object> scheme) {
        String supply = conditioned(parcel);
        submit(supply, scheme).then().statusCode(200);
        act(BINHAI, supply, Map.of("action", "approve", "comment", "同意")).then().statusCode(200);
        return supply;
    }

    /** Twenty years, from 4,000,000.00 in steps of 100,000.00. */
    public static Map<String, Object> elastic() {
        return elastic("20");
    }

    public static Map<String, Object> elastic(String years) {
        return scheme("elastic_term_grant", Map.of("grantYears", new BigDecimal(years)));
    }

    public static Map<String, Object> scheme(String mode, Map<String, Object> terms) {
        return Map.of(
                "mode",
                mode,
                "method",
                "LISTING",
                "terms",
                terms,
                "startPrice",
                "4000000.00",
                "deposit",
                "800000.00",
                "bidStep",
                "100000.00",
                "town",
                "汉沽街道",
                "facts",
                price("500.00"));
    }

    /** What least prices are computed from: in Binhai 160,000.00 a year, elsewhere 480.00 a square metre of fifty years. */
    public static Map<String, Object> price(String corrected) {
        return Map.of(
                "parcel.statutory_max_term_years",
                50,
                "parcel.market_price_max_term",
                "8000000.00",
                "parcel.has_base_price",
                true,
                "parcel.base_price_industrial",
                "480.00",
                "parcel.price_corrected_to_max_term",
                corrected);
    }

    /** With or, for null, without something. */
    public static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        if (value == null) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return changed;
    }

    public static Map<String, Object> tender(Map<String, Object> scheme, String method) {
        return with(with(scheme, "method", method), "bidStep", null);
    }

    public static Map<String, Object> enterprise(String id) {
        return Map.of("kind", "enterprise", "id", id);
    }

    /** What the journal has about a stream, in order. */
    public static List<Map<String, Object>> journal(String stream) {
        return entries("stream=" + stream);
    }

    /** Of one type alone. */
    public static List<Map<String, Object>> journal(String stream, String type) {
        return entries("stream=" + stream + "&type=" + type);
    }

    private static List<Map<String, Object>> entries(String query) {
        return as(AUDITOR)
                .get("/v1/journal?limit=1000&" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    /** On the latest revision. */
    public static RequestSpecification on(String token, String supply, Map<String, Object> body) {
        String etag = as(AUDITOR).get("/v1/supplies/" + supply).header("ETag");
        return command(token).header("If-Match", etag).body(body);
    }
}
