package cn.huice.gateway;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogueTest extends GatewayTest {

    @Test
    void the_catalogue_goes_through_all_services_page_by_page() {
        standIn("talent").on("GET /v1/policies", 200, "{\"items\":[{\"id\":\"t-1\"}],\"next\":null}");
        StandIn industry = standIn("industry").on("GET /v1/policies", exchange -> {
            boolean first = !exchange.getRequestURI().getQuery().contains("cursor=i-1");
            StandIn.reply(
                    exchange,
                    200,
                    "application/json",
                    first
                            ? "{\"items\":[{\"id\":\"i-1\"}],\"next\":\"i-1\"}"
                            : "{\"items\":[{\"id\":\"i-2\"}],\"next\":null}");
        });
        standIn("land").on("GET /v1/policies", 200, "{\"items\":[{\"id\":\"l-1\"}],\"next\":null}");

        String next = anybody()
                .get("/api/policies?kind=entitlement&limit=2")
                .then()
                .statusCode(200)
                .body("items.id", contains("t-1", "i-1"))
                .body("items[1].links.self", equalTo("/api/industry/v1/policies/i-1"))
                .extract()
                .path("next");
        assertEquals("/v1/policies?limit=1&kind=entitlement", industry.last().uri());
        anybody()
                .get("/api/policies?kind=entitlement&limit=2&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items.id", contains("i-2", "l-1"))
                .body("next", nullValue());
    }

    @Test
    void a_service_that_is_down_is_named() {
        standIn("land").on("GET /v1/policies", 200, "{\"items\":[{\"id\":\"l-1\"}],\"next\":null}");
        anybody()
                .get("/api/policies")
                .then()
                .statusCode(200)
                .body("items.service", contains("land"))
                .body("unavailable", contains("talent", "industry"));
    }

    @Test
    void a_cursor_or_limit_of_one_s_own_making_is_refused_by_field() {
        anybody().get("/api/policies?cursor=nonsense").then().statusCode(400).body("errors.field", contains("cursor"));
        anybody().get("/api/policies?limit=0").then().statusCode(400).body("errors.field", contains("limit"));
    }
}
