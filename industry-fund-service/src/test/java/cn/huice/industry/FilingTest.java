package cn.huice.industry;

import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class FilingTest {
    private static final String APPLICANT = Tokens.applicant("E-0200", "enterprise");

    @BeforeEach
    void while_the_policy_is_in_force() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @Test
    void two_hundred_identical_submissions_are_one_application_and_two_hundred_equal_answers() throws Exception {
        String token = Tokens.applicant("E-0201", "enterprise");
        List<Future<Response>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                answers.add(clients.submit(() -> as(token)
                        .header("Idempotency-Key", "two-hundred-at-once")
                        .body(Industry.filing())
                        .post("/v1/applications")));
            }
        }
        Set<String> bodies = answers.stream()
                .map(FilingTest::answer)
                .map(response -> response.statusCode() + response.header("ETag") + response.asString())
                .collect(Collectors.toSet());
        assertEquals(1, bodies.size(), bodies.toString());
        as(token).get("/v1/applications?mine=true").then().body("items.size()", equalTo(1));
    }

    @Test
    void the_same_key_for_another_request_is_refused() {
        as(APPLICANT)
                .header("Idempotency-Key", "one-key-two-requests")
                .body(Industry.filing())
                .post("/v1/applications")
                .then()
                .statusCode(201);
        as(APPLICANT)
                .header("Idempotency-Key", "one-key-two-requests")
                .body(Map.of("policy", Industry.POLICY, "district", "120104", "facts", Industry.facts()))
                .post("/v1/applications")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void what_is_not_eligible_is_refused_with_the_article_it_fails() {
        Map<String, Object> facts = Industry.facts();
        facts.put("enterprise.registered_city", "other");
        facts.put("enterprise.in_dishonesty_record", true);
        command(APPLICANT)
                .body(Map.of("policy", Industry.POLICY, "district", "120103", "facts", facts, "submit", true))
                .post("/v1/applications")
                .then()
                .statusCode(422)
                .body("code", equalTo("not-eligible"))
                .body("errors.rule.toString()", containsString("第四条"));
    }

    @Test
    void an_expired_policy_takes_no_applications() {
        SettableClock.set(LocalDate.of(2025, 1, 2));
        Industry.file("E-0200").then().statusCode(422).body("code", equalTo("not-in-force"));
    }

    @ParameterizedTest
    @CsvSource({"P-0202, person", "E-0202, enterprise", "I-0202, institution"})
    void a_calculation_for_nobody_in_particular_may_be_asked_for_by_anyone(String subject, String kind) {
        command(Tokens.applicant(subject, kind))
                .body(Map.of(
                        "policy",
                        "smm20-funding-split",
                        "district",
                        "120103",
                        "facts",
                        Map.of("claim.grant_item", "5g_base_station", "claim.grant_amount", "1000000.00"),
                        "submit",
                        true))
                .post("/v1/applications")
                .then()
                .statusCode(201)
                .body("amount", equalTo("1000000.00"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"policy": | $
            [] | $
            {"policy":"rd21-final-subsidy","colour":"red"} | colour
            {"policy":7} | policy
            {"policy":"rd21-final-subsidy","policy":"x"} | $
            {"facts":{}} | policy
            {"policy":"rd21-final-subsidy","district":"Hexi"} | district
            {"policy":"no-such-policy","district":"120103"} | policy
            {"policy":"rd21-final-subsidy","facts":{"enterprise.no_such":"1"}} | facts.enterprise.no_such
            {"policy":"rd21-final-subsidy","facts":{"enterprise.is_unicorn":"perhaps"}} | facts.enterprise.is_unicorn
            {"policy":"rd21-final-subsidy","facts":{"enterprise.rd_expense_prior_year":"1.234"}} | facts.enterprise.rd_expense_prior_year
            {"policy":"rd21-final-subsidy","facts":{"enterprise.rd_expense_prior_year":"99999999999999999999999999"}} | facts.enterprise.rd_expense_prior_year
            {"policy":"rd21-final-subsidy","facts":{"enterprise.registered_date":"2023-02-30"}} | facts.enterprise.registered_date
            {"policy":"rd21-final-subsidy","related":[{"kind":"dragon","id":"1"}]} | related
            {"policy":"rd21-final-subsidy","related":[null]} | related[0]
            """)
    void malformed_requests_are_400_and_name_the_field(String body, String field) {
        Response refused = command(APPLICANT).body(body).post("/v1/applications");
        assertEquals(400, refused.statusCode(), refused.asString());
        assertEquals("application/problem+json", refused.contentType().split(";")[0]);
        assertEquals(field, refused.path("errors[0].field"), refused.asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-02-30", "yesterday", "20230101", "2023-13-01"})
    void dates_that_do_not_exist_are_400(String day) {
        as(APPLICANT)
                .body("{\"asOf\":\"" + day + "\"}")
                .post("/v1/assessments")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("asOf"));
    }

    @Test
    void an_absurdly_deep_or_long_request_is_400() {
        command(APPLICANT)
                .body("{\"facts\":" + "{\"a\":".repeat(100) + "1" + "}".repeat(100) + "}")
                .post("/v1/applications")
                .then()
                .statusCode(400);
        command(APPLICANT)
                .body("{\"policy\":\"" + "x".repeat(300_000) + "\"}")
                .post("/v1/applications")
                .then()
                .statusCode(400);
    }

    @Test
    void a_command_without_a_key_is_400_and_an_action_without_a_revision_428() {
        as(APPLICANT).body(Industry.filing()).post("/v1/applications").then().statusCode(400);
        String id = command(APPLICANT)
                .body(Industry.filing())
                .post("/v1/applications")
                .path("id");
        command(APPLICANT)
                .body(Map.of("action", "submit"))
                .post("/v1/applications/" + id + "/actions")
                .then()
                .statusCode(428);
        command(APPLICANT)
                .header("If-Match", "\"99\"")
                .body(Map.of("action", "submit"))
                .post("/v1/applications/" + id + "/actions")
                .then()
                .statusCode(412);
    }

    private static Response answer(Future<Response> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
