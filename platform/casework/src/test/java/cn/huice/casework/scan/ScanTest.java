package cn.huice.casework.scan;

import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.newSubject;
import static cn.huice.testing.Calls.command;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.huice.casework.testbed.Enterprise;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.Register;
import cn.huice.registry.SubjectId;
import cn.huice.registry.Validity;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 免申即享, from the scan over the proposal to the case. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class ScanTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 6, 5);
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final AttributeKey EXPENSE = new AttributeKey("enterprise.rd_expense_prior_year");
    private static final AttributeKey CITY = new AttributeKey("enterprise.registered_city");
    private static final String POLICY = "equipment-grant";
    private static int districts = 120_500;

    @Inject
    Register register;

    private final String district = Integer.toString(districts++);
    private final String officer = Tokens.officer(district);
    private final SubjectId small = enterprise();
    private final SubjectId large = enterprise();
    private final SubjectId elsewhere = enterprise();

    @BeforeEach
    void two_enterprises_of_the_city_and_one_of_elsewhere() {
        SettableClock.set(TODAY);
        register(small, "tianjin", "10000.00");
        register(large, "tianjin", "20000.00");
        register(elsewhere, "other", "30000.00");
    }

    @AfterEach
    void real_time_again() {
        SettableClock.reset();
    }

    @Test
    void who_is_entitled_and_has_not_applied_is_found_with_sums() {
        JsonPath done = scanned(officer);

        assertEquals(2, done.getInt("found"));
        assertEquals(2, done.getInt("policies[0].found"));
        assertEquals("3000.00", done.getString("policies[0].exact"));
        assertEquals("CNY", done.getString("policies[0].unit"));
        results(officer, done.getString("id"))
                .body("items.subject", containsInAnyOrder(small.id(), large.id()))
                .body("items.amount", containsInAnyOrder("1000.00", "2000.00"))
                .body("next", equalTo(null));
    }

    @Test
    void who_has_applied_this_year_is_counted_and_not_found() {
        new Enterprise(small.id())
                .apply(
                        "open-grant",
                        Map.of(
                                "enterprise.registered_city",
                                "tianjin",
                                "enterprise.rd_expense_prior_year",
                                "10000.00"));
        JsonPath done = scanned(officer, "open-grant");

        assertEquals(1, done.getInt("policies[0].applied"));
        results(officer, done.getString("id")).body("items.subject", contains(large.id()));
    }

    @Test
    void results_come_page_by_page() {
        String id = scanned(officer).getString("id");
        String next = as(officer)
                .get("/v1/scans/" + id + "/results?limit=1")
                .then()
                .body("items", hasSize(1))
                .body("next", notNullValue())
                .extract()
                .path("next");
        as(officer)
                .get("/v1/scans/" + id + "/results?limit=1&cursor=" + next)
                .then()
                .body("items", hasSize(1))
                .body("next", equalTo(null));
        as(officer).get("/v1/scans/" + id + "/results?cursor=x").then().statusCode(400);
    }

    @Test
    void another_districts_officer_sees_neither_scan_nor_results_nor_proposals() {
        String id = scanned(officer).getString("id");
        String stranger = Tokens.officer("120104");
        as(stranger).get("/v1/scans/" + id).then().statusCode(404);
        as(stranger).get("/v1/scans/" + id + "/results").then().statusCode(404);
        command(stranger)
                .body(Map.of())
                .post("/v1/scans/" + id + "/proposals")
                .then()
                .statusCode(404);
        as(Tokens.role("auditor")).get("/v1/scans/" + id).then().statusCode(200);
    }

    @Test
    void a_proposal_is_confirmed_in_one_step_without_materials_and_the_case_is_submitted() {
        proposed();
        String token = Tokens.applicant(large.id(), "enterprise");
        JsonPath mine =
                as(token).get("/v1/proposals").then().statusCode(200).extract().jsonPath();
        assertEquals(List.of("2000.00"), mine.getList("items.amount"));

        String application = act(token, mine, "confirm")
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"))
                .extract()
                .path("application");
        as(token)
                .get("/v1/applications/" + application)
                .then()
                .body("state", equalTo("IN_PROGRESS"))
                .body("policy", equalTo(POLICY))
                .body("amount", equalTo("2000.00"));
    }

    @Test
    void a_proposal_is_confirmed_once_and_only_by_whom_it_is_for() {
        proposed();
        String token = Tokens.applicant(small.id(), "enterprise");
        JsonPath mine = as(token).get("/v1/proposals").then().extract().jsonPath();
        act(Tokens.applicant(large.id(), "enterprise"), mine, "confirm").statusCode(404);
        act(token, mine, "confirm").statusCode(200);
        act(token, mine, "confirm").statusCode(412);
        command(token)
                .header("If-Match", "\"2\"")
                .body(Map.of("action", "decline"))
                .post("/v1/proposals/" + mine.getString("items[0].id") + "/actions")
                .then()
                .statusCode(409)
                .body("code", equalTo("proposal-not-open"));
    }

    @Test
    void what_is_proposed_is_not_proposed_again_until_it_has_expired() {
        String scan = scanned(officer).getString("id");
        assertEquals(2, propose(scan, Map.of("until", "2023-06-06")));
        assertEquals(0, propose(scan, Map.of()));
        SettableClock.set(TODAY.plusDays(2));
        String token = Tokens.applicant(small.id(), "enterprise");
        JsonPath mine = as(token).get("/v1/proposals").then().extract().jsonPath();
        assertEquals("EXPIRED", mine.getString("items[0].state"));
        act(token, mine, "confirm").statusCode(409);
        assertEquals(2, propose(scan, Map.of()));
    }

    @Test
    void a_subject_whose_facts_have_changed_is_told_why_the_proposal_does_not_hold() {
        proposed();
        register.declare(small, CITY, new Value.Symbol("other"), Validity.from(LONG_AGO));
        String token = Tokens.applicant(small.id(), "enterprise");
        JsonPath mine = as(token).get("/v1/proposals").then().extract().jsonPath();
        act(token, mine, "confirm").statusCode(422).body("code", equalTo("not-eligible"));
        assertNull(as(token)
                .get("/v1/proposals/" + mine.getString("items[0].id"))
                .then()
                .extract()
                .path("application"));
    }

    @Test
    void what_cannot_be_scanned_is_refused_by_field() {
        start(officer, Map.of("kind", "planet")).statusCode(400).body("errors[0].field", equalTo("kind"));
        start(officer, Map.of("kind", "enterprise", "policies", List.of("no-such-policy")))
                .statusCode(400)
                .body("errors[0].field", equalTo("policies[0]"));
        start(officer, Map.of("kind", "enterprise", "policies", List.of(POLICY), "asOf", "2019-01-01"))
                .statusCode(422)
                .body("code", equalTo("nothing-to-scan"));
        start(Tokens.applicant(small.id(), "enterprise"), Map.of("kind", "enterprise"))
                .statusCode(403);
    }

    private void proposed() {
        assertEquals(2, propose(scanned(officer).getString("id"), Map.of()));
    }

    private int propose(String scan, Map<String, Object> body) {
        return command(officer)
                .body(body)
                .post("/v1/scans/" + scan + "/proposals")
                .then()
                .statusCode(201)
                .extract()
                .path("made");
    }

    private static ValidatableResponse act(String token, JsonPath proposals, String action) {
        return command(token)
                .header("If-Match", "\"" + proposals.getString("items[0].revision") + "\"")
                .body(Map.of("action", action))
                .post("/v1/proposals/" + proposals.getString("items[0].id") + "/actions")
                .then();
    }

    private static SubjectId enterprise() {
        return new SubjectId("enterprise", newSubject());
    }

    private void register(SubjectId subject, String city, String expense) {
        register.ensure(subject, district);
        register.declare(subject, CITY, new Value.Symbol(city), Validity.from(LONG_AGO));
        register.declare(subject, EXPENSE, new Value.Num(new BigDecimal(expense)), Validity.from(LONG_AGO));
    }

    private static ValidatableResponse start(String token, Map<String, Object> body) {
        return command(token).body(body).post("/v1/scans").then();
    }

    private static JsonPath scanned(String token) {
        return scanned(token, POLICY);
    }

    private static JsonPath scanned(String token, String policy) {
        String id = start(token, Map.of("kind", "enterprise", "policies", List.of(policy)))
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !scan(token, id).getString("state").equals("RUNNING"));
        JsonPath done = scan(token, id);
        assertEquals("DONE", done.getString("state"), done.prettify());
        return done;
    }

    private static JsonPath scan(String token, String id) {
        return as(token).get("/v1/scans/" + id).then().statusCode(200).extract().jsonPath();
    }

    private static ValidatableResponse results(String token, String id) {
        return as(token).get("/v1/scans/" + id + "/results").then().statusCode(200);
    }
}
