package cn.huice.gateway.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.gateway.upstream.Service;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommonDocumentTest {
    private static final JsonNode OWN = json("{\"paths\":{},\"components\":{\"schemas\":{}}}");

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A service whose Case holds a Step. */
    private static JsonNode service(String stepType) {
        return json("""
                {"paths":{
                  "/v1/cases":{"get":{"tags":["cases"],"operationId":"list","security":[{"SecurityScheme":[]}],
                    "responses":{"200":{"content":{"application/json":{"schema":
                      {"$ref":"#/components/schemas/Case"}}}}}}},
                  "/v1/policies/{id}":{"get":{"responses":{}}}},
                 "tags":[{"name":"cases","description":"办件"}],
                 "components":{
                  "securitySchemes":{"SecurityScheme":{"type":"http"}},
                  "schemas":{
                    "Case":{"type":"object","properties":{"step":{"$ref":"#/components/schemas/Step"}}},
                    "Step":{"type":"%s"},
                    "Money":{"type":"string"}}}}
                """.formatted(stepType));
    }

    private static String answer(JsonNode document, String path) {
        return document.path("paths").path(path).path("get").findValue("$ref").textValue();
    }

    @Test
    void what_reads_the_same_stands_once() {
        JsonNode all = CommonDocument.merge(
                OWN, Map.of(Service.TALENT, service("string"), Service.LAND, service("string")), Set.of());
        assertEquals(3, all.at("/components/schemas").size());
        assertEquals("#/components/schemas/Case", answer(all, "/api/talent/v1/cases"));
        assertEquals("#/components/schemas/Case", answer(all, "/api/land/v1/cases"));
    }

    @Test
    void what_differs_and_what_refers_to_it_is_called_after_its_service() {
        JsonNode all = CommonDocument.merge(
                OWN, Map.of(Service.TALENT, service("string"), Service.LAND, service("integer")), Set.of());
        assertEquals("integer", all.at("/components/schemas/LandStep/type").textValue());
        assertEquals("string", all.at("/components/schemas/Step/type").textValue());
        assertEquals("#/components/schemas/LandCase", answer(all, "/api/land/v1/cases"));
        assertEquals(
                "#/components/schemas/LandStep",
                all.at("/components/schemas/LandCase").findValue("$ref").textValue());
        assertFalse(all.at("/components/schemas").has("LandMoney"));
    }

    @Test
    void operations_carry_their_service_and_only_public_ones_need_no_token() {
        JsonNode all = CommonDocument.merge(OWN, Map.of(Service.LAND, service("string")), Set.of());
        JsonNode cases = all.path("paths").path("/api/land/v1/cases").path("get");
        assertEquals("land / cases", cases.at("/tags/0").textValue());
        assertEquals("land_get_v1_cases", cases.path("operationId").textValue());
        assertFalse(cases.has("security"));
        JsonNode policy = all.path("paths").path("/api/land/v1/policies/{id}").path("get");
        assertTrue(policy.path("security").isEmpty() && policy.has("security"));
        assertEquals("jwt", all.at("/security/0").fieldNames().next());
        assertEquals(
                Set.of("jwt"),
                Set.copyOf(all.at("/components/securitySchemes")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .toList()));
        assertEquals("land / cases", all.at("/tags/0/name").textValue());
    }

    @Test
    void a_missing_service_is_named() {
        JsonNode all = CommonDocument.merge(OWN, Map.of(), Set.of(Service.LAND));
        assertTrue(all.at("/info/description").textValue().contains("land"));
    }
}
