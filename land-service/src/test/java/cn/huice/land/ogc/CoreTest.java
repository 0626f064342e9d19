package cn.huice.land.ogc;

import static cn.huice.land.ogc.Survey.code;
import static cn.huice.land.ogc.Survey.feature;
import static cn.huice.land.ogc.Survey.register;
import static cn.huice.land.ogc.Survey.square;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * OGC API - Features - Part 1: Core, requirement by requirement (17-069r4, /req/core, /req/oas30, /req/geojson). The official suite is on
 * no registry, so each test is named by the requirements it holds. Rows 100 to 119 of the grid.
 */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class CoreTest {
    private static final String PARCELS = "/ogc/collections/parcels/items";
    private static final String VERSIONS = "/ogc/collections/parcel-versions/items";
    private static boolean surveyed;

    /** Seven squares in a row, of which the last two are of another use. */
    @BeforeEach
    void seven_parcels() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
        if (!surveyed) {
            for (int i = 0; i < 7; i++) {
                register(feature(
                                code(1000 + i),
                                square(i, 100),
                                Map.of(
                                        "useCode",
                                        i < 5 ? "0601" : "0604",
                                        "validFrom",
                                        "202%d-01-01".formatted(i % 3))))
                        .then()
                        .statusCode(201);
            }
            surveyed = true;
        }
    }

    @Test
    @DisplayName("/req/core/root-op, root-success, api-definition-op")
    void the_landing_page_leads_to_everything() {
        get("/ogc")
                .contentType("application/json")
                .body("links.rel", hasItems("self", "service-desc", "conformance", "data"))
                .body("links.href", everyItem(startsWith("http://")))
                .body("links.type", everyItem(notNullValue()));
        get("/ogc/").body("links.rel", hasItem("data"));
    }

    @Test
    @DisplayName(
            "/req/core/api-definition-success, /req/oas30/oas-definition-1, oas-definition-2, oas-impl, completeness")
    void the_api_document_is_openapi_3_0_with_the_landing_page_as_its_server() {
        JsonPath document = given().accept("application/vnd.oai.openapi+json;version=3.0")
                .get("/ogc/api")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/vnd.oai.openapi+json;version=3.0"))
                .extract()
                .jsonPath();
        assertTrue(document.getString("openapi").startsWith("3.0."));
        assertTrue(document.getString("servers[0].url").endsWith("/ogc"));
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        for (String path : paths.keySet()) {
            if (!path.contains("{")) {
                given().get("/ogc" + path).then().statusCode(200);
            }
        }
        assertEquals(
                List.of(List.of("minimum", 1), List.of("maximum", 1000), List.of("default", 100)),
                document.getMap("components.parameters.limit.schema").entrySet().stream()
                        .filter(each -> !each.getKey().equals("type"))
                        .map(each -> List.of(each.getKey(), each.getValue()))
                        .toList());
    }

    @Test
    @DisplayName("/req/core/conformance-op, conformance-success")
    void it_conforms_to_what_is_tested_here() {
        get("/ogc/conformance").body("conformsTo", equalTo(OgcResource.CONFORMS_TO));
    }

    @Test
    @DisplayName(
            "/req/core/fc-md-op, fc-md-success, fc-md-links, fc-md-items, fc-md-items-links, fc-md-extent, sfc-md-op, sfc-md-success")
    void collections_are_described_with_an_extent_that_holds_them() {
        get("/ogc/collections")
                .body("links.rel", hasItem("self"))
                .body("collections.id", containsInAnyOrder("parcels", "parcel-versions"))
                .body("collections[0].links.find { it.rel == 'items' }.type", equalTo("application/geo+json"));
        JsonPath described = get("/ogc/collections/parcels").extract().jsonPath();
        assertEquals(get("/ogc/collections").extract().jsonPath().getMap("collections[0]"), described.getMap(""));
        List<Number> extent = described.getList("extent.spatial.bbox[0]");
        for (Map<String, Object> feature : all(PARCELS + "?limit=1000")) {
            for (List<? extends Number> corner : corners(feature)) {
                assertTrue(corner.get(0).doubleValue() >= extent.get(0).doubleValue() - 1e-9);
                assertTrue(corner.get(1).doubleValue() >= extent.get(1).doubleValue() - 1e-9);
                assertTrue(corner.get(0).doubleValue() <= extent.get(2).doubleValue() + 1e-9);
                assertTrue(corner.get(1).doubleValue() <= extent.get(3).doubleValue() + 1e-9);
            }
        }
        get404("/ogc/collections/roads");
        get404("/ogc/collections/roads/items");
        get404("/ogc/collections/roads/queryables");
    }

    @Test
    @DisplayName("/req/core/fc-md-extent, sfc-md-success: a day begins in Shanghai, and of the present one all is held")
    void the_extent_in_time_is_from_the_first_day_of_a_parcel_to_the_end_of_today() {
        List<String> interval = List.of("2019-12-31T16:00:00Z", "2023-06-05T15:59:59Z");
        for (String id : List.of("parcels", "parcel-versions")) {
            get("/ogc/collections/" + id).body("extent.temporal.interval", equalTo(List.of(interval)));
        }
        get(PARCELS + "?code=" + code(1000) + "&datetime=" + interval.getFirst())
                .body("numberMatched", equalTo(1));
        get(PARCELS + "?code=" + code(1000) + "&datetime=../2019-12-31T15:59:59Z")
                .body("numberMatched", equalTo(0));
        SettableClock.set(LocalDate.of(2023, 6, 6));
        get("/ogc/collections")
                .body(
                        "collections.extent.temporal.interval",
                        everyItem(equalTo(List.of(List.of(interval.getFirst(), "2023-06-06T15:59:59Z")))));
    }

    @Test
    @DisplayName(
            "/req/core/fc-op, fc-response, fc-links, fc-rel-type, fc-timeStamp, fc-numberReturned, /req/geojson/definition, content")
    void a_page_is_a_feature_collection_with_links_time_and_numbers() {
        JsonPath page = given().get(PARCELS + "?limit=3")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/geo+json"))
                .body("type", equalTo("FeatureCollection"))
                .body("numberReturned", equalTo(3))
                .body("features", hasSize(3))
                .body("features.type", everyItem(equalTo("Feature")))
                .body("features.geometry.type", everyItem(equalTo("Polygon")))
                .body("links.rel", hasItems("self", "next"))
                .body("links.type", hasItem("application/geo+json"))
                .extract()
                .jsonPath();
        Instant.parse(page.getString("timeStamp"));
    }

    @Test
    @DisplayName("/req/core/fc-limit-definition, fc-limit-response-1, fc-numberMatched")
    void pages_by_key_bring_every_item_once_and_as_many_as_matched() {
        JsonPath first = given().get(PARCELS + "?limit=2").jsonPath();
        List<String> ids = all(PARCELS + "?limit=2").stream()
                .map(each -> (String) each.get("id"))
                .toList();
        assertEquals(first.getInt("numberMatched"), ids.size());
        assertEquals(ids.stream().sorted().distinct().toList(), ids);
        get(PARCELS + "?limit=100000").body("numberReturned", lessThanOrEqualTo(1000));
    }

    @Test
    @DisplayName("/req/core/fc-bbox-definition, fc-bbox-response")
    void a_bbox_brings_what_touches_it_and_counts_it() {
        String west = Survey.longitude(1.5) + "," + Survey.latitude(100.5);
        bbox(west + "," + Survey.longitude(2.5) + "," + Survey.latitude(100.6), 1001, 1002);
        // Touching a corner is enough; a height is not looked at.
        bbox(
                Survey.longitude(2) + "," + Survey.latitude(101) + "," + Survey.longitude(2.1) + ","
                        + Survey.latitude(101.5),
                1001,
                1002);
        bbox(
                Survey.longitude(1.5) + "," + Survey.latitude(100.5) + ",-5," + Survey.longitude(2.5) + ","
                        + Survey.latitude(100.6) + ",80",
                1001,
                1002);
        // Across 180° the west is more than the east: all but what lies between.
        bbox(Survey.longitude(6.5) + "," + Survey.latitude(100) + ",-170," + Survey.latitude(101), 1006);
        bbox("0,0,1,1");
        given().queryParam("bbox", west + "," + Survey.longitude(5.5) + "," + Survey.latitude(100.6))
                .queryParam("limit", 2)
                .get(PARCELS)
                .then()
                .body("numberMatched", equalTo(5))
                .body("features.id", contains(code(1001), code(1002)));
    }

    @Test
    @DisplayName("/req/core/fc-bbox-response: beyond the ends of the earth a box is none the less a box")
    void a_bbox_may_reach_beyond_the_range_of_coordinates_where_nothing_lies() {
        String west = Survey.longitude(1.5) + "," + Survey.latitude(100.5);
        bbox(west + ",400," + Survey.latitude(100.6), 1001, 1002, 1003, 1004, 1005, 1006);
        bbox(
                "-1e308," + Survey.latitude(100.5) + "," + Survey.longitude(1.5) + "," + Survey.latitude(100.6),
                1000,
                1001);
        JsonPath everywhere =
                get(PARCELS + "?bbox=-1e308,-1e308,1e308,1e308").extract().jsonPath();
        assertEquals(get(PARCELS).extract().jsonPath().getInt("numberMatched"), everywhere.getInt("numberMatched"));
        bbox("117,90.1,118,120");
        bbox("117,-1e308,118,-90.1");
        bbox("180.5,39,200,40");
        bbox("-200,39,-180.5,40");
    }

    @Test
    void an_outline_decides_where_its_box_only_meets_the_bbox() {
        Map<String, Object> triangle = Map.of(
                "type",
                "Polygon",
                "coordinates",
                List.of(List.of(
                        Survey.corner(0, 105), Survey.corner(2, 105), Survey.corner(0, 107), Survey.corner(0, 105))));
        register(feature(code(1050), triangle, Map.of())).then().statusCode(201);
        bbox(Survey.longitude(1.6) + "," + Survey.latitude(106.6) + "," + Survey.longitude(1.9) + ","
                + Survey.latitude(106.9));
        bbox(
                Survey.longitude(0.5) + "," + Survey.latitude(106.2) + "," + Survey.longitude(1.9) + ","
                        + Survey.latitude(106.9),
                1050);
    }

    @Test
    @DisplayName("/req/core/fc-time-definition, fc-time-response")
    void a_datetime_brings_what_was_valid_then() {
        String row = "bbox=" + Survey.longitude(0.5) + "," + Survey.latitude(100.5) + "," + Survey.longitude(6.5) + ","
                + Survey.latitude(100.6);
        get(PARCELS + "?" + row + "&datetime=2020-06-01")
                .body("features.id", contains(code(1000), code(1003), code(1006)));
        get(PARCELS + "?" + row + "&datetime=2021-01-01T00:00:00Z").body("numberMatched", equalTo(5));
        // The day begins in Shanghai eight hours earlier.
        get(PARCELS + "?" + row + "&datetime=2020-12-31T15:59:59Z").body("numberMatched", equalTo(3));
        get(PARCELS + "?" + row + "&datetime=2020-12-31T16:00:00Z").body("numberMatched", equalTo(5));
        get(PARCELS + "?" + row + "&datetime=../2019-12-31").body("numberMatched", equalTo(0));
        get(PARCELS + "?" + row + "&datetime=2019-01-01/..").body("numberMatched", equalTo(7));
        get(PARCELS + "?" + row + "&datetime=2019-01-01T00:00:00%2B08:00/2021-06-01T00:00:00Z")
                .body("numberMatched", equalTo(5));
    }

    @Test
    void an_interval_may_end_some_days_after_it_begins() {
        String row = "bbox=" + Survey.longitude(0.5) + "," + Survey.latitude(100.5) + "," + Survey.longitude(6.5) + ","
                + Survey.latitude(100.6);
        List<String> ofTwoDays = get(PARCELS + "?" + row + "&datetime=2020-12-31/2021-01-02")
                .extract()
                .path("features.id");
        get(PARCELS + "?" + row + "&datetime=2020-12-31/P2D").body("features.id", equalTo(ofTwoDays));
        for (String bad : List.of("P2D/2020-12-31", "2020-12-31/PT6H", "../P2D", "2020-12-31/P9999999999Y")) {
            given().get(PARCELS + "?datetime=" + bad)
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("datetime"));
        }
    }

    @Test
    void the_register_of_a_day_is_read_from_the_versions() {
        register(1060, 0, 109).then().statusCode(201);
        SettableClock.set(LocalDate.of(2024, 5, 1));
        given().auth()
                .oauth2(Survey.DEPARTMENT)
                .contentType(Survey.GEO_JSON)
                .header("If-Match", "\"1\"")
                .body(feature(code(1060), Survey.box(0, 109, 2, 110), Map.of("validFrom", "2024-05-01")))
                .put(PARCELS + "/" + code(1060))
                .then()
                .statusCode(204);
        get(VERSIONS + "?code=" + code(1060)).body("features.id", contains(code(1060) + ".1", code(1060) + ".2"));
        get(VERSIONS + "?code=" + code(1060) + "&datetime=2024-04-30").body("features.id", contains(code(1060) + ".1"));
        get(VERSIONS + "?code=" + code(1060) + "&datetime=2024-05-01").body("features.id", contains(code(1060) + ".2"));
        get(VERSIONS + "/" + code(1060) + ".1").body("properties.validUntil", equalTo("2024-04-30"));
        get404(VERSIONS + "/" + code(1060) + ".3");
    }

    @Test
    @DisplayName("/req/core/fc-filters recommendation; Part 3 /req/queryables-query-parameters/parameters")
    void items_are_asked_for_by_equal_values_of_queryables() {
        String row = "bbox=" + Survey.longitude(0.5) + "," + Survey.latitude(100.5) + "," + Survey.longitude(6.5) + ","
                + Survey.latitude(100.6);
        get(PARCELS + "?" + row + "&useCode=0604").body("features.id", contains(code(1005), code(1006)));
        get(PARCELS + "?code=" + code(1003)).body("numberMatched", equalTo(1));
        get(PARCELS + "?district=120103").body("numberMatched", equalTo(0));
        get(PARCELS + "?" + row + "&district=120116&limit=1&useCode=0601").body("numberMatched", equalTo(5));
        next(PARCELS + "?" + row + "&limit=1&useCode=0604").body("features.id", contains(code(1006)));
    }

    @Test
    @DisplayName("Part 3 /req/queryables/get-queryables-op, get-queryables-response, queryables-link")
    void queryables_are_a_json_schema_that_the_collection_links_to() {
        String href = get("/ogc/collections/parcels")
                .extract()
                .path("links.find { it.rel == 'http://www.opengis.net/def/rel/ogc/1.0/queryables' }.href");
        given().get(href)
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/schema+json"))
                .body("'$schema'", equalTo("https://json-schema.org/draft/2020-12/schema"))
                .body("'$id'", equalTo(href))
                .body("type", equalTo("object"))
                .body(
                        "properties.keySet()",
                        containsInAnyOrder(
                                "code", "district", "useScheme", "useVersion", "useCode", "rightType", "geometry"))
                .body("properties.code.type", equalTo("string"));
    }

    @Test
    @DisplayName("/req/core/f-op, f-success, f-links")
    void an_item_has_links_to_itself_and_its_collection() {
        get(PARCELS + "/" + code(1000))
                .header("Content-Type", startsWith("application/geo+json"))
                .body("type", equalTo("Feature"))
                .body("id", equalTo(code(1000)))
                .body("links.rel", hasItems("self", "collection"));
        get404(PARCELS + "/" + code(99999));
        get404(PARCELS + "/nothing");
    }

    @ParameterizedTest
    @DisplayName("/req/core/query-param-unknown, query-param-invalid")
    @ValueSource(
            strings = {
                "?colour=red",
                "?limit=0",
                "?limit=-1",
                "?limit=many",
                "?limit=1.5",
                "?limit=",
                "?bbox=1,2,3",
                "?bbox=1,2,3,4,5",
                "?bbox=1,2,3,NaN",
                "?bbox=a,b,c,d",
                "?bbox=1,4,3,2",
                "?bbox=1,2,3,Infinity",
                "?bbox=1,2,3,1e999",
                "?bbox=1,120,3,110",
                "?bbox=190,2,180,3",
                "?bbox=180,2,-190,3",
                "?bbox=",
                "?bbox=1,2,9,3,4,5",
                "?datetime=yesterday",
                "?datetime=2021-02-30",
                "?datetime=2022-01-01/2021-01-01",
                "?datetime=a/b/c",
                "?datetime=",
                "?crs=EPSG:4490",
                "?crs=http://www.opengis.net/def/crs/EPSG/0/3857",
                "?bbox=1,2,3,4&bbox-crs=nowhere",
                "?limit=1&limit=2",
                "?cursor=x",
                "?rightType=owned",
                "?district=12",
                "?LIMIT=3"
            })
    void what_is_unknown_or_not_valid_is_refused_naming_it(String query) {
        for (String path : List.of(PARCELS, VERSIONS)) {
            given().urlEncodingEnabled(false)
                    .get(path + query.replace(" ", "%20"))
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors[0].field", equalTo(query.replaceFirst("^.*[?&]([A-Za-z-]+)=[^&]*$", "$1")));
        }
    }

    @ParameterizedTest
    @DisplayName("/req/core/query-param-unknown")
    @ValueSource(
            strings = {
                "/ogc",
                "/ogc/api",
                "/ogc/conformance",
                "/ogc/collections",
                "/ogc/collections/parcels",
                "/ogc/collections/parcels/queryables",
                "/ogc/collections/parcels/schema",
                "/ogc/collections/parcels/items/120116001002GB01000"
            })
    void an_unknown_parameter_is_refused_everywhere(String path) {
        given().get(path + "?colour=red").then().statusCode(400).body("errors[0].field", equalTo("colour"));
    }

    @Test
    @DisplayName("/req/core/http; links behind a proxy are absolute and the proxy's")
    void links_are_the_gateways_where_it_says_so() {
        given().header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "huice.example")
                .header("X-Forwarded-Prefix", "/api/land")
                .get(PARCELS + "?limit=1&crs=http://www.opengis.net/def/crs/EPSG/0/4490")
                .then()
                .body(
                        "links.find { it.rel == 'next' }.href",
                        equalTo("https://huice.example/api/land/ogc/collections/parcels/items"
                                + "?crs=http://www.opengis.net/def/crs/EPSG/0/4490&cursor="
                                + given().get(PARCELS + "?limit=1").<String>path("features[0].id")
                                + "&limit=1"));
        given().header("X-Forwarded-Host", "huice.example")
                .get("/ogc")
                .then()
                .body("links.href", everyItem(startsWith("http://huice.example/ogc")));
    }

    @Test
    void the_last_page_has_no_next() {
        get(PARCELS + "?code=" + code(1000)).body("links.find { it.rel == 'next' }", nullValue());
    }

    private static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false).get(path).then().statusCode(200);
    }

    private static void get404(String path) {
        given().get(path).then().statusCode(404).contentType("application/problem+json");
    }

    private static ValidatableResponse next(String path) {
        String href = get(path).extract().path("links.find { it.rel == 'next' }.href");
        return get(href);
    }

    private static void bbox(String bbox, int... sequences) {
        List<String> codes = new ArrayList<>();
        for (int sequence : sequences) {
            codes.add(code(sequence));
        }
        get(PARCELS + "?bbox=" + bbox)
                .body("features.id", equalTo(codes))
                .body("numberMatched", equalTo(codes.size()))
                .body("numberReturned", equalTo(codes.size()));
    }

    private static List<Map<String, Object>> all(String path) {
        List<Map<String, Object>> features = new ArrayList<>();
        for (String href = path; href != null; ) {
            JsonPath page = get(href).extract().jsonPath();
            features.addAll(page.getList("features"));
            href = page.getString("links.find { it.rel == 'next' }.href");
        }
        return features;
    }

    @SuppressWarnings("unchecked")
    private static List<List<? extends Number>> corners(Map<String, Object> feature) {
        Map<String, Object> geometry = (Map<String, Object>) feature.get("geometry");
        List<List<? extends Number>> corners = new ArrayList<>();
        flatten((List<Object>) geometry.get("coordinates"), corners);
        return corners;
    }

    @SuppressWarnings("unchecked")
    private static void flatten(List<Object> coordinates, List<List<? extends Number>> corners) {
        if (coordinates.getFirst() instanceof Number) {
            corners.add((List<? extends Number>) (List<?>) coordinates);
        } else {
            coordinates.forEach(each -> flatten((List<Object>) each, corners));
        }
    }
}
