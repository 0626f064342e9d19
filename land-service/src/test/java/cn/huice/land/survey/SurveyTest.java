package cn.huice.land.survey;

import static cn.huice.land.ogc.Survey.DEPARTMENT;
import static cn.huice.land.ogc.Survey.box;
import static cn.huice.land.ogc.Survey.code;
import static cn.huice.land.ogc.Survey.feature;
import static cn.huice.land.ogc.Survey.register;
import static cn.huice.land.ogc.Survey.square;
import static cn.huice.testing.Calls.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.land.geometry.Gcj02;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;

/** Rows 200 to 239 of the grid, in a sub-district of Heping for what is exported whole. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class SurveyTest {
    @TempDir
    Path folder;

    @BeforeEach
    void on_a_monday() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @Test
    void each_row_is_registered_or_refused_with_its_reason() throws IOException {
        register(2000, 0, 200).then().statusCode(201);
        Map<String, Object> crossing = Map.of(
                "type",
                "Polygon",
                "coordinates",
                List.of(List.of(
                        List.of(117.700, 39.4),
                        List.of(117.701, 39.401),
                        List.of(117.701, 39.4),
                        List.of(117.700, 39.401),
                        List.of(117.700, 39.4))));
        Map<String, Object> swapped = Map.of(
                "type",
                "Polygon",
                "coordinates",
                List.of(List.of(
                        List.of(39.4, 117.7), List.of(39.4, 117.701), List.of(39.401, 117.701), List.of(39.4, 117.7))));
        Map<String, Object> open = Map.of(
                "type",
                "Polygon",
                "coordinates",
                List.of(List.of(
                        List.of(117.700, 39.4),
                        List.of(117.701, 39.4),
                        List.of(117.701, 39.401),
                        List.of(117.700, 39.401))));
        String file = collection(
                feature(code(2001), square(1, 200), Map.of()),
                feature(code(2002), box(0.5, 200, 1, 201), Map.of()),
                feature(code(2003), crossing, Map.of()),
                feature(code(2004), swapped, Map.of()),
                feature(code(2005), open, Map.of()),
                feature("120116001002GB2006", square(2, 200), Map.of()),
                feature(code(2001), square(3, 200), Map.of()),
                feature(code(2007), square(2, 200), Map.of("useCode", "9")),
                feature(code(2008), box(1.5, 200, 2.5, 201), Map.of()));

        upload("parcels.geojson", file, Map.of("dryRun", "true"))
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("registered", equalTo(1))
                .body("refused", equalTo(8))
                .body(
                        "results.errors.collect { it == null ? null : it[0].rule }",
                        contains(
                                equalTo(null),
                                equalTo("<= 0.5 m²"),
                                equalTo("self-crossing"),
                                equalTo("axis-order"),
                                equalTo("ring-not-closed"),
                                equalTo("TD/T 1001: 19"),
                                equalTo("unique"),
                                containsString("0601"),
                                equalTo("<= 0.5 m²")));
        as(DEPARTMENT).get("/v1/parcels/" + code(2001)).then().statusCode(404);

        upload("parcels.geojson", file, Map.of())
                .then()
                .body("registered", equalTo(1))
                .body("refused", equalTo(8));
        as(DEPARTMENT).get("/v1/parcels/" + code(2001)).then().statusCode(200);
        // Sent again after it broke off, say: nothing changes.
        upload("parcels.geojson", file, Map.of())
                .then()
                .body("unchanged", equalTo(1))
                .body("registered", equalTo(0));
    }

    @Test
    void a_registered_parcel_is_replaced_only_where_that_is_asked_for() throws IOException {
        register(2010, 0, 204).then().statusCode(201);
        String file = collection(feature(code(2010), box(0, 204, 1.2, 205), Map.of("validFrom", "2023-06-05")));
        upload("p.json", file, Map.of()).then().body("results[0].problem", equalTo("parcel-exists"));
        upload("p.json", file, Map.of("replace", "true")).then().body("results[0].result", equalTo("REPLACED"));
        as(DEPARTMENT).get("/v1/parcels/" + code(2010)).then().body("properties.version", equalTo(2));
    }

    @Test
    void a_parcel_off_by_the_offset_of_web_maps_is_refused() throws IOException {
        register(2020, 0, 210).then().statusCode(201);
        // Beside it on a web map, hundreds of metres off; moved back it shares a side.
        upload("p.geojson", collection(feature(code(2021), shifted(1, 210), Map.of())), Map.of())
                .then()
                .body("results[0].errors[0].rule", equalTo("gcj-02"))
                .body("results[0].errors[0].reason", containsString(code(2020)));
        // Itself, surveyed again on a web map.
        upload("p.geojson", collection(feature(code(2020), shifted(0, 210), Map.of())), Map.of("replace", "true"))
                .then()
                .body("results[0].errors[0].rule", equalTo("gcj-02"));
        // As it lies.
        upload("p.geojson", collection(feature(code(2021), square(1, 210), Map.of())), Map.of())
                .then()
                .body("results[0].result", equalTo("REGISTERED"));
    }

    @Test
    void a_survey_in_the_chinese_text_form_takes_what_it_lacks_from_the_form() throws IOException {
        String file = """
                [属性描述]
                坐标系=2000国家大地坐标系
                几度分带=3
                计量单位=米
                带号=39
                [地块坐标]
                5,1.0,120116001002GB02030,北塘,面,,工业用地,0601,@
                J1,1,4390000.000,39570000.000
                J2,1,4390100.000,39570000.000
                J3,1,4390100.000,39570100.000
                J4,1,4390000.000,39570100.000
                J1,1,4390000.000,39570000.000
                """;
        upload("survey.txt", file, Map.of()).then().body("results[0].errors[0].field", equalTo("useScheme"));
        upload("survey.txt", file, Map.of("useScheme", "GB/T 21010", "validFrom", "2022-01-01"))
                .then()
                .body("results[0].result", equalTo("REGISTERED"));
        as(DEPARTMENT)
                .get("/v1/parcels/" + code(2030))
                .then()
                .body("properties.computedArea", equalTo(10000.0f))
                .body("properties.registeredArea", equalTo(10000.0f))
                .body("properties.useVersion", equalTo("2017"));
    }

    @Test
    void what_is_exported_comes_in_again_as_it_was() throws IOException {
        String here = "120107001001GB%05d";
        register(feature(
                        here.formatted(1),
                        square(0, 230),
                        Map.of("floorAreaRatioMin", new BigDecimal("1.5"), "rightEnds", "2050-01-01")))
                .then()
                .statusCode(201);
        List<List<BigDecimal>> ring = cn.huice.land.ogc.Survey.ring(2, 230, 4, 232);
        List<List<BigDecimal>> hole =
                cn.huice.land.ogc.Survey.ring(2.5, 230.5, 3.5, 231.5).reversed();
        List<List<BigDecimal>> island = cn.huice.land.ogc.Survey.ring(2.8, 230.8, 3.2, 231.2);
        register(feature(
                        here.formatted(2),
                        Map.of("type", "MultiPolygon", "coordinates", List.of(List.of(ring, hole), List.of(island))),
                        Map.of()))
                .then()
                .statusCode(201);
        for (String format : List.of("geojson", "gpkg")) {
            byte[] file = export(format).asByteArray();
            Response again = as(DEPARTMENT)
                    .contentType("multipart/form-data")
                    .multiPart("file", "parcels." + format, file)
                    .post("/v1/parcels/imports");
            again.then().statusCode(200).body("unchanged", equalTo(2)).body("rows", equalTo(2));
        }
        String text = export("txt").asString();
        assertTrue(text.contains("坐标系=2000国家大地坐标系\r\n"), text);
        Path file = folder.resolve("p.txt");
        Files.writeString(file, text);
        List<Row> rows = BoundaryText.read(file);
        assertEquals(
                List.of(here.formatted(1), here.formatted(2)),
                rows.stream().map(Row::code).toList());
        assertEquals(2, rows.get(1).outline().orElseThrow().getNumGeometries());
    }

    @Test
    void files_that_are_no_survey_are_refused_whole() throws IOException {
        upload("p.geojson", "{", Map.of()).then().statusCode(422).body("code", equalTo("file-unreadable"));
        upload("p.geojson", "{\"type\":\"Feature\"}", Map.of()).then().statusCode(422);
        upload("p.gpkg", "SQLite?", Map.of()).then().statusCode(422).body("errors[0].rule", equalTo("GeoPackage 1.3"));
        upload("p.dwg", "x", Map.of()).then().statusCode(400).body("errors[0].field", equalTo("file"));
        upload("p.geojson", "{}", Map.of("dryRun", "maybe")).then().statusCode(422);
    }

    @Test
    void only_the_department_brings_files_and_an_officer_takes_his_district_away() throws IOException {
        for (String stranger : List.of(Tokens.officer("120116"), Tokens.department("税务"))) {
            as(stranger)
                    .contentType("multipart/form-data")
                    .multiPart("file", "p.geojson", collection())
                    .post("/v1/parcels/imports")
                    .then()
                    .statusCode(403);
        }
        as(Tokens.officer("120103"))
                .get("/v1/parcels/exports?format=geojson&district=120116")
                .then()
                .statusCode(200)
                .body("features.size()", equalTo(0));
        as(Tokens.officer("120103"))
                .get("/v1/parcels/exports?format=dwg")
                .then()
                .statusCode(400);
        as(Tokens.applicant("E-1", "enterprise"))
                .get("/v1/parcels/exports?format=geojson")
                .then()
                .statusCode(403);
    }

    private static Response export(String format) {
        Response file = as(Tokens.role("auditor")).get("/v1/parcels/exports?district=120107&format=" + format);
        file.then()
                .statusCode(200)
                .header("Content-Disposition", equalTo("attachment; filename=\"parcels-2023-06-05." + format + "\""));
        return file;
    }

    private static Map<String, Object> shifted(int column, int row) {
        List<List<Double>> ring = new ArrayList<>();
        for (List<BigDecimal> corner : cn.huice.land.ogc.Survey.ring(column, row, column + 1, row + 1)) {
            Coordinate shown = Gcj02.shifted(
                    new Coordinate(corner.get(0).doubleValue(), corner.get(1).doubleValue()));
            ring.add(List.of(shown.x, shown.y));
        }
        return Map.of("type", "Polygon", "coordinates", List.of(ring));
    }

    @SafeVarargs
    private static String collection(Map<String, Object>... features) throws IOException {
        return new ObjectMapper().writeValueAsString(Map.of("type", "FeatureCollection", "features", features));
    }

    private static Response upload(String name, String content, Map<String, String> form) {
        var request = as(DEPARTMENT)
                .contentType("multipart/form-data")
                .multiPart("file", name, content.getBytes(StandardCharsets.UTF_8));
        form.forEach((field, value) -> request.multiPart(new io.restassured.builder.MultiPartSpecBuilder(value)
                .controlName(field)
                .charset(StandardCharsets.UTF_8)
                .build()));
        return request.post("/v1/parcels/imports");
    }
}
