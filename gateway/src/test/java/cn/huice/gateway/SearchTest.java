package cn.huice.gateway;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SearchTest extends GatewayTest {

    @Test
    void the_answers_of_all_services_come_in_one_order() {
        StandIn talent = standIn("talent").on("GET /v1/search", 200, """
                {"policies":[{"id":"t-1","score":2.5},{"id":"t-2","score":0.5}],
                 "articles":[{"document":"d-1","article":"一","score":1.0}]}""");
        standIn("industry").on("GET /v1/search", 200, """
                {"policies":[{"id":"i-1","score":3.5}],"articles":[{"document":"d-1","article":"一","score":1.0}]}""");
        standIn("land").on("GET /v1/search", 200, """
                {"policies":[{"id":"l-1","score":1.5}],"articles":[{"document":"d-2","article":"二","score":2.0}]}""");

        anybody()
                .get("/api/search?limit=3&q=%E5%8D%9A%E5%A3%AB%20%E8%90%BD%E6%88%B7")
                .then()
                .statusCode(200)
                .body("policies.id", contains("i-1", "t-1", "l-1"))
                .body("policies[0].service", equalTo("industry"))
                .body("policies[0].links.self", equalTo("/api/industry/v1/policies/i-1"))
                .body("articles.document", contains("d-2", "d-1"));
        assertTrue(
                talent.last().uri().startsWith("/v1/search?limit=3&q=%E5%8D%9A"),
                talent.last().uri());
    }

    @Test
    void a_service_that_is_down_is_named_and_a_question_without_words_refused() {
        standIn("land").on("GET /v1/search", 200, "{\"policies\":[{\"id\":\"l-1\",\"score\":1.5}],\"articles\":[]}");
        anybody()
                .get("/api/search?q=%E7%A7%9F%E9%87%91")
                .then()
                .statusCode(200)
                .body("policies", hasSize(1))
                .body("unavailable", contains("talent", "industry"));
        anybody().get("/api/search").then().statusCode(400).body("errors.field", contains("q"));
        anybody().get("/api/search?q=a&limit=0").then().statusCode(400).body("errors.field", contains("limit"));
    }
}
