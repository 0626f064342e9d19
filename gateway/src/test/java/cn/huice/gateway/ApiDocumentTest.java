package cn.huice.gateway;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApiDocumentTest extends GatewayTest {
    private static final String LAND = """
            {"openapi":"3.1.0","paths":{
              "/v1/parcels":{"get":{"tags":["parcels"],"responses":{"200":{"description":"OK"}}}},
              "/q/secret":{"get":{"responses":{}}}}}
            """;

    @Test
    void one_document_describes_the_gateway_and_every_service_that_answers() {
        standIn("land").on("GET /q/openapi", 200, LAND);
        anybody()
                .get("/api/openapi.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("openapi", equalTo("3.1.0"))
                .body("servers[0].url", equalTo("/"))
                .body("info.description", containsString("Incomplete"))
                .body("paths", hasKey("/api/land/v1/parcels"))
                .body("paths", hasKey("/api/assessments"))
                .body("paths", hasKey("/api/me/applications"))
                .body("paths", not(hasKey("/api/land/q/secret")))
                .body("paths.'/api/policies'.get.security.size()", equalTo(0))
                .body("paths.'/api/me'.get.security", nullValue())
                .body("components.securitySchemes.jwt.scheme", equalTo("bearer"));
    }

    @Test
    void a_restarted_service_is_described_anew_and_a_dead_one_as_it_last_was() {
        StandIn land = standIn("land").on("GET /q/openapi", 200, LAND);
        anybody().get("/api/openapi.json").then().body("paths", hasKey("/api/land/v1/parcels"));
        land.on("GET /q/openapi", 200, LAND.replace("parcels", "leases"));
        anybody().get("/api/openapi.json").then().body("paths", hasKey("/api/land/v1/leases"));
        land.close();
        anybody().get("/api/openapi.json").then().body("paths", hasKey("/api/land/v1/leases"));
    }

    @Test
    void the_page_that_shows_it_loads_nothing_from_elsewhere() {
        Response docs = anybody().get("/api/docs/");
        List<String> policies = docs.headers().getValues("Content-Security-Policy");
        assertEquals(1, policies.size(), "browsers take the strictest of several: " + policies);
        assertTrue(policies.getFirst().startsWith("default-src 'none'; script-src 'self'"), policies.getFirst());
        String page = docs.then()
                .statusCode(200)
                .body(containsString("/api/openapi.json"))
                .extract()
                .asString();
        assertFalse(page.matches("(?s).*(src|href)=\"https?://.*"), page);
    }
}
