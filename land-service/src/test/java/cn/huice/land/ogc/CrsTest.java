package cn.huice.land.ogc;

import static cn.huice.land.ogc.Survey.code;
import static cn.huice.land.ogc.Survey.register;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.land.geometry.Zone;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

/** OGC API - Features - Part 2: Coordinate Reference Systems by Reference (18-058r1, /req/crs). Rows 120 to 129 of the grid. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class CrsTest {
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final String LATITUDES = "http://www.opengis.net/def/crs/EPSG/0/4490";
    private static final String PLANE = "http://www.opengis.net/def/crs/EPSG/0/4548";
    private static final String ITEMS = "/ogc/collections/parcels/items";
    private static final Coordinate CORNER = new Coordinate(Survey.longitude(0), Survey.latitude(120));
    private static boolean surveyed;

    @BeforeEach
    void two_parcels() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
        if (!surveyed) {
            register(1200, 0, 120).then().statusCode(201);
            register(1201, 1, 120).then().statusCode(201);
            surveyed = true;
        }
    }

    @Test
    @DisplayName(
            "/req/crs/fc-md-crs-list-A, fc-md-crs-list-global, fc-md-storageCrs, fc-md-storageCrs-valid-value, crs-uri")
    void collections_list_their_systems_the_default_first_and_the_one_of_storage() {
        given().get("/ogc/collections").then().body("crs", contains(CRS84, LATITUDES, PLANE));
        given().get("/ogc/collections/parcels")
                .then()
                .body("crs", contains(CRS84, LATITUDES, PLANE))
                .body("storageCrs", equalTo(LATITUDES))
                .body("crs", hasItem(LATITUDES));
    }

    @Test
    @DisplayName("/req/crs/fc-crs-default-value, ogc-crs-header, ogc-crs-header-value")
    void without_a_system_the_answer_is_crs84_and_says_so() {
        Response answer = given().get(ITEMS + "/" + code(1200));
        assertEquals("<" + CRS84 + ">", answer.header("Content-Crs"));
        corner(CORNER.x, CORNER.y, answer, 1e-9);
        assertEquals("<" + CRS84 + ">", given().get(ITEMS + "?crs=" + CRS84).header("Content-Crs"));
    }

    @Test
    @DisplayName(
            "/req/crs/fc-crs-definition, fc-crs-valid-value, fc-crs-action, ogc-crs-header-axis-order: EPSG:4490 is latitude first")
    void epsg_4490_comes_latitude_first() {
        for (String path : List.of(
                ITEMS + "/" + code(1200) + "?crs=" + LATITUDES, ITEMS + "?code=" + code(1200) + "&crs=" + LATITUDES)) {
            Response answer = given().get(path);
            assertEquals("<" + LATITUDES + ">", answer.header("Content-Crs"));
            corner(CORNER.y, CORNER.x, answer, 1e-9);
        }
    }

    @Test
    @DisplayName("/req/crs/fc-crs-action: EPSG:4548 is northing first")
    void epsg_4548_comes_northing_first() {
        Coordinate plane = Zone.of(39).plane(CORNER);
        Response answer = given().get(ITEMS + "/" + code(1200) + "?crs=" + PLANE);
        assertEquals("<" + PLANE + ">", answer.header("Content-Crs"));
        corner(plane.y, plane.x, answer, 1e-4);
        assertTrue(plane.y > 4_000_000 && plane.x < 700_000);
    }

    @Test
    @DisplayName(
            "/req/crs/fc-bbox-crs-definition, fc-bbox-crs-default-value, fc-bbox-crs-valid-values, fc-bbox-crs-action")
    void a_bbox_is_read_in_the_axis_order_of_its_system() {
        double west = Survey.longitude(0.2);
        double south = Survey.latitude(120.2);
        double east = Survey.longitude(0.8);
        double north = Survey.latitude(120.8);
        found("%s,%s,%s,%s".formatted(west, south, east, north), null);
        found("%s,%s,%s,%s".formatted(west, south, east, north), CRS84);
        found("%s,%s,%s,%s".formatted(south, west, north, east), LATITUDES);
        Coordinate low = Zone.of(39).plane(new Coordinate(west, south));
        Coordinate high = Zone.of(39).plane(new Coordinate(east, north));
        found(String.format(Locale.ROOT, "%.3f,%.3f,%.3f,%.3f", low.y, low.x, high.y, high.x), PLANE);
        // In the other order these are places where nothing is.
        given().get(ITEMS + "?bbox=" + west + "," + south + "," + east + "," + north + "&bbox-crs=" + LATITUDES)
                .then()
                .statusCode(200)
                .body("numberMatched", equalTo(0));
        given().get(String.format(
                        Locale.ROOT,
                        ITEMS + "?bbox=%.3f,%.3f,%.3f,%.3f&bbox-crs=%s",
                        low.x,
                        low.y,
                        high.x,
                        high.y,
                        PLANE))
                .then()
                .statusCode(200)
                .body("numberMatched", equalTo(0));
    }

    @Test
    @DisplayName("/req/crs/fc-bbox-crs-action: a box that is straight in the plane is not cut straight in degrees")
    void the_sides_of_a_plane_box_are_followed() {
        Coordinate low = Zone.of(39).plane(new Coordinate(Survey.longitude(0), Survey.latitude(120)));
        Coordinate high = Zone.of(39).plane(new Coordinate(Survey.longitude(2), Survey.latitude(121)));
        given().get(String.format(
                        Locale.ROOT,
                        ITEMS + "?bbox=%.3f,%.3f,%.3f,%.3f&bbox-crs=%s",
                        low.y,
                        low.x,
                        high.y,
                        high.x,
                        PLANE))
                .then()
                .body("features.id", contains(code(1200), code(1201)));
    }

    @Test
    @DisplayName("/req/crs/fc-bbox-crs-action: numbers no place has are a box without parcels, not an error")
    void a_box_beyond_its_systems_range_brings_what_of_it_is_within() {
        double south = Survey.latitude(120.2);
        double north = Survey.latitude(120.8);
        double east = Survey.longitude(0.8);
        Coordinate low = Zone.of(39).plane(new Coordinate(Survey.longitude(0.2), south));
        Coordinate high = Zone.of(39).plane(new Coordinate(east, north));
        found(south + ",-1e308," + north + "," + east, LATITUDES);
        found(String.format(Locale.ROOT, "%.3f,-1e308,%.3f,%.3f", low.y, high.y, high.x), PLANE);
        for (String beyond : List.of("90.5,117,1e308,118", "-1e308,117,-90.5,118", "39,180.5,40,1e308")) {
            nothing(beyond, LATITUDES);
        }
        for (String beyond : List.of(
                "1e307,500000,1e308,600000",
                "-1e308,500000,-1e307,600000",
                "7000000,500000,7000000,600000",
                "4000000,1e307,4500000,1e308",
                "4000000,-1e308,4500000,-1e307",
                "4000000,2000000,4500000,2000000")) {
            nothing(beyond, PLANE);
        }
        for (String system : List.of(CRS84, LATITUDES, PLANE)) {
            given().get(ITEMS + "?bbox=-1e308,-1e308,1e308,1e308&bbox-crs=" + system + "&code=" + code(1200))
                    .then()
                    .statusCode(200)
                    .body("numberMatched", equalTo(1));
            given().get(ITEMS + "?bbox=-1e999,-1e308,1e308,1e308&bbox-crs=" + system)
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("bbox"));
        }
    }

    @Test
    @DisplayName("/req/crs/crs-exception, bbox-crs-exception")
    void a_system_that_is_not_offered_is_refused() {
        for (String path : List.of(ITEMS, ITEMS + "/" + code(1200))) {
            given().get(path + "?crs=http://www.opengis.net/def/crs/EPSG/0/3857")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("crs"));
        }
        given().get(ITEMS + "?bbox=1,2,3,4&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/3857")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("bbox-crs"));
    }

    @Test
    void next_keeps_the_system_and_the_box() {
        String bbox = Survey.longitude(0.2) + "," + Survey.latitude(120.2) + "," + Survey.longitude(1.8) + ","
                + Survey.latitude(120.8);
        JsonPath first =
                given().get(ITEMS + "?limit=1&crs=" + PLANE + "&bbox=" + bbox).jsonPath();
        assertEquals(2, first.getInt("numberMatched"));
        Response second =
                given().urlEncodingEnabled(false).get(first.getString("links.find { it.rel == 'next' }.href"));
        assertEquals(List.of(code(1201)), second.jsonPath().getList("features.id"));
        assertEquals("<" + PLANE + ">", second.header("Content-Crs"));
    }

    private static void found(String bbox, String crs) {
        given().get(ITEMS + "?bbox=" + bbox + (crs == null ? "" : "&bbox-crs=" + crs))
                .then()
                .statusCode(200)
                .body("features.id", contains(code(1200)));
    }

    private static void nothing(String bbox, String crs) {
        given().get(ITEMS + "?bbox=" + bbox + "&bbox-crs=" + crs)
                .then()
                .statusCode(200)
                .body("numberMatched", equalTo(0))
                .body("features", empty());
    }

    /** The south-western corner, wherever the ring begins. */
    private static void corner(double first, double second, Response answer, double tolerance) {
        JsonPath json = answer.jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL));
        String ring =
                json.get("type").equals("Feature") ? "geometry.coordinates[0]" : "features[0].geometry.coordinates[0]";
        List<List<Number>> corners = json.getList(ring);
        assertTrue(
                corners.stream()
                        .anyMatch(corner -> Math.abs(corner.get(0).doubleValue() - first) <= tolerance
                                && Math.abs(corner.get(1).doubleValue() - second) <= tolerance),
                corners.toString());
    }
}
