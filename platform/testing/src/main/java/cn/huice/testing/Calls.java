package cn.huice.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How tests call a service: as its clients do, with a token, and commands under a key. */
public final class Calls {
    private Calls() {}

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json").header("Accept-Language", "en");
    }

    public static RequestSpecification command(String token) {
        return as(token).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** Acts on the latest revision. */
    public static Response act(String token, String id, Map<String, Object> action) {
        String etag = as(token).get("/v1/applications/" + id).header("ETag");
        RequestSpecification request = command(token).body(action);
        return (etag == null ? request : request.header("If-Match", etag)).post("/v1/applications/" + id + "/actions");
    }

    public static Response act(String token, String id, String action) {
        return act(token, id, Map.of("action", action));
    }

    public static Response assess(String token, String day, String policy, Map<String, Object> facts) {
        return as(token)
                .body(Map.of("asOf", day, "policies", List.of(policy), "facts", facts))
                .post("/v1/assessments");
    }

    /** An authority confirms a fact. */
    public static void confirm(String authority, String subject, String attribute, Object value) {
        command(Tokens.department(authority))
                .body(Map.of("value", value))
                .put("/v1/subjects/" + subject + "/facts/" + attribute)
                .then()
                .statusCode(200);
    }
}
