package cn.huice.land.idle;

import static cn.huice.land.redevelopment.Redevelopment.DEPARTMENT;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.huice.land.ogc.Survey;
import cn.huice.land.redevelopment.Redevelopment;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Land that lies idle, by 第53号令. District 120115, rows 310 to 319 of the grid. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class IdleLandTest {
    private static final String DISTRICT = "120115";
    private static final String OFFICER = Tokens.officer(DISTRICT);
    private static final AtomicInteger NEXT = new AtomicInteger();

    @BeforeEach
    void on_a_wednesday() {
        SettableClock.set(LocalDate.of(2022, 6, 1));
    }

    @Test
    void land_not_started_a_year_after_the_agreed_day_is_idle_and_costs_a_fifth_of_its_price() {
        String parcel = held("E-I1");
        String id = suspected(parcel, notStarted("2021-06-01", "OWN"));
        as(DEPARTMENT)
                .get("/v1/duties?policy=land18-idle-land&district=" + DISTRICT + "&limit=1000")
                .then()
                .body(
                        "items.findAll { it.origin.id == '" + id + "' && it.code == 'survey' }.due",
                        contains("2022-07-01"));
        command(DEPARTMENT)
                .body(suspicion(parcel, notStarted("2021-06-01", "OWN")))
                .post("/v1/idle-land")
                .then()
                .statusCode(409)
                .body("code", equalTo("under-survey"));
        act(id, "disposal", disposal("IDLE_FEE")).statusCode(409).body("code", equalTo("idle-land-state"));
        act(id, "determination", Map.of())
                .statusCode(200)
                .body("state", equalTo("IDLE"))
                .body("assessments.find { it.policy == 'idle53-fee' }.amount.value", equalTo("2400000.00"))
                .body("assessments.find { it.policy == 'idle53-idle-land' }.trace.article", hasItem("第二条"));
        as(Tokens.role("auditor"))
                .get("/v1/subjects/parcel/" + parcel + "/facts/parcel.is_idle")
                .then()
                .body("[0].value", equalTo(true));
        act(id, "disposal", disposal("EXTENSION")).statusCode(422).body("errors[0].field", equalTo("kind"));
        act(id, "disposal", disposal("FREE_RECLAIM")).statusCode(422).body("errors[0].rule", equalTo("第十四条（二）"));
        act(id, "disposal", disposal("IDLE_FEE"))
                .statusCode(200)
                .body("state", equalTo("DISPOSED"))
                .body("disposal.amount", equalTo("2400000.00"));
        as(Tokens.applicant("E-I1", "enterprise"))
                .get("/v1/duties")
                .then()
                .body("items.findAll { it.code == 'pay' }.due", contains("2022-07-01"));
        as(Tokens.applicant("E-I1", "enterprise"))
                .get("/v1/idle-land/" + id)
                .then()
                .statusCode(200);
        as(Tokens.applicant("E-OTHER", "enterprise"))
                .get("/v1/idle-land/" + id)
                .then()
                .statusCode(404);
        as(Tokens.officer("120103")).get("/v1/idle-land/" + id).then().statusCode(404);
    }

    @Test
    void a_day_before_the_year_is_full_it_is_not_idle() {
        String id = suspected(held("E-I2"), notStarted("2021-06-02", "OWN"));
        act(id, "determination", Map.of()).statusCode(200).body("state", equalTo("NOT_IDLE"));
        act(id, "determination", Map.of()).statusCode(409);
        as(OFFICER).get("/v1/idle-land?state=NOT_IDLE&limit=1000").then().body("items.id", hasItem(id));
    }

    @Test
    void after_two_years_it_is_taken_back_without_compensation_and_no_fee_is_due() {
        String id = suspected(held("E-I3"), notStarted("2020-06-01", "OWN"));
        act(id, "determination", Map.of()).statusCode(200).body("state", equalTo("IDLE"));
        act(id, "disposal", disposal("IDLE_FEE")).statusCode(422);
        act(id, "disposal", disposal("FREE_RECLAIM")).statusCode(200).body("disposal.kind", equalTo("FREE_RECLAIM"));
    }

    @Test
    void what_the_government_caused_is_extended_by_a_year_at_most_and_costs_nothing() {
        String id = suspected(held("E-I4"), notStarted("2020-06-01", "GOVERNMENT"));
        act(id, "determination", Map.of())
                .statusCode(200)
                .body("state", equalTo("IDLE"))
                .body("assessments.find { it.policy == 'idle53-fee' }.amount.value", equalTo("0.00"))
                .body("assessments.find { it.policy == 'idle53-free-reclaim' }.outcome", equalTo("INELIGIBLE"));
        act(id, "disposal", disposal("IDLE_FEE")).statusCode(422);
        act(id, "disposal", disposal("EXTENSION")).statusCode(400).body("errors[0].field", equalTo("until"));
        act(id, "disposal", until("2023-06-02")).statusCode(422).body("errors[0].field", equalTo("until"));
        act(id, "disposal", until("2023-06-01")).statusCode(200).body("disposal.until", equalTo("2023-06-01"));
        as(Tokens.applicant("E-I4", "enterprise"))
                .get("/v1/duties")
                .then()
                .body("items.findAll { it.code == 'start' }.due", contains("2023-06-01"));
    }

    @Test
    void building_that_stopped_is_measured_by_area_and_investment_and_what_is_missing_is_named() {
        Map<String, Object> findings = new HashMap<>(Map.of(
                "agreedStart",
                "2020-03-01",
                "started",
                true,
                "price",
                "12000000.00",
                "cause",
                "OWN",
                "reason",
                "资金链断裂"));
        String id = suspected(held("E-I5"), findings);
        act(id, "determination", Map.of())
                .statusCode(422)
                .body("code", equalTo("facts-missing"))
                .body("errors.rule", hasItem("第二条"));
        findings.put("developedRatio", new java.math.BigDecimal("0.5"));
        findings.put("investedRatio", new java.math.BigDecimal("0.2499"));
        findings.put("stoppedSince", "2021-06-01");
        command(DEPARTMENT)
                .header("If-Match", as(OFFICER).get("/v1/idle-land/" + id).header("ETag"))
                .body(findings)
                .put("/v1/idle-land/" + id + "/findings")
                .then()
                .statusCode(200);
        act(id, "determination", Map.of()).statusCode(200).body("state", equalTo("IDLE"));
        Map<String, Object> absurd = new HashMap<>(findings);
        absurd.put("started", false);
        command(DEPARTMENT)
                .body(suspicion(held("E-I6"), absurd))
                .post("/v1/idle-land")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("findings.started"));
        command(Tokens.department("税务"))
                .body(suspicion(held("E-I7"), findings))
                .post("/v1/idle-land")
                .then()
                .statusCode(403);
    }

    @Test
    void a_town_with_much_idle_land_is_listed_and_its_new_supply_paused() {
        Map<String, Object> pause =
                Map.of("district", DISTRICT, "town", "大钟庄镇", "kind", "SUPPLY_PAUSED", "reason", "闲置土地较多");
        command(Tokens.officer("120103"))
                .body(pause)
                .post("/v1/supply-pauses")
                .then()
                .statusCode(403);
        String id = command(OFFICER)
                .body(pause)
                .post("/v1/supply-pauses")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        command(OFFICER).body(pause).post("/v1/supply-pauses").then().statusCode(409);
        as(OFFICER).get("/v1/supply-pauses?district=" + DISTRICT).then().body("kind", contains("SUPPLY_PAUSED"));
        command(OFFICER).post("/v1/supply-pauses/" + id + "/lifting").then().statusCode(428);
        command(OFFICER)
                .header("If-Match", "\"1\"")
                .post("/v1/supply-pauses/" + id + "/lifting")
                .then()
                .statusCode(200)
                .body("liftedOn", equalTo("2022-06-01"));
        as(OFFICER).get("/v1/supply-pauses?district=" + DISTRICT).then().body("", hasSize(0));
    }

    private static Map<String, Object> notStarted(String agreed, String cause) {
        return Map.of("agreedStart", agreed, "started", false, "price", "12000000.00", "cause", cause, "reason", "未动工");
    }

    private static Map<String, Object> disposal(String kind) {
        return Map.of("kind", kind, "note", "按第53号令处置");
    }

    private static Map<String, Object> until(String day) {
        return Map.of("kind", "EXTENSION", "note", "按第53号令处置", "until", day);
    }

    private static String held(String holder) {
        int place = NEXT.getAndIncrement();
        return Redevelopment.parcel(
                DISTRICT, Survey.square(2 * place, 310), Map.of("holderKind", "enterprise", "holderId", holder));
    }

    private static Map<String, Object> suspicion(String parcel, Map<String, Object> findings) {
        return Map.of("parcel", parcel, "town", "大钟庄镇", "findings", findings);
    }

    private static String suspected(String parcel, Map<String, Object> findings) {
        return command(DEPARTMENT)
                .body(suspicion(parcel, findings))
                .post("/v1/idle-land")
                .then()
                .statusCode(201)
                .body("state", equalTo("SUSPECTED"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse act(String id, String door, Map<String, Object> body) {
        var request = command(DEPARTMENT)
                .header("If-Match", as(DEPARTMENT).get("/v1/idle-land/" + id).header("ETag"));
        return (body.isEmpty() ? request : request.body(body))
                .post("/v1/idle-land/" + id + "/" + door)
                .then();
    }
}
