package cn.huice.gateway;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InterviewTest extends GatewayTest {

    private static ValidatableResponse ask(String body) {
        return enterprise()
                .contentType("application/json")
                .body(body)
                .post("/api/interviews")
                .then();
    }

    private StandIn asking(String service, String... attributesAndWorth) {
        return standIn(service).on("POST /v1/interviews", 200, AssessmentTest.questions(attributesAndWorth));
    }

    @Test
    void one_question_is_asked_at_a_time_the_one_that_decides_most_over_all_services() {
        asking("talent", "a", "1.50", "b", "1.00");
        asking("industry", "c", "2.00", "b", "1.25");
        asking("land");
        ask("{\"facts\":{}}")
                .statusCode(200)
                .body("questions.attribute", contains("b"))
                .body("settled", equalTo(9))
                .body("open", equalTo(12));
        ask("{\"limit\":2}").body("questions.attribute", contains("b", "c"));
    }

    @Test
    void nothing_is_asked_when_no_service_has_a_question() {
        asking("talent");
        asking("industry");
        asking("land");
        ask("{}").statusCode(200).body("questions", hasSize(0));
    }

    @Test
    void a_service_that_is_down_is_named_and_the_others_ask() {
        asking("talent", "a", "1.00");
        asking("land", "b", "2.00");
        ask("{}").statusCode(200).body("questions.attribute", contains("b")).body("unavailable", contains("industry"));
    }

    @Test
    void what_a_service_says_about_an_answer_is_passed_on() {
        asking("talent");
        asking("land");
        standIn("industry").refuses("POST /v1/interviews", 400, "{\"status\":400,\"code\":\"invalid-facts\"}");
        ask("{\"facts\":{\"enterprise.x\":1}}").statusCode(400).body("code", equalTo("invalid-facts"));
        ask("{\"limit\":0}").statusCode(400).body("errors.field", contains("limit"));
    }
}
