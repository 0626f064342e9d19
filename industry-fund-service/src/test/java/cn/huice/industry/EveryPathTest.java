package cn.huice.industry;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walks all operations the service's OpenAPI document names, so that a path added later is held to the same. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class EveryPathTest {
    private static final Set<String> PUBLIC = Set.of(
            "GET /v1/policies",
            "GET /v1/policies/{id}",
            "GET /v1/policies/{id}/publications",
            "GET /v1/policies/{id}/text",
            "GET /v1/documents",
            "GET /v1/documents/{id}",
            "GET /v1/documents/{id}/articles/{article}",
            "GET /v1/search",
            "GET /v1/notices",
            "GET /v1/notices/{id}");

    /** Who may know a subject depends on more than the role, so a stranger is told that it is not there. */
    private static final Set<String> HIDDEN = Set.of(
            "GET /v1/subjects/{kind}/{id}",
            "GET /v1/subjects/{kind}/{id}/facts",
            "GET /v1/subjects/{kind}/{id}/facts/{attribute}");

    /** What every signed-in role may do, and what only the expert and the operator do. */
    private static final Map<String, List<String>> OPEN_TO = Map.of(
            "expert",
            List.of(
                    "POST /v1/assessments",
                    "POST /v1/interviews",
                    "GET /v1/clock",
                    "GET /v1/tasks",
                    "GET /v1/panels",
                    "GET /v1/panels/{id}",
                    "POST /v1/panels/{id}/scores",
                    "POST /v1/panels/{id}/recusal",
                    "POST /v1/panels/{id}/signature"),
            "operator",
            List.of(
                    "POST /v1/assessments",
                    "POST /v1/interviews",
                    "GET /v1/clock",
                    "PUT /v1/clock",
                    "PUT /v1/documents/{id}",
                    "GET /v1/dead-letters",
                    "GET /v1/dead-letters/{id}",
                    "POST /v1/dead-letters/{id}/replay",
                    "GET /v1/key-rotation"));

    /** @param contentType what the document says the operation reads, JSON where it reads nothing */
    private record Operation(String method, String path, String contentType) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        Response call(RequestSpecification request) {
            RequestSpecification prepared =
                    request.header("Idempotency-Key", UUID.randomUUID().toString());
            if (!method.equals("GET")) {
                prepared = switch (contentType) {
                    case "multipart/form-data" -> prepared.multiPart("other", "");
                    case "*/*" ->
                        prepared.contentType("application/octet-stream").body(new byte[] {'{', '}'});
                    default -> prepared.contentType(contentType).body("{}");
                };
            }
            return prepared.request(method, path.replace("{kind}", "enterprise").replaceAll("\\{[^}]*}", "E-0600"));
        }
    }

    @BeforeEach
    void while_the_policy_is_in_force() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @Test
    void no_path_but_the_public_ones_answers_without_a_token() {
        Map<String, Integer> open = new TreeMap<>();
        for (Operation operation : operations()) {
            int status = operation.call(given()).statusCode();
            if (status != 401) {
                open.put(operation.toString(), status);
            }
        }
        assertEquals(PUBLIC, open.keySet(), open.toString());
    }

    @Test
    void no_path_takes_a_token_that_is_not_ours_or_over() {
        for (String token : List.of(
                Tokens.expired("operator"),
                Tokens.fromAnotherIssuer("operator"),
                Tokens.signedByStranger("operator"),
                Tokens.unsigned("operator"),
                Tokens.forAnotherAudience("operator"))) {
            for (Operation operation : operations()) {
                if (!PUBLIC.contains(operation.toString())) {
                    Response refused = operation.call(given().auth().oauth2(token));
                    assertEquals(401, refused.statusCode(), operation + " " + refused.asString());
                    assertEquals(
                            "application/problem+json", refused.contentType().split(";")[0], operation.toString());
                }
            }
        }
    }

    @Test
    void a_role_without_business_here_is_refused_on_every_path() {
        Industry.file("E-0600").then().statusCode(201);
        OPEN_TO.forEach((role, allowed) -> {
            for (Operation operation : operations()) {
                if (!PUBLIC.contains(operation.toString()) && !allowed.contains(operation.toString())) {
                    Response refused = operation.call(given().auth().oauth2(Tokens.role(role)));
                    int expected = HIDDEN.contains(operation.toString()) ? 404 : 403;
                    assertEquals(expected, refused.statusCode(), role + ": " + operation + " " + refused.asString());
                }
            }
        });
    }

    private static List<Operation> operations() {
        JsonPath document = given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        List<Operation> operations = new ArrayList<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(method ->
                        Set.of("get", "put", "post", "delete", "patch").contains(method))
                .forEach(method -> operations.add(
                        new Operation(method.toUpperCase(Locale.ROOT), path, contentType(document, path, method)))));
        operations.removeIf(operation -> !operation.path().startsWith("/v1/"));
        assertTrue(operations.size() > 20, operations.toString());
        return operations;
    }

    private static String contentType(JsonPath document, String path, String method) {
        Map<String, Object> content = document.getMap("paths.'%s'.%s.requestBody?.content".formatted(path, method));
        return content == null
                ? "application/json"
                : content.keySet().iterator().next();
    }
}
