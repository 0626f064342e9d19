package cn.huice.gateway;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AssessmentTest extends GatewayTest {

    private StandIn holding(String service, String policy) {
        return standIn(service)
                .on("GET /v1/policies", 200, "{\"items\":[{\"id\":\"%s\"}],\"next\":null}".formatted(policy))
                .on(
                        "POST /v1/assessments",
                        200,
                        "{\"asOf\":\"2023-05-01\",\"results\":[{\"policy\":\"%s\",\"outcome\":\"ELIGIBLE\"}]}"
                                .formatted(policy));
    }

    private static ValidatableResponse assess(String body) {
        return enterprise()
                .header("Accept-Language", "en")
                .contentType("application/json")
                .body(body)
                .post("/api/assessments")
                .then();
    }

    @Test
    void all_services_answer_in_one_reply() {
        StandIn talent = holding("talent", "t-1");
        holding("industry", "i-1");
        holding("land", "l-1");
        assess("{\"asOf\":\"2023-05-01\",\"facts\":{\"enterprise.rd_expense_prior_year\":\"14500000.00\"}}")
                .statusCode(200)
                .body("asOf", equalTo("2023-05-01"))
                .body("results.policy", contains("t-1", "i-1", "l-1"))
                .body("results.service", contains("talent", "industry", "land"))
                .body("unavailable", nullValue());
        assertEquals(
                "{\"asOf\":\"2023-05-01\",\"facts\":{\"enterprise.rd_expense_prior_year\":\"14500000.00\"}}",
                talent.last("/v1/assessments").text());
        assertFalse(
                talent.last("/v1/assessments").headers().get("Authorization").isEmpty());
        assertFalse(talent.last("/v1/assessments").headers().get("Traceparent").isEmpty());
    }

    @Test
    void named_policies_are_asked_only_where_they_are_held_and_answered_in_the_order_named() {
        StandIn talent = holding("talent", "t-2");
        StandIn industry = holding("industry", "i-2");
        StandIn land = holding("land", "l-2");
        assess("{\"policies\":[\"l-2\",\"t-2\"],\"facts\":{}}")
                .statusCode(200)
                .body("results.policy", contains("l-2", "t-2"));
        assertEquals("{\"policies\":[\"t-2\"]}", talent.last("/v1/assessments").text());
        assertEquals("{\"policies\":[\"l-2\"]}", land.last("/v1/assessments").text());
        assertTrue(industry.heard().stream().noneMatch(heard -> heard.method().equals("POST")));
    }

    @Test
    void a_policy_published_a_moment_ago_is_found() {
        holding("talent", "t-3");
        StandIn industry = holding("industry", "i-3");
        holding("land", "l-3");
        assess("{\"policies\":[\"i-3\"]}").statusCode(200);
        industry.on("GET /v1/policies", 200, "{\"items\":[{\"id\":\"i-3\"},{\"id\":\"i-new\"}]}");
        assess("{\"policies\":[\"i-new\"]}").statusCode(200);
        assertEquals(
                "{\"policies\":[\"i-new\"]}", industry.last("/v1/assessments").text());
    }

    @Test
    void a_policy_is_not_called_unknown_while_one_of_the_services_cannot_be_asked_for_its_list() {
        holding("talent", "t-11");
        StandIn industry = holding("industry", "i-11");
        holding("land", "l-11");
        assess("{\"policies\":[\"i-11\"]}").statusCode(200);
        industry.on("GET /v1/policies", 500, "{}");
        assess("{\"policies\":[\"t-11\",\"i-12\"]}")
                .statusCode(200)
                .body("results.policy", contains("t-11"))
                .body("unavailable", contains("industry"));
    }

    @Test
    void a_question_is_put_once_more_when_the_connection_closes_without_an_answer() {
        StandIn talent = holding("talent", "t-13").closesFirst("POST /v1/assessments");
        holding("industry", "i-13");
        holding("land", "l-13");
        assess("{\"policies\":[\"t-13\"]}").statusCode(200).body("results.policy", contains("t-13"));
        assertEquals(
                2,
                talent.heard().stream()
                        .filter(heard -> heard.uri().equals("/v1/assessments"))
                        .count());
    }

    @Test
    void an_unknown_policy_is_refused_by_field() {
        holding("talent", "t-4");
        holding("industry", "i-4");
        holding("land", "l-4");
        assess("{\"policies\":[\"t-4\",\"no-such-policy\"]}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("unknown-policy"))
                .body("errors.field", contains("policies[1]"));
    }

    @Test
    void a_service_that_is_down_is_named_and_the_others_answer() {
        holding("talent", "t-5");
        holding("industry", "i-5").on("POST /v1/assessments", 500, "{}");
        assess("{}")
                .statusCode(200)
                .body("results.service", contains("talent"))
                .body("unavailable", contains("industry", "land"));
    }

    @Test
    void with_nobody_there_it_is_503() {
        assess("{}").statusCode(503).header("Retry-After", not(equalTo(null)));
    }

    @Test
    void what_a_service_says_about_facts_is_passed_on() {
        holding("talent", "t-6")
                .refuses(
                        "POST /v1/assessments",
                        400,
                        "{\"status\":400,\"code\":\"invalid-facts\",\"errors\":[{\"field\":\"facts.enterprise.x\"}]}");
        holding("industry", "i-6");
        assess("{\"facts\":{\"enterprise.x\":1}}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-facts"))
                .body("errors.field", contains("facts.enterprise.x"));
    }

    @Test
    void services_that_do_not_know_the_subject_are_named() {
        holding("talent", "t-7").refuses("POST /v1/assessments", 404, "{\"status\":404,\"code\":\"not-found\"}");
        holding("industry", "i-7");
        holding("land", "l-7");
        assess("{\"subject\":{\"kind\":\"enterprise\",\"id\":\"E-0001\"}}")
                .statusCode(200)
                .body("results.service", contains("industry", "land"))
                .body("unknownTo", contains("talent"));
    }

    @Test
    void a_malformed_question_never_leaves_the_gateway() {
        assess("{\"asOf\":\"2023-02-30\"}").statusCode(400).body("errors.field", contains("asOf"));
        assess("{\"policy\":\"x\"}").statusCode(400).body("errors.field", contains("policy"));
        assess("{\"policies\":[1]}").statusCode(400).body("errors.field", contains("policies[0]"));
        assess("{\"facts\":").statusCode(400).contentType("application/problem+json");
    }

    @Test
    void awards_of_one_group_stand_together_over_all_services_and_the_greatest_sum_first() {
        offering("talent", award("t-8", "研发", "HIGHEST_ONLY", "200.00"), award("t-alone", null, null, "250.00"));
        offering("industry", award("i-8", "研发", "HIGHEST_ONLY", "300.00"));
        offering("land", award("l-8", "用地", "CUMULATIVE", "60.00"), award("l-9", "用地", "CUMULATIVE", "50.00"));
        assess("{}")
                .statusCode(200)
                .body("entitlements.group", contains("研发", null, "用地"))
                .body("entitlements.amount.value", contains("300.00", "250.00", "110.00"))
                .body("entitlements[0].policies", contains("i-8", "t-8"))
                .body("entitlements[0].rule", equalTo("HIGHEST_ONLY"));
    }

    @Test
    void the_answer_that_decides_most_in_all_services_together_is_the_next_question() {
        holding("talent", "t-10").on("POST /v1/interviews", 200, questions("a", "1.50", "b", "1.00"));
        holding("industry", "i-10").on("POST /v1/interviews", 200, questions("c", "2.00", "b", "1.25"));
        holding("land", "l-10");
        assess("{}")
                .statusCode(200)
                .body("questions.attribute", contains("b", "c", "a"))
                .body("questions[0].decides", equalTo(2.25f))
                .body("questions[0].waiting", contains("p-b", "p-b"));
    }

    private void offering(String service, String... awards) {
        standIn(service)
                .on(
                        "POST /v1/assessments",
                        200,
                        "{\"asOf\":\"2023-05-01\",\"results\":[%s]}".formatted(String.join(",", awards)));
    }

    private static String award(String policy, String group, String rule, String sum) {
        String stacking =
                group == null ? "" : ",\"stacking\":{\"group\":\"%s\",\"rule\":\"%s\"}".formatted(group, rule);
        return "{\"policy\":\"%s\",\"outcome\":\"ELIGIBLE\",\"amount\":{\"value\":\"%s\",\"unit\":\"CNY\"}%s}"
                .formatted(policy, sum, stacking);
    }

    static String questions(String... attributesAndWorth) {
        var questions = new ArrayList<String>();
        for (int i = 0; i < attributesAndWorth.length; i += 2) {
            questions.add("{\"attribute\":\"%1$s\",\"decides\":%2$s,\"waiting\":[\"p-%1$s\"]}"
                    .formatted(attributesAndWorth[i], attributesAndWorth[i + 1]));
        }
        return "{\"asOf\":\"2023-05-01\",\"questions\":[%s],\"settled\":3,\"open\":4,\"eligible\":[]}"
                .formatted(String.join(",", questions));
    }
}
