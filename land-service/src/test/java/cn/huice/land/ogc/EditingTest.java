package cn.huice.land.ogc;

import static cn.huice.land.ogc.Survey.code;
import static cn.huice.land.ogc.Survey.feature;
import static cn.huice.land.ogc.Survey.register;
import static cn.huice.land.ogc.Survey.square;
import static cn.huice.testing.Calls.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.land.geometry.Zone;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

/** OGC API - Features - Part 4: Create, Replace, Update and Delete (20-002r1). Rows 130 to 139 of the grid. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class EditingTest {
    private static final String ITEMS = "/ogc/collections/parcels/items";

    @BeforeEach
    void on_a_monday() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @Test
    @DisplayName(
            "/req/create-replace-delete/insert-post-op, insert-body, insert-content-type, insert-response-rid, insert-response")
    void what_is_posted_is_created_where_location_says() {
        Response created = register(1300, 0, 130);
        assertEquals(201, created.statusCode());
        assertTrue(created.header("Location").endsWith(ITEMS + "/" + code(1300)));
        given().get(created.header("Location")).then().statusCode(200).body("id", equalTo(code(1300)));
        register(1300, 2, 130).then().statusCode(409).body("code", equalTo("parcel-exists"));
    }

    @Test
    @DisplayName(
            "/conf/optimistic-locking-etags/get-etag, replace; /req/create-replace-delete/update-put-op, update-put-response")
    void a_replacement_needs_the_etag_that_was_read() {
        register(1310, 0, 131).then().statusCode(201);
        String etag = given().get(ITEMS + "/" + code(1310)).header("ETag");
        Map<String, Object> storage = feature(code(1310), square(0, 131), Map.of("useCode", "0604"));
        put(1310, "\"0\"", storage).then().statusCode(412);
        given().get(ITEMS + "/" + code(1310))
                .then()
                .header("ETag", equalTo(etag))
                .body("properties.useCode", equalTo("0601"));
        put(1310, null, storage).then().statusCode(428);
        Response replaced = put(1310, etag, storage);
        assertEquals(204, replaced.statusCode());
        assertNotEquals(etag, replaced.header("ETag"));
        given().get(ITEMS + "/" + code(1310))
                .then()
                .header("ETag", equalTo(replaced.header("ETag")))
                .body("properties.useCode", equalTo("0604"));
        // The same sent again says that it has changed since, and changes nothing.
        put(1310, etag, storage).then().statusCode(412);
    }

    @Test
    @DisplayName("/req/create-replace-delete/update-put-rid-exception: PUT creates nothing")
    void what_is_not_there_is_not_replaced() {
        put(1320, "\"1\"", feature(code(1320), square(0, 132), Map.of())).then().statusCode(404);
        register(1321, 1, 132).then().statusCode(201);
        put(1321, "\"1\"", feature(code(1320), square(1, 132), Map.of()))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("code"));
    }

    @Test
    @DisplayName("/conf/optimistic-locking-etags/delete; /req/create-replace-delete/delete-delete-op, delete-response")
    void a_deletion_ends_the_parcel_and_keeps_what_was() {
        register(1330, 0, 133).then().statusCode(201);
        as(Survey.DEPARTMENT)
                .header("If-Match", "\"0\"")
                .delete(ITEMS + "/" + code(1330))
                .then()
                .statusCode(412);
        as(Survey.DEPARTMENT).delete(ITEMS + "/" + code(1330)).then().statusCode(428);
        as(Survey.DEPARTMENT)
                .header("If-Match", "\"1\"")
                .delete(ITEMS + "/" + code(1330))
                .then()
                .statusCode(204);
        given().get(ITEMS + "/" + code(1330)).then().statusCode(404);
        as(Survey.DEPARTMENT)
                .header("If-Match", "\"1\"")
                .delete(ITEMS + "/" + code(1330))
                .then()
                .statusCode(404);
        given().get("/ogc/collections/parcel-versions/items/" + code(1330) + ".1")
                .then()
                .statusCode(200)
                .body("properties.validUntil", equalTo("2023-06-04"));
        // The ground is free again, from that day on.
        register(1331, 0, 133).then().statusCode(409);
        register(feature(code(1331), square(0, 133), Map.of("validFrom", "2023-06-05")))
                .then()
                .statusCode(201);
    }

    @Test
    @DisplayName("/req/create-replace-delete/options")
    void options_tell_the_methods() {
        register(1340, 0, 134).then().statusCode(201);
        given().options(ITEMS).then().statusCode(200).header("Allow", equalTo("GET, HEAD, OPTIONS, POST"));
        given().options(ITEMS + "/" + code(1340)).then().header("Allow", endsWith("PUT, DELETE"));
        given().options("/ogc/collections/parcel-versions/items").then().header("Allow", equalTo("GET, HEAD, OPTIONS"));
    }

    @Test
    @DisplayName("/req/features/crs: a geometry comes in the system that Content-Crs names")
    void a_geometry_is_read_in_the_system_of_content_crs() {
        Zone zone = Zone.of(39);
        List<List<Double>> ring = List.of(
                plane(zone, 0, 135),
                plane(zone, 1, 135),
                plane(zone, 1, 136),
                plane(zone, 0, 136),
                plane(zone, 0, 135));
        as(Survey.DEPARTMENT)
                .contentType(Survey.GEO_JSON)
                .header("Content-Crs", "<http://www.opengis.net/def/crs/EPSG/0/4548>")
                .body(feature(code(1350), Map.of("type", "Polygon", "coordinates", List.of(ring)), Map.of()))
                .post(ITEMS)
                .then()
                .statusCode(201);
        given().get(ITEMS + "?bbox=" + Survey.longitude(0.4) + "," + Survey.latitude(135.4) + ","
                        + Survey.longitude(0.5) + "," + Survey.latitude(135.5))
                .then()
                .body("features.id[0]", equalTo(code(1350)));
        as(Survey.DEPARTMENT)
                .contentType(Survey.GEO_JSON)
                .header("Content-Crs", "<http://www.opengis.net/def/crs/EPSG/0/3857>")
                .body(feature(code(1351), square(2, 135), Map.of()))
                .post(ITEMS)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Content-Crs"));
    }

    @Test
    void only_the_planning_department_edits() {
        Map<String, Object> parcel = feature(code(1360), square(0, 137), Map.of());
        given().contentType(Survey.GEO_JSON).body(parcel).post(ITEMS).then().statusCode(401);
        for (String stranger : List.of(Tokens.officer("120116"), Tokens.role("auditor"), Tokens.department("税务"))) {
            as(stranger)
                    .contentType(Survey.GEO_JSON)
                    .body(parcel)
                    .post(ITEMS)
                    .then()
                    .statusCode(403);
            as(stranger)
                    .header("If-Match", "\"1\"")
                    .delete(ITEMS + "/" + code(1360))
                    .then()
                    .statusCode(403);
        }
        as(Tokens.expired("department")).get(ITEMS).then().statusCode(401);
    }

    @Test
    void what_is_no_feature_is_refused() {
        as(Survey.DEPARTMENT)
                .contentType(Survey.GEO_JSON)
                .body("[]")
                .post(ITEMS)
                .then()
                .statusCode(400);
        as(Survey.DEPARTMENT)
                .contentType(Survey.GEO_JSON)
                .body("{")
                .post(ITEMS)
                .then()
                .statusCode(400);
        as(Survey.DEPARTMENT)
                .contentType("text/plain")
                .body("x")
                .post(ITEMS)
                .then()
                .statusCode(415);
        as(Survey.DEPARTMENT)
                .contentType(Survey.GEO_JSON)
                .body(Map.of("type", "Feature", "properties", Map.of("code", code(1370))))
                .post(ITEMS)
                .then()
                .statusCode(422);
        as(Survey.DEPARTMENT)
                .contentType(Survey.GEO_JSON)
                .body(feature(code(1370), square(0, 138), Map.of()))
                .post("/ogc/collections/parcel-versions/items")
                .then()
                .statusCode(405);
    }

    private static List<Double> plane(Zone zone, int column, int row) {
        Coordinate plane = zone.plane(new Coordinate(Survey.longitude(column), Survey.latitude(row)));
        return List.of(plane.y, plane.x);
    }

    private static Response put(int sequence, String seen, Map<String, Object> feature) {
        var request = as(Survey.DEPARTMENT).contentType(Survey.GEO_JSON).body(feature);
        return (seen == null ? request : request.header("If-Match", seen)).put(ITEMS + "/" + code(sequence));
    }
}
