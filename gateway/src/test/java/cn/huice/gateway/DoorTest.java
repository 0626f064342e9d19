package cn.huice.gateway;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import cn.huice.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DoorTest extends GatewayTest {
    private static final String PAGE = "{\"items\":[],\"next\":null}";

    static Stream<String> tokensThatDoNotHold() {
        return Stream.of(
                Tokens.expired("officer"),
                Tokens.fromAnotherIssuer("officer"),
                Tokens.forAnotherAudience("officer"),
                Tokens.signedByStranger("officer"),
                Tokens.unsigned("officer"),
                "not.a.token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/talent/v1/applications",
                "/api/industry/v1/tasks",
                "/api/land/v1/parcels/exports",
                "/api/land/v1/parcels",
                "/api/industry/v1/policies/rd21-final-subsidy/secret",
                "/api/me",
                "/api/me/applications",
                "/api/nothing"
            })
    void nothing_else_answers_without_a_token(String path) {
        anybody()
                .header("Accept-Language", "en")
                .get(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .header("X-Request-Id", not(equalTo(null)))
                .body("code", equalTo("token-required"))
                .body("detail", equalTo("A valid access token is required"))
                .body("instance", startsWith("urn:huice:request:"));
    }

    @ParameterizedTest
    @MethodSource("tokensThatDoNotHold")
    void a_token_that_does_not_hold_is_refused_even_where_none_is_needed(String token) {
        standIn("industry").on("GET /v1/policies", 200, PAGE);
        for (String path : new String[] {"/api/me", "/api/industry/v1/applications", "/api/industry/v1/policies"}) {
            with(token).get(path).then().statusCode(401).body("code", equalTo("token-required"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ogc",
                "/ogc/collections/parcels/items",
                "/v1/parcels/120116001002GB00017",
                "/v1/parcels/120116001002GB00017/history"
            })
    void parcels_are_public_to_read_and_to_nobody_to_change(String path) {
        standIn("land").on("GET " + path, 200, PAGE).on("OPTIONS " + path, 200, "");
        anybody().get("/api/land" + path).then().statusCode(200);
        anybody().options("/api/land" + path).then().statusCode(200);
        anybody().delete("/api/land" + path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/policies", "/v1/policies/rd21-final-subsidy", "/v1/notices", "/v1/notices/n-1"})
    void policies_and_notices_are_public(String path) {
        StandIn industry = standIn("industry").on("GET " + path, 200, PAGE).on("HEAD " + path, 200, "");
        anybody().get("/api/industry" + path).then().statusCode(200).body("items.size()", equalTo(0));
        anybody().head("/api/industry" + path).then().statusCode(200);
        org.junit.jupiter.api.Assertions.assertFalse(industry.last().headers().containsKey("Authorization"));
    }

    @Test
    void what_is_public_is_public_only_to_read() {
        standIn("industry");
        anybody().post("/api/industry/v1/policies").then().statusCode(401);
        anybody().post("/api/industry/v1/notices/n-1/objections").then().statusCode(401);
        anybody().delete("/api/industry/v1/notices/n-1").then().statusCode(401);
    }

    @Test
    void pages_of_other_sites_may_not_call_and_may_not_frame_it() {
        anybody()
                .header("Origin", "https://elsewhere.test")
                .get("/api/me")
                .then()
                .header("Access-Control-Allow-Origin", equalTo(null))
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Content-Security-Policy", matchesPattern(".*frame-ancestors 'none'.*"));
    }

    @Test
    void it_stays_ready_while_services_are_down_and_says_which() {
        standIn("land").on("GET /q/health/live", 200, "{\"status\":\"UP\"}");
        anybody()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'services' }.data.land", equalTo("up"))
                .body("checks.find { it.name == 'services' }.data.talent", equalTo("down"));
    }
}
