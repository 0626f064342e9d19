package cn.huice.gateway;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MeTest extends GatewayTest {

    @Test
    void it_tells_who_is_calling() {
        enterprise()
                .get("/api/me")
                .then()
                .statusCode(200)
                .body("roles", contains("applicant"))
                .body("subject.kind", equalTo("enterprise"))
                .body("subject.id", equalTo("E-0001"));
        with(Tokens.officer("120103")).get("/api/me").then().body("district", equalTo("120103"));
    }

    @Test
    void my_cases_of_all_services_come_newest_first_over_all_their_pages() {
        StandIn talent = standIn("talent").on("GET /v1/applications", exchange -> {
            boolean first = !exchange.getRequestURI().getQuery().contains("cursor=c1");
            StandIn.reply(
                    exchange,
                    200,
                    "application/json",
                    first
                            ? "{\"items\":[{\"id\":\"a\",\"createdAt\":\"2023-01-03T00:00:00Z\"}],\"next\":\"c1\"}"
                            : "{\"items\":[{\"id\":\"b\",\"createdAt\":\"2023-01-01T00:00:00Z\"}],\"next\":null}");
        });
        standIn("industry")
                .on(
                        "GET /v1/applications",
                        200,
                        "{\"items\":[{\"id\":\"c\",\"createdAt\":\"2023-01-02T00:00:00.5Z\"}],\"next\":null}");
        enterprise()
                .get("/api/me/applications")
                .then()
                .statusCode(200)
                .body("items.id", contains("a", "c", "b"))
                .body("items.service", contains("talent", "industry", "talent"))
                .body("items[1].links.self", equalTo("/api/industry/v1/applications/c"))
                .body("unavailable", contains("land"));
        assertTrue(talent.heard().stream().allMatch(heard -> heard.uri().contains("mine=true")));
    }

    @Test
    void my_tasks_come_with_the_most_urgent_first() {
        standIn("talent").on("GET /v1/tasks", 200, "{\"items\":[{\"id\":\"a\",\"step\":{\"due\":null}}]}");
        standIn("industry").on("GET /v1/tasks", 200, "{\"items\":[{\"id\":\"b\",\"step\":{\"due\":\"2023-01-09\"}}]}");
        standIn("land").on("GET /v1/tasks", 200, "{\"items\":[{\"id\":\"c\",\"step\":{\"due\":\"2023-01-05\"}}]}");
        with(Tokens.officer("120103"))
                .get("/api/me/tasks")
                .then()
                .statusCode(200)
                .body("items.id", contains("c", "b", "a"))
                .body("items[0].links.self", equalTo("/api/land/v1/applications/c"));
    }

    @Test
    void a_service_s_refusal_is_passed_on() {
        standIn("talent").refuses("GET /v1/tasks", 403, "{\"status\":403,\"code\":\"role-required\"}");
        enterprise().get("/api/me/tasks").then().statusCode(403).body("code", equalTo("role-required"));
    }

    @Test
    void with_nobody_there_it_is_503() {
        enterprise().get("/api/me/applications").then().statusCode(503).body("code", equalTo("service-unavailable"));
    }

    @Test
    void what_i_need_only_confirm_leads_to_its_proposal() {
        standIn("talent").on("GET /v1/proposals", 200, "{\"items\":[]}");
        standIn("land").on("GET /v1/proposals", 200, "{\"items\":[]}");
        standIn("industry")
                .on(
                        "GET /v1/proposals",
                        200,
                        "{\"items\":[{\"id\":\"p\",\"createdAt\":\"2023-01-02T00:00:00Z\"}],\"next\":null}");
        enterprise()
                .get("/api/me/proposals")
                .then()
                .statusCode(200)
                .body("items.id", contains("p"))
                .body("items[0].links.self", equalTo("/api/industry/v1/proposals/p"));
    }
}
