package cn.huice.land.redevelopment;

import static cn.huice.land.redevelopment.Redevelopment.DEPARTMENT;
import static cn.huice.land.redevelopment.Redevelopment.land;
import static cn.huice.land.redevelopment.Redevelopment.parcel;
import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static cn.huice.testing.Calls.confirm;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Five years from the permit or the opinion, registered, ended by conversion. District 120106 is this test's. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class TransitionTest {
    private static final String DISTRICT = "120106";
    private static final String OFFICER = Tokens.officer(DISTRICT);
    private static final String AUDITOR = Tokens.role("auditor");

    @BeforeEach
    void on_a_friday() {
        SettableClock.set(LocalDate.of(2022, 5, 6));
    }

    @Test
    void a_granted_transition_starts_with_the_permit_and_its_end_is_computed_by_the_policy() {
        String parcel = parcel(DISTRICT);
        String id = granted("E-T1", parcel, false);
        transition(id).body("state", equalTo("UNDATED")).body("ends", nullValue());
        start(id, "CONSTRUCTION_PERMIT", "2020-02-29")
                .statusCode(200)
                .body("ends", equalTo("2025-02-28"))
                .body("computedBy", equalTo("ineff20-transition-start"))
                .body("state", equalTo("RUNNING"));
        start(id, "PLANNING_OPINION", "2022-03-01").statusCode(409);
        as(AUDITOR)
                .get("/v1/subjects/parcel/" + parcel + "/facts")
                .then()
                .body("facts.find { it.attribute == 'parcel.transition_start_date' }.value", equalTo("2020-02-29"));
        as(DEPARTMENT)
                .get("/v1/duties?policy=ineff20-allocated-land&district=" + DISTRICT)
                .then()
                .statusCode(200)
                .body("items.due", hasItem("2025-02-28"));
        as(OFFICER).get("/v1/land-transitions?endingBy=2025-02-28").then().body("items.id", hasItem(id));
        as(OFFICER).get("/v1/land-transitions?endingBy=2025-02-27").then().body("items.id", not(hasItem(id)));
        as(Tokens.officer("120103")).get("/v1/land-transitions/" + id).then().statusCode(404);
    }

    @Test
    void before_its_end_only_a_transfer_converts_it_and_at_its_end_anybody_may() {
        String transferred = granted("E-T2", parcel(DISTRICT), false);
        start(transferred, "PLANNING_OPINION", "2022-03-01").statusCode(200).body("ends", equalTo("2027-03-01"));
        convert(transferred, Map.of("cause", "EXPIRY")).statusCode(422).body("errors[0].field", equalTo("cause"));
        convert(transferred, Map.of("cause", "TRANSFER")).statusCode(422).body("errors[0].field", equalTo("newHolder"));
        convert(transferred, Map.of("cause", "TRANSFER", "price", "0", "newHolder", "E-T3"))
                .statusCode(422)
                .body("errors[0].field", equalTo("price"));
        convert(transferred, Map.of("cause", "TRANSFER", "price", "ten")).statusCode(400);
        convert(transferred, Map.of("cause", "TRANSFER", "newHolder", "E-T3", "on", "2022-05-07"))
                .statusCode(422)
                .body("errors[0].field", equalTo("on"));
        convert(transferred, Map.of("cause", "TRANSFER", "newHolder", "E-T3"))
                .statusCode(200)
                .body("state", equalTo("CONVERTED"))
                .body("conversion.price", equalTo("8200000.00"));
        convert(transferred, Map.of("cause", "TRANSFER", "newHolder", "E-T3")).statusCode(409);

        String expired = granted("E-T4", parcel(DISTRICT), false);
        start(expired, "PLANNING_OPINION", "2021-03-01").statusCode(200);
        SettableClock.set(LocalDate.of(2026, 3, 1));
        transition(expired).body("state", equalTo("EXPIRED"));
        convert(expired, Map.of("cause", "EXPIRY", "on", "2026-03-01"))
                .statusCode(200)
                .body("convertedOn", equalTo("2026-03-01"));
    }

    @Test
    void allocation_that_goes_on_in_the_catalogue_has_no_term_and_is_no_transition() {
        granted("E-T5", parcel(DISTRICT), true);
        as(OFFICER).get("/v1/land-transitions?limit=1000").then().body("items.subject.id", not(hasItem("E-T5")));
    }

    @Test
    void the_rule_of_the_day_of_application_computes_the_end_also_after_it_has_run_out() {
        SettableClock.set(LocalDate.of(2023, 11, 30));
        String parcel = parcel(DISTRICT);
        String token = Tokens.applicant("E-T6", "enterprise");
        String application = command(token)
                .body(Map.of(
                        "policy",
                        "land18-transition-manufacturing",
                        "district",
                        DISTRICT,
                        "related",
                        List.of(land(parcel)),
                        "facts",
                        Map.of(
                                "enterprise.transition_type",
                                "traditional_to_advanced_manufacturing",
                                "project.eligibility_certificate_issued",
                                true),
                        "submit",
                        true))
                .post("/v1/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        confirm("业务主管部门认定", "parcel/" + parcel, "project.eligibility_certificate_issued", true);
        act(OFFICER, application, "approve").then().statusCode(200);
        SettableClock.set(LocalDate.of(2023, 12, 5));
        act(Tokens.officer("120000"), application, "approve").then().statusCode(200);
        act(
                        OFFICER,
                        application,
                        Map.of("action", "complete", "facts", Map.of("parcel.transition_start_date", "2023-12-01")))
                .then()
                .statusCode(200)
                .body("state", equalTo("COMPLETED"));
        as(OFFICER)
                .get("/v1/land-transitions?limit=1000")
                .then()
                .body("items.find { it.application == '" + application + "' }.ends", equalTo("2028-12-01"))
                .body(
                        "items.find { it.application == '" + application + "' }.computedBy",
                        equalTo("land18-transition-manufacturing"));
    }

    /** @return the transition's id; null for one that goes on by allocation */
    private static String granted(String enterprise, String parcel, boolean inCatalogue) {
        String token = Tokens.applicant(enterprise, "enterprise");
        String application = command(token)
                .body(Map.of(
                        "policy",
                        "ineff20-allocated-land",
                        "district",
                        DISTRICT,
                        "related",
                        List.of(land(parcel)),
                        "facts",
                        Map.of(
                                "parcel.right_type",
                                "allocation",
                                "project.legally_approved",
                                true,
                                "parcel.has_idle_industrial_building",
                                true,
                                "project.new_business",
                                "elderly_care",
                                "parcel.new_use_in_allocation_catalogue",
                                inCatalogue),
                        "submit",
                        true))
                .post("/v1/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        act(OFFICER, application, "accept").then().statusCode(200);
        Map<String, Object> approval = new HashMap<>(Map.of("action", "approve"));
        if (inCatalogue) {
            approval.put("amount", "0.00");
        }
        act(OFFICER, application, approval).then().statusCode(200).body("state", equalTo("COMPLETED"));
        return as(OFFICER)
                .get("/v1/land-transitions?limit=1000")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.application == '" + application + "' }?.id");
    }

    private static io.restassured.response.ValidatableResponse transition(String id) {
        return as(OFFICER).get("/v1/land-transitions/" + id).then().statusCode(200);
    }

    private static io.restassured.response.ValidatableResponse start(String id, String basis, String on) {
        return command(DEPARTMENT)
                .header(
                        "If-Match",
                        as(OFFICER).get("/v1/land-transitions/" + id).header("ETag"))
                .body(Map.of("basis", basis, "on", on))
                .post("/v1/land-transitions/" + id + "/start")
                .then();
    }

    private static io.restassured.response.ValidatableResponse convert(String id, Map<String, Object> more) {
        Map<String, Object> conversion = new HashMap<>(
                Map.of("on", "2022-05-06", "newUse", "养老服务设施用地", "newRight", "出让", "price", "8200000.00"));
        conversion.putAll(more);
        return command(DEPARTMENT)
                .header(
                        "If-Match",
                        as(OFFICER).get("/v1/land-transitions/" + id).header("ETag"))
                .body(conversion)
                .post("/v1/land-transitions/" + id + "/conversion")
                .then();
    }
}
