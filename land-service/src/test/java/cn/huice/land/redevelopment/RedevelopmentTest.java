package cn.huice.land.redevelopment;

import static cn.huice.land.redevelopment.Redevelopment.bureau;
import static cn.huice.land.redevelopment.Redevelopment.determined;
import static cn.huice.land.redevelopment.Redevelopment.filed;
import static cn.huice.land.redevelopment.Redevelopment.land;
import static cn.huice.land.redevelopment.Redevelopment.parcel;
import static cn.huice.land.redevelopment.Redevelopment.planned;
import static cn.huice.land.redevelopment.Redevelopment.survey;
import static cn.huice.land.redevelopment.Redevelopment.unit;
import static cn.huice.land.redevelopment.Redevelopment.unitPlan;
import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the survey to the approved plan of a unit. Each test has a district of its own. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class RedevelopmentTest {
    private static final String CITY = Tokens.officer("120000");
    private static final String AUDITOR = Tokens.role("auditor");

    @BeforeEach
    void on_a_friday() {
        SettableClock.set(LocalDate.of(2022, 5, 6));
    }

    @Test
    void several_parcels_are_surveyed_as_one_unit_with_their_area_and_facts() {
        String first = parcel("120110");
        String second = parcel("120110");
        String unit = unit(List.of(first, second));
        as(Tokens.officer("120110"))
                .get("/v1/survey-units/" + unit)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("parcels", hasItems(first, second))
                .body("area.toString()", equalTo("115.2015"))
                .body("geometry.type", equalTo("MultiPolygon"));
        as(AUDITOR)
                .get("/v1/subjects/parcel/" + unit + "/facts")
                .then()
                .body("facts.find { it.attribute == 'parcel.indicators_evaluated_count' }.value", equalTo(2))
                .body("facts.find { it.attribute == 'parcel.scattered' }.standing", equalTo("VERIFIED"))
                .body("facts.find { it.attribute == 'parcel.scattered' }.source", equalTo("规划资源"));
        command(Redevelopment.DEPARTMENT)
                .body(Map.of("parcels", List.of(second), "survey", survey(Map.of(), Map.of())))
                .post("/v1/survey-units")
                .then()
                .statusCode(409)
                .body("code", equalTo("parcel-surveyed"));
        command(Redevelopment.DEPARTMENT)
                .body(survey(Map.of("parcel.area", 5), Map.of()))
                .header("If-Match", "\"1\"")
                .put("/v1/survey-units/" + unit)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("facts.parcel.area"));
        command(Tokens.department("税务"))
                .body(Map.of("parcels", List.of(parcel("120110")), "survey", survey(Map.of(), Map.of())))
                .post("/v1/survey-units")
                .then()
                .statusCode(403);
        as(Tokens.officer("120103")).get("/v1/survey-units/" + unit).then().statusCode(404);
    }

    @Test
    void idle_and_disputed_land_is_not_determined_and_the_article_says_why() {
        for (String fact : List.of("parcel.is_idle", "parcel.title_disputed")) {
            String unit = unit(List.of(parcel("120111")), survey(Map.of(fact, true), Map.of("USE_INTENSITY", 1)));
            as(Tokens.officer("120111"))
                    .get("/v1/survey-units/" + unit + "/evaluation")
                    .then()
                    .statusCode(200)
                    .body("result", equalTo("NOT_INEFFICIENT"))
                    .body("reasons.article", hasItem("四"));
            String application = filed("ineff20-determination-mapping", "120111", List.of(land(unit)), Map.of());
            act(bureau("120111"), application, "submit")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("not-inefficient"));
        }
        String application =
                filed("ineff20-determination-mapping", "120111", List.of(land(parcel("120111"))), Map.of());
        act(bureau("120111"), application, "submit").then().statusCode(422).body("code", equalTo("unit-missing"));
    }

    @Test
    void determined_land_is_found_by_filter_and_place_exported_and_reported() {
        String unit = determined("120112");
        String officer = Tokens.officer("120112");
        String bbox = as(officer)
                .get("/v1/survey-units/" + unit)
                .jsonPath()
                .getList("geometry.coordinates[0]", List.class)
                .stream()
                .limit(1)
                .map(corner -> corner.get(0) + "," + corner.get(1) + "," + corner.get(0) + "," + corner.get(1))
                .findFirst()
                .orElseThrow();
        as(officer)
                .get("/v1/inefficient-land?type=retreat_second_for_third&state=DETERMINED&bbox=" + bbox)
                .then()
                .statusCode(200)
                .body("items.unit", contains(unit))
                .body("items[0].typeName", equalTo("退二进三用地"))
                .body("items[0].determinedOn", equalTo("2022-05-06"))
                .body("items[0].reportedOn", nullValue());
        as(officer).get("/v1/inefficient-land?bbox=100,30,101,31").then().body("items", hasSize(0));
        as(officer).get("/v1/inefficient-land?bbox=3,2,1").then().statusCode(400);
        as(officer).get("/v1/inefficient-land?type=none").then().statusCode(400);
        as(Tokens.officer("120103")).get("/v1/inefficient-land/" + unit).then().statusCode(404);
        as(officer)
                .get("/v1/inefficient-land/exports?format=geojson")
                .then()
                .statusCode(200)
                .contentType("application/geo+json")
                .body("features.id", hasItem(unit))
                .body("features.find { it.id == '" + unit + "' }.properties.use", equalTo("工业用地"));
        byte[] workbook = as(officer)
                .get("/v1/inefficient-land/exports?format=xlsx")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertEquals('P', workbook[0]);
        assertTrue(workbook.length > 1000);
        as(officer).get("/v1/inefficient-land/exports?format=pdf").then().statusCode(400);

        command(officer)
                .post("/v1/inefficient-land/reports")
                .then()
                .statusCode(201)
                .body("units", hasItem(unit));
        as(CITY).get("/v1/inefficient-land?district=120112&reported=true")
                .then()
                .body("items.unit", hasItem(unit));
        command(officer).post("/v1/inefficient-land/reports").then().statusCode(409);
        command(CITY).post("/v1/inefficient-land/reports").then().statusCode(403);
        String again = filed("ineff20-determination-mapping", "120112", List.of(land(unit)), Map.of());
        act(bureau("120112"), again, "submit").then().statusCode(200);
        act(officer, again, "accept").then().statusCode(200);
        act(officer, again, "approve").then().statusCode(200);
        act(officer, again, "approve").then().statusCode(409).body("code", equalTo("unit-determined"));
        as(officer).get("/v1/applications/" + again).then().body("state", equalTo("IN_PROGRESS"));
    }

    @Test
    void a_special_plan_is_checked_by_the_city_adopted_by_the_district_published_and_changed_only_by_another() {
        String district = "120113";
        String unit = determined(district);
        String other = determined(district);
        String application = filed("ineff20-special-plan", district, List.of(), Map.of());
        act(bureau(district), application, "submit").then().statusCode(422).body("code", equalTo("unfit-plan"));
        command(bureau(district))
                .body(Redevelopment.plan(List.of(unit(List.of(parcel(district))))))
                .put("/v1/special-plans/" + application)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("units[0].unit"));
        command(bureau(district))
                .body(Redevelopment.plan(List.of(unit)))
                .put("/v1/special-plans/" + application)
                .then()
                .statusCode(200);
        command(bureau(district))
                .body(Redevelopment.plan(List.of(unit)))
                .put("/v1/special-plans/" + application)
                .then()
                .statusCode(428);
        as(Tokens.officer("120103"))
                .get("/v1/special-plans/" + application)
                .then()
                .statusCode(404);
        act(bureau(district), application, "submit").then().statusCode(200);
        act(Tokens.officer(district), application, "approve").then().statusCode(403);
        act(CITY, application, "approve").then().statusCode(200).body("step.kind", equalTo("DECISION"));
        act(Tokens.officer(district), application, "approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("COMPLETED"));
        as(bureau(district))
                .get("/v1/special-plans?district=" + district)
                .then()
                .statusCode(200)
                .body("[0].state", equalTo("ADOPTED"))
                .body("[0].version", equalTo(1));
        inPlan(unit, true);
        as(Tokens.officer(district))
                .get("/v1/duties?district=" + district)
                .then()
                .statusCode(200)
                .body("items.policy", hasItem("ineff20-yearly-self-check"));

        String second = filed("ineff20-special-plan", district, List.of(), Map.of());
        command(bureau(district))
                .body(Redevelopment.plan(List.of(other)))
                .put("/v1/special-plans/" + second)
                .then()
                .statusCode(422)
                .body("errors[0].rule", equalTo("ineff20-special-plan-change"));

        String change = filed("ineff20-special-plan-change", district, List.of(), Map.of());
        command(bureau(district))
                .body(Redevelopment.change(List.of(other), Map.of("cause", "DETAILED_PLAN", "reason", "控规修改")))
                .put("/v1/special-plans/" + change)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("change.detailedPlan"));
        command(bureau(district))
                .body(Redevelopment.change(
                        List.of(other),
                        Map.of("cause", "DETAILED_PLAN", "reason", "控规修改", "detailedPlan", "04-12 单元控规，2022 年 4 月")))
                .put("/v1/special-plans/" + change)
                .then()
                .statusCode(200);
        act(bureau(district), change, "submit").then().statusCode(200);
        act(Tokens.officer(district), change, "approve").then().statusCode(200);
        as(CITY).get("/v1/special-plans?district=" + district)
                .then()
                .body("state", contains("ADOPTED", "SUPERSEDED"))
                .body("version", contains(2, 1));
        inPlan(unit, false);
        inPlan(other, true);
        command(Tokens.officer(district))
                .header("If-Match", as(CITY).get("/v1/special-plans/" + change).header("ETag"))
                .post("/v1/special-plans/" + change + "/reports")
                .then()
                .statusCode(200)
                .body("reportedOn", equalTo("2022-05-06"));
    }

    @Test
    void a_units_plan_is_reviewed_side_by_side_approved_and_published() {
        String district = "120114";
        String unit = determined(district);
        planned(district, List.of(unit));
        command(Tokens.officer(district))
                .body(Map.of("id", "PRJ-0114", "district", district))
                .post("/v1/subjects/project")
                .then()
                .statusCode(201);
        List<Map<String, String>> related = List.of(Map.of("kind", "project", "id", "PRJ-0114"), land(unit));
        String reserved = filed(
                "ineff20-unit-plan-approval",
                district,
                related,
                Map.of("parcel.unit_development_mode", "government_reserve"));
        command(bureau(district))
                .body(unitPlan(unit))
                .put("/v1/unit-plans/" + reserved)
                .then()
                .statusCode(200);
        act(bureau(district), reserved, "submit").then().statusCode(422).body("code", equalTo("not-eligible"));

        String application =
                filed("ineff20-unit-plan-approval", district, related, Map.of("parcel.unit_development_mode", "self"));
        command(bureau(district))
                .body(unitPlan(determined(district)))
                .put("/v1/unit-plans/" + application)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("unit"));
        command(bureau(district))
                .body(unitPlan(unit))
                .put("/v1/unit-plans/" + application)
                .then()
                .statusCode(200);
        act(bureau(district), application, "submit").then().statusCode(200);
        act(Tokens.officer(district), application, "accept").then().statusCode(200);
        command(Redevelopment.DEPARTMENT)
                .body(Map.of("value", "self"))
                .put("/v1/subjects/parcel/" + unit + "/facts/parcel.unit_development_mode")
                .then()
                .statusCode(200);
        for (String department : List.of("发展改革", "工信", "规划资源", "住房城乡建设", "生态环境", "城市管理")) {
            command(Tokens.department(department))
                    .body(Map.of("department", department, "agrees", true))
                    .post("/v1/applications/" + application + "/opinions")
                    .then()
                    .statusCode(200);
        }
        act(Tokens.officer(district), application, "approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("COMPLETED"));
        as(AUDITOR)
                .get("/v1/unit-plans?district=" + district)
                .then()
                .body("[0].content.unit", equalTo(unit))
                .body("[0].approvedOn", equalTo("2022-05-06"));
        as(CITY).get("/v1/inefficient-land/" + unit).then().body("state", equalTo("PLAN_APPROVED"));
        as(bureau(district))
                .get("/v1/duties?policy=ineff20-procedures-required")
                .then()
                .statusCode(200)
                .body("items.due", hasItem("2023-06-30"));
    }

    @Test
    void who_must_be_led_by_the_government_is_not_led_by_the_market() {
        String district = "120115";
        String unit = determined(district);
        command(Tokens.officer(district))
                .body(Map.of("id", "PRJ-0115", "district", district))
                .post("/v1/subjects/project")
                .then()
                .statusCode(201);
        command(Redevelopment.DEPARTMENT)
                .body(Map.of("value", true))
                .put("/v1/subjects/parcel/" + unit + "/facts/parcel.state_must_reclaim")
                .then()
                .statusCode(200);
        List<Map<String, String>> related = List.of(Map.of("kind", "project", "id", "PRJ-0115"), land(unit));
        Map<String, Object> cooperation = Map.of(
                "parcel.unit_development_mode",
                "cooperation",
                "parcel.unit_original_holder_contribution_ratio",
                "0.51",
                "project.is_commercial_real_estate",
                false);
        String market = filed("ineff20-market-led", district, related, cooperation);
        act(bureau(district), market, "submit").then().statusCode(422).body("errors.rule", hasItem("六（一）"));
        String government = filed("ineff20-government-led", district, related, Map.of());
        act(bureau(district), government, "submit").then().statusCode(200);
        act(Tokens.officer(district), government, "accept").then().statusCode(200);
        act(Tokens.officer(district), government, "approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("COMPLETED"));
        as(CITY).get("/v1/inefficient-land/" + unit).then().body("mode", equalTo("GOVERNMENT"));
    }

    @Test
    void the_self_check_of_a_year_is_made_once_and_the_next_one_is_due() {
        String district = "120117";
        planned(district, List.of(determined(district)));
        String path = "/v1/districts/" + district + "/redevelopment-self-checks";
        String officer = Tokens.officer(district);
        as(officer).get(path).then().statusCode(200).body("assessment.outcome", not(equalTo("ELIGIBLE")));
        Map<String, Object> check = Map.of("year", 2022, "unitsStarted", 1, "unitsFinished", 0, "summary", "启动一处");
        command(Tokens.officer("120103")).body(check).post(path).then().statusCode(403);
        command(officer).body(check).post(path).then().statusCode(201).body("madeOn", notNullValue());
        command(officer).body(check).post(path).then().statusCode(409);
        as(officer).get(path).then().body("assessment.outcome", equalTo("ELIGIBLE"));
        as(officer)
                .get("/v1/duties?policy=ineff20-yearly-self-check")
                .then()
                .body("items.findAll { it.state == 'OPEN' }.due", contains("2023-12-31"))
                .body("items.findAll { it.state == 'FULFILLED' }.due", contains("2022-12-31"));
    }

    private static void inPlan(String unit, boolean planned) {
        as(AUDITOR)
                .get("/v1/subjects/parcel/" + unit + "/facts")
                .then()
                .body("facts.find { it.attribute == 'parcel.in_special_plan' }.value", equalTo(planned));
    }
}
