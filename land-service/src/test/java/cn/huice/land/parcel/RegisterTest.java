package cn.huice.land.parcel;

import static cn.huice.land.ogc.Survey.DEPARTMENT;
import static cn.huice.land.ogc.Survey.box;
import static cn.huice.land.ogc.Survey.code;
import static cn.huice.land.ogc.Survey.feature;
import static cn.huice.land.ogc.Survey.register;
import static cn.huice.land.ogc.Survey.ring;
import static cn.huice.land.ogc.Survey.square;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.land.ogc.Survey;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows 0 to 19 of the grid. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class RegisterTest {
    private static final String AUDITOR = Tokens.role("auditor");

    @BeforeEach
    void on_a_monday() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @Test
    void a_parcel_has_its_registered_area_beside_the_computed_one_and_its_method() {
        register(feature(
                        code(1),
                        square(0, 0),
                        Map.of(
                                "floorAreaRatioMin",
                                new BigDecimal("1.2"),
                                "buildingDensityMax",
                                60,
                                "heightMax",
                                50,
                                "investmentIntensityMin",
                                4500,
                                "rightType",
                                "grant",
                                "rightEnds",
                                "2069-12-31")))
                .then()
                .statusCode(201);
        as(AUDITOR)
                .get("/v1/parcels/" + code(1))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("properties.registeredArea", equalTo(38400.50f))
                .body("properties.areaMu", equalTo(57.60075f))
                .body("properties.computedArea", equalTo(38469.52f))
                .body("properties.computedAreaMethod", equalTo("CGCS2000 高斯-克吕格投影 3° 带（中央经线 117°，EPSG:4548）平面面积"))
                .body("properties.ellipsoidArea.toDouble()", closeTo(38466.6, 0.5))
                .body("properties.useName", equalTo("工业用地"))
                .body("properties.floorAreaRatioMin", equalTo(1.2f))
                .body("properties.floorAreaRatioMax", nullValue())
                .body("properties.validFrom", equalTo("2020-01-01"));
    }

    @Test
    void what_policies_ask_of_it_is_a_verified_fact_from_its_first_day_on() {
        register(feature(code(2), square(2, 0), Map.of("rightType", "lease")))
                .then()
                .statusCode(201);
        facts(code(2), "2020-01-01")
                .then()
                .body("facts.attribute", hasItems("parcel.area", "parcel.use_class", "parcel.right_type"))
                .body("facts.find { it.attribute == 'parcel.area' }.value.toString()", equalTo("57.60075"))
                .body("facts.find { it.attribute == 'parcel.use_class' }.value", equalTo("industrial"))
                .body("facts.find { it.attribute == 'parcel.use_class' }.standing", equalTo("VERIFIED"))
                .body("facts.find { it.attribute == 'parcel.use_class' }.source", equalTo("规划资源"));
        facts(code(2), "2019-12-31").then().body("facts", hasSize(0));

        replace(
                        code(2),
                        "\"1\"",
                        feature(
                                code(2),
                                square(2, 0),
                                Map.of("useCode", "0604", "rightType", "lease", "validFrom", "2023-06-05")))
                .then()
                .statusCode(204);
        facts(code(2), "2023-06-04")
                .then()
                .body("facts.find { it.attribute == 'parcel.use_class' }.value", equalTo("industrial"));
        facts(code(2), "2023-06-05")
                .then()
                .body("facts.find { it.attribute == 'parcel.use_class' }.value", equalTo("storage"));
        as(AUDITOR)
                .get("/v1/journal?stream=parcel/" + code(2))
                .then()
                .statusCode(200)
                .body("items.type", hasItems("cn.huice.parcel.registered.v1", "cn.huice.parcel.amended.v1"));
    }

    @Test
    void a_parcel_that_overlaps_another_is_refused_with_the_ground_they_share() {
        register(10, 0, 2).then().statusCode(201);
        register(feature(code(11), box(0.5, 2, 1.5, 3), Map.of()))
                .then()
                .statusCode(409)
                .body("code", equalTo("parcels-overlap"))
                .body("errors[0].reason", org.hamcrest.Matchers.containsString(code(10)))
                .body("errors[0].reason", org.hamcrest.Matchers.containsString("m²"));
        // A shared boundary is no overlap, and 0.3 m² of rounding is tolerated.
        register(11, 1, 2).then().statusCode(201);
        register(feature(code(12), box(0, 3 - 0.000008, 1, 4), Map.of())).then().statusCode(201);
        register(feature(code(13), box(1, 3 - 0.00004, 2, 4), Map.of())).then().statusCode(409);
    }

    @Test
    void a_parcel_in_the_hole_of_another_does_not_overlap_it() {
        Map<String, Object> frame = Map.of(
                "type",
                "Polygon",
                "coordinates",
                List.of(ring(4, 2, 6, 4), ring(4.5, 2.5, 5.5, 3.5).reversed()));
        register(feature(code(14), frame, Map.of())).then().statusCode(201);
        register(feature(code(15), box(4.5, 2.5, 5.5, 3.5), Map.of())).then().statusCode(201);
        register(feature(code(16), box(4.4, 2.5, 4.6, 3.5), Map.of())).then().statusCode(409);
    }

    @Test
    void of_many_at_once_on_the_same_ground_one_is_registered() throws ExecutionException, InterruptedException {
        List<Future<Integer>> answers = new ArrayList<>();
        try (var callers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                int sequence = 20 + i;
                answers.add(callers.submit(() -> register(sequence, 8, 2).statusCode()));
            }
        }
        int registered = 0;
        for (Future<Integer> answer : answers) {
            registered += answer.get() == 201 ? 1 : 0;
        }
        assertEquals(1, registered);
    }

    @Test
    void any_day_of_the_past_can_be_looked_at() {
        register(40, 0, 6).then().statusCode(201);
        SettableClock.set(LocalDate.of(2024, 3, 1));
        replace(code(40), "\"1\"", feature(code(40), box(0, 6, 1.5, 7), Map.of("validFrom", "2024-02-01")))
                .then()
                .statusCode(204)
                .header("ETag", equalTo("\"2\""));
        area(code(40), "2024-01-31")
                .body("properties.version", equalTo(1))
                .body("properties.validUntil", equalTo("2024-01-31"));
        area(code(40), "2024-02-01").body("properties.version", equalTo(2));
        as(AUDITOR).get("/v1/parcels/" + code(40) + "?asOf=2019-12-31").then().statusCode(404);
        // A correction for the same days takes the place of what was wrong; both stay recorded.
        replace(code(40), "\"2\"", feature(code(40), box(0, 6, 1.4, 7), Map.of("validFrom", "2024-02-01")))
                .then()
                .statusCode(204);
        as(AUDITOR)
                .get("/v1/parcels/" + code(40) + "/history")
                .then()
                .body("versions.properties.version", contains(3, 2, 1))
                .body("versions.findAll { it.supersededAt != null }.properties.version", contains(2));
        replace(code(40), "\"3\"", feature(code(40), box(0, 6, 1.4, 7), Map.of("validFrom", "2024-01-15")))
                .then()
                .statusCode(422)
                .body("errors[0].rule", equalTo(">= 2024-02-01"));
    }

    @Test
    void a_parcel_is_split_into_parts_that_make_it_up() {
        register(feature(code(50), box(0, 8, 2, 9), Map.of("rightType", "grant", "rightEnds", "2069-12-31")))
                .then()
                .statusCode(201);
        Map<String, Object> split = split(code(50), 1, part(51, box(0, 8, 1, 9)), part(52, box(1, 8, 2, 9)));

        refused(
                post("splits", with(split, "parts", List.of(part(51, box(0, 8, 1, 9)), part(52, box(1, 8, 1.9, 9))))),
                "parts");
        refused(
                post("splits", with(split, "parts", List.of(part(51, box(0, 8, 1.1, 9)), part(52, box(1, 8, 2, 9))))),
                "parts[0]");
        refused(post("splits", with(split, "buildings", box(0.9, 8.4, 1.1, 8.6))), "buildings[0]");
        refused(post("splits", with(split, "buildingsIntact", false)), "buildingsIntact");
        refused(post("splits", with(split, "useUnchanged", false)), "useUnchanged");
        post("splits", with(split, "revision", 7)).then().statusCode(412);

        post("splits", with(split, "buildings", box(0.2, 8.4, 0.8, 8.6)))
                .then()
                .statusCode(201)
                .body("lineage.kind", equalTo("SPLIT"))
                .body("lineage.parents", contains(code(50)))
                .body("lineage.children", contains(code(51), code(52)))
                .body("lineage.policy", equalTo("bh22-split-merge-conditions"))
                .body("lineage.article", equalTo("五"))
                .body("parcels.properties.useCode", contains("0601", "0601"))
                .body("parcels.properties.rightEnds", contains("2069-12-31", "2069-12-31"));
        as(AUDITOR).get("/ogc/collections/parcels/items/" + code(50)).then().statusCode(404);
        area(code(50), "2023-06-04").body("properties.validUntil", equalTo("2023-06-04"));
        as(AUDITOR).get("/v1/parcels/" + code(52) + "/history").then().body("lineage[0].parents", contains(code(50)));
        // A code is never used again.
        register(50, 0, 8).then().statusCode(409).body("code", equalTo("parcel-exists"));
    }

    @Test
    void parcels_of_different_terms_are_merged_by_a_principle_with_the_grantors_consent() {
        merged(60, "2050-06-30", 10);
        merged(62, "2060-06-30", 11);
        Map<String, Object> merge = new HashMap<>(Map.of(
                "parcels",
                List.of(Map.of("code", code(60), "revision", 1), Map.of("code", code(62), "revision", 1)),
                "code",
                code(64),
                "registeredArea",
                new BigDecimal("76801.00"),
                "useUnchanged",
                true,
                "buildingsIntact",
                true,
                "separable",
                true));
        refused(post("merges", merge), "principle");
        refused(post("merges", with(with(merge, "consent", true), "principle", "EQUAL_VALUE")), "rightEnds");
        post("merges", with(with(with(merge, "consent", true), "principle", "EQUAL_VALUE"), "rightEnds", "2061-01-01"))
                .then()
                .statusCode(422)
                .body("errors[0].reason", org.hamcrest.Matchers.containsString("2055-07-01"));
        post("merges", with(with(merge, "consent", true), "principle", "EARLIEST"))
                .then()
                .statusCode(201)
                .body("lineage.kind", equalTo("MERGE"))
                .body("lineage.principle", equalTo("EARLIEST"))
                .body("parcels[0].properties.rightEnds", equalTo("2050-06-30"))
                .body("parcels[0].properties.floorAreaRatioMin", equalTo(1.2f));
    }

    @Test
    void by_equal_value_a_merged_parcel_ends_when_the_appraisal_says() {
        merged(100, "2050-06-30", 18);
        merged(101, "2060-06-30", 19);
        post(
                        "merges",
                        Map.of(
                                "parcels",
                                List.of(
                                        Map.of("code", code(100), "revision", 1),
                                        Map.of("code", code(101), "revision", 1)),
                                "code",
                                code(102),
                                "registeredArea",
                                new BigDecimal("76801.00"),
                                "useUnchanged",
                                true,
                                "buildingsIntact",
                                true,
                                "separable",
                                true,
                                "consent",
                                true,
                                "principle",
                                "EQUAL_VALUE",
                                "rightEnds",
                                "2056-03-31"))
                .then()
                .statusCode(201)
                .body("lineage.principle", equalTo("EQUAL_VALUE"))
                .body("lineage.policy", equalTo("bh22-split-merge-conditions"))
                .body("lineage.transferPolicy", nullValue())
                .body("parcels[0].properties.rightEnds", equalTo("2056-03-31"));
    }

    @Test
    void surplus_land_is_cut_off_to_be_transferred_where_the_citys_rule_is_kept_too() {
        register(feature(code(105), box(4, 18, 6, 19), Map.of("rightType", "grant")))
                .then()
                .statusCode(201);
        Map<String, Object> split = split(code(105), 1, part(106, box(4, 18, 5, 19)), part(107, box(5, 18, 6, 19)));
        post("splits", with(split, "transfer", Map.of("surplus", true, "approved", false, "meetsConditions", true)))
                .then()
                .statusCode(422)
                .body("errors.rule", contains("land18-surplus-transfer 四（四）"))
                .body("errors[0].reason", org.hamcrest.Matchers.notNullValue());
        post("splits", with(split, "transfer", Map.of("surplus", true, "approved", true)))
                .then()
                .statusCode(422);
        post("splits", with(split, "transfer", Map.of("surplus", true, "approved", true, "meetsConditions", true)))
                .then()
                .statusCode(201)
                .body("lineage.policy", equalTo("bh22-split-merge-conditions"))
                .body("lineage.transferPolicy", equalTo("land18-surplus-transfer"))
                .body("lineage.transferArticle", equalTo("四（四）"));
        as(AUDITOR)
                .get("/v1/parcels/" + code(107) + "/history")
                .then()
                .body("lineage[0].transferPolicy", equalTo("land18-surplus-transfer"));
    }

    @Test
    void what_is_known_of_a_parcel_ends_with_it() {
        register(feature(code(110), box(8, 18, 10, 19), Map.of("rightType", "lease")))
                .then()
                .statusCode(201);
        replace(
                        code(110),
                        "\"1\"",
                        feature(code(110), box(8, 18, 10, 19), Map.of("rightType", "grant", "validFrom", "2022-01-01")))
                .then()
                .statusCode(204);
        post("splits", split(code(110), 2, part(111, box(8, 18, 9, 19)), part(112, box(9, 18, 10, 19))))
                .then()
                .statusCode(201);
        facts(code(110), "2021-12-31")
                .then()
                .body("facts.find { it.attribute == 'parcel.right_type' }.value", equalTo("lease"));
        facts(code(110), "2023-06-04")
                .then()
                .body("facts.find { it.attribute == 'parcel.right_type' }.value", equalTo("grant"))
                .body("facts.find { it.attribute == 'parcel.right_type' }.validUntil", equalTo("2023-06-04"))
                .body("facts.find { it.attribute == 'parcel.area' }.validUntil", equalTo("2023-06-04"));
        facts(code(110), "2023-06-05").then().body("facts", hasSize(0));
        facts(code(111), "2023-06-05")
                .then()
                .body("facts.find { it.attribute == 'parcel.right_type' }.value", equalTo("grant"));

        register(115, 12, 18).then().statusCode(201);
        as(DEPARTMENT)
                .header("If-Match", "\"1\"")
                .delete("/ogc/collections/parcels/items/" + code(115))
                .then()
                .statusCode(204);
        facts(code(115), "2023-06-04").then().body("facts", not(hasSize(0)));
        facts(code(115), "2023-06-05").then().body("facts", hasSize(0));
    }

    @Test
    void only_parcels_that_touch_and_are_alike_are_merged() {
        register(70, 0, 13).then().statusCode(201);
        register(71, 2, 13).then().statusCode(201);
        register(feature(code(72), square(1, 13), Map.of("useCode", "0604")))
                .then()
                .statusCode(201);
        Map<String, Object> merge = Map.of(
                "parcels",
                List.of(Map.of("code", code(70), "revision", 1), Map.of("code", code(71), "revision", 1)),
                "code",
                code(73),
                "registeredArea",
                1000,
                "useUnchanged",
                true,
                "buildingsIntact",
                true,
                "separable",
                true);
        refused(post("merges", merge), "parcels");
        refused(
                post(
                        "merges",
                        with(
                                merge,
                                "parcels",
                                List.of(
                                        Map.of("code", code(70), "revision", 1),
                                        Map.of("code", code(72), "revision", 1)))),
                "parcels");
    }

    @Test
    void who_holds_a_parcel_as_a_person_is_told_by_right_only_and_lies_encrypted() {
        register(feature(
                        code(80),
                        square(0, 15),
                        Map.of("holderKind", "person", "holderId", "P-0800", "holderName", "张三丰")))
                .then()
                .statusCode(201);
        register(feature(
                        code(81),
                        square(1, 15),
                        Map.of("holderKind", "enterprise", "holderId", "E-0810", "holderName", "海河机械有限公司")))
                .then()
                .statusCode(201);
        String items = "/ogc/collections/parcels/items/";
        RestAssured.given()
                .get(items + code(80))
                .then()
                .statusCode(200)
                .body("properties.holderKind", nullValue())
                .body("properties.holderId", nullValue())
                .body("properties.holderName", nullValue());
        RestAssured.given().get(items + code(81)).then().body("properties.holderName", equalTo("海河机械有限公司"));
        for (String knows : List.of(
                DEPARTMENT,
                AUDITOR,
                Tokens.officer("120116"),
                Tokens.officer("120000"),
                Tokens.applicant("P-0800", "person"))) {
            as(knows).get(items + code(80)).then().body("properties.holderName", equalTo("张三丰"));
        }
        for (String stranger : List.of(
                Tokens.department("税务"),
                Tokens.officer("120103"),
                Tokens.applicant("P-0801", "person"),
                Tokens.applicant("P-0800", "enterprise"))) {
            as(stranger).get(items + code(80)).then().body("properties.holderName", nullValue());
        }
        as(Tokens.officer("120103")).get("/v1/parcels/" + code(80)).then().body("properties", not(hasItem("holderId")));
    }

    @Test
    void attributes_are_read_to_the_letter() {
        invalid("code", feature("120116001002GB0001", square(0, 17), Map.of()));
        invalid("useCode", feature(code(90), square(0, 17), Map.of("useCode", "1")));
        invalid("registeredArea", feature(code(90), square(0, 17), Map.of("registeredArea", 0)));
        invalid("registeredArea", feature(code(90), square(0, 17), Map.of("registeredArea", "big")));
        invalid(
                "floorAreaRatioMin",
                feature(code(90), square(0, 17), Map.of("floorAreaRatioMin", 3, "floorAreaRatioMax", 2)));
        invalid("greenRatioMax", feature(code(90), square(0, 17), Map.of("greenRatioMax", 101)));
        invalid("rightType", feature(code(90), square(0, 17), Map.of("rightType", "owned")));
        invalid("validFrom", feature(code(90), square(0, 17), Map.of("validFrom", "2023-06-06")));
        invalid("validFrom", feature(code(90), square(0, 17), Map.of("validFrom", "2023-02-30")));
        invalid("colour", feature(code(90), square(0, 17), Map.of("colour", "red")));
        invalid("holderKind", feature(code(90), square(0, 17), Map.of("holderId", "X-1")));
        register(feature(code(90), box(-500, 17, -499, 18), Map.of()))
                .then()
                .statusCode(422)
                .body("errors[0].rule", equalTo("outside-of-city"));
        // What is computed may be sent back; it is computed again.
        register(feature(code(90), square(0, 17), Map.of("computedArea", 1, "district", "999999")))
                .then()
                .statusCode(201);
        area(code(90), "2023-06-05").body("properties.district", equalTo("120116"));
    }

    private static void invalid(String field, Map<String, Object> feature) {
        register(feature).then().statusCode(400).body("errors[0].field", equalTo(field));
    }

    private static void merged(int sequence, String end, int row) {
        register(feature(
                        code(sequence),
                        square(0, row),
                        Map.of("rightEnds", end, "rightType", "grant", "floorAreaRatioMin", new BigDecimal("1.2"))))
                .then()
                .statusCode(201);
    }

    private static Map<String, Object> part(int sequence, Map<String, Object> geometry) {
        return Map.of("code", code(sequence), "geometry", geometry, "registeredArea", new BigDecimal("38400.50"));
    }

    private static Map<String, Object> split(String parcel, int revision, Map<?, ?>... parts) {
        return Map.of(
                "parcel",
                parcel,
                "revision",
                revision,
                "parts",
                List.of(parts),
                "useUnchanged",
                true,
                "buildingsIntact",
                true,
                "separable",
                true);
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    private static Response post(String what, Map<String, Object> body) {
        return command(DEPARTMENT).body(body).post("/v1/parcels/" + what);
    }

    private static void refused(Response response, String field) {
        response.then()
                .statusCode(422)
                .body("code", equalTo("succession-refused"))
                .body("errors.field", hasItem(field));
    }

    private static Response replace(String code, String seen, Map<String, Object> feature) {
        return as(DEPARTMENT)
                .contentType(Survey.GEO_JSON)
                .header("If-Match", seen)
                .body(feature)
                .put("/ogc/collections/parcels/items/" + code);
    }

    private static io.restassured.response.ValidatableResponse area(String code, String day) {
        return as(AUDITOR).get("/v1/parcels/" + code + "?asOf=" + day).then().statusCode(200);
    }

    private static Response facts(String code, String day) {
        return as(AUDITOR).get("/v1/subjects/parcel/" + code + "/facts?asOf=" + day);
    }
}
