package cn.huice.testing.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.testing.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cases that were worked out by hand from the texts, asked through a service's door. {@code worked-cases.json} of a service
 * lists its own: facts, and the outcome, and the sum or ceiling with its unit that must come out.
 */
public final class WorkedCases {
    private static final String FILE = "worked-cases.json";
    private static final JsonMapper JSON = new JsonMapper();

    private final Door door;

    public WorkedCases(URI address) {
        this.door = new Door(address);
    }

    /**
     * What the service was asked.
     *
     * @param asked how many cases
     * @param differences what came out otherwise, by case
     */
    public record Asked(int asked, List<String> differences) {
        public void assertAllAgree(int cases) {
            assertEquals(List.of(), differences);
            assertEquals(cases, asked);
        }
    }

    public Asked ask() throws IOException {
        List<String> differences = new ArrayList<>();
        JsonNode cases = read();
        for (JsonNode each : cases) {
            JsonNode result = door.post(
                            "/v1/assessments",
                            Tokens.applicant("E-worked", "enterprise"),
                            Map.of(
                                    "asOf", each.path("asOf"),
                                    "policies", List.of(each.path("policy")),
                                    "facts", each.path("facts")))
                    .expect(200)
                    .body()
                    .at("/results/0");
            if (!asWorked(each, result)) {
                differences.add(each.path("case").asText() + ": " + each + " but " + result);
            }
        }
        return new Asked(cases.size(), differences);
    }

    private static boolean asWorked(JsonNode worked, JsonNode result) {
        return result.path("outcome").equals(worked.path("outcome"))
                && sum(worked, "amount", result.path("amount"))
                && sum(worked, "atMost", result.path("ceiling"));
    }

    /** The same sum of the same unit; nothing where nothing was worked out. */
    private static boolean sum(JsonNode worked, String field, JsonNode given) {
        if (!worked.path(field).isTextual()) {
            return given.isNull();
        }
        return given.isObject()
                && new BigDecimal(given.path("value").asText())
                                .compareTo(new BigDecimal(worked.path(field).asText()))
                        == 0
                && given.path("unit").equals(worked.path("unit"));
    }

    private static JsonNode read() throws IOException {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            return JSON.readTree(file);
        }
    }
}
