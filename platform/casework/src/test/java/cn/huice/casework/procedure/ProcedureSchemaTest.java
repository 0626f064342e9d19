package cn.huice.casework.procedure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Editors offer in a procedure exactly what its reader takes. */
class ProcedureSchemaTest {
    private static JsonNode schema() throws IOException {
        return new ObjectMapper()
                .readTree(Path.of("../../docs/schemas/procedure.schema.json").toFile());
    }

    @Test
    void the_keys_are_those_of_the_reader() throws IOException {
        JsonNode properties = schema().get("properties");

        assertEquals(ProcedureFile.ROOT_KEYS, names(properties));
        assertEquals(ProcedureFile.KEYS, names(step()));
    }

    @Test
    void steps_and_roles_are_those_of_the_reader() throws IOException {
        assertEquals(Arrays.stream(StepKind.values()).map(StepKind::zh).toList(), words(step().get("步骤")));
        assertEquals(Arrays.stream(Actor.values()).map(Actor::zh).toList(), words(step().get("角色")));
    }

    @Test
    void the_rules_of_reviews_and_rounds_have_the_keys_of_their_readers() throws IOException {
        JsonNode review = step().at("/评审/properties");
        JsonNode allocation = step().at("/分配/properties");

        assertEquals(ReviewRulesReader.KEYS, names(review));
        assertEquals(ReviewRulesReader.INDICATOR_KEYS, names(review.at("/指标/items/properties")));
        assertEquals(AllocationRulesReader.KEYS, names(allocation));
        assertEquals(AllocationRulesReader.INDICATOR_KEYS, names(allocation.at("/指标/items/properties")));
    }

    private static JsonNode step() throws IOException {
        return schema().at("/properties/步骤/items/properties");
    }

    private static Set<String> names(JsonNode properties) {
        var names = new HashSet<String>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> words(JsonNode property) {
        return StreamSupport.stream(property.get("enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
