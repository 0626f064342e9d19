package cn.huice.land;

import static io.restassured.RestAssured.given;

import cn.huice.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tests of this service say over and over. */
final class Land {
    private Land() {}

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json").header("Accept-Language", "en");
    }

    static RequestSpecification command(String token) {
        return as(token).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** Acts on the latest revision. */
    static Response act(String token, String id, Map<String, Object> action) {
        String etag = as(token).get("/v1/applications/" + id).header("ETag");
        RequestSpecification request = command(token).body(action);
        return (etag == null ? request : request.header("If-Match", etag)).post("/v1/applications/" + id + "/actions");
    }

    static Response act(String token, String id, String action) {
        return act(token, id, Map.of("action", action));
    }

    static Response assess(String token, String day, String policy, Map<String, Object> facts) {
        return as(token)
                .body(Map.of("asOf", day, "policies", List.of(policy), "facts", facts))
                .post("/v1/assessments");
    }

    /** An authority confirms a fact. */
    static void confirm(String authority, String subject, String attribute, Object value) {
        command(Tokens.department(authority))
                .body(Map.of("value", value))
                .put("/v1/subjects/" + subject + "/facts/" + attribute)
                .then()
                .statusCode(200);
    }
}
