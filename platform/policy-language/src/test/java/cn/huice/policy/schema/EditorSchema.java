package cn.huice.policy.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One of the schemas that editors use. */
final class EditorSchema {
    static final Path FOLDER = Path.of("../../docs/schemas");
    private static final String BASE = "file:/schemas/";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(EditorSchema::text));

    private final Schema schema;
    private final JsonNode document;

    EditorSchema(String name) {
        this.schema = REGISTRY.getSchema(SchemaLocation.of(BASE + name));
        this.document = new ObjectMapper().readTree(text(BASE + name));
    }

    private static String text(String iri) {
        if (!iri.startsWith(BASE)) {
            return null;
        }
        try {
            return Files.readString(FOLDER.resolve(iri.substring(BASE.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(String text) {
        return new YAMLMapper().readTree(text);
    }

    List<Error> errors(JsonNode instance) {
        return schema.validate(instance);
    }

    /** Whether a key stands where the schema knows none of that name. */
    boolean refusesKey(JsonNode instance, String key) {
        return errors(instance).stream()
                .anyMatch(
                        error -> error.getKeyword().equals("additionalProperties") && key.equals(error.getProperty()));
    }

    /** All keys the schema names anywhere. */
    Set<String> keys() {
        var keys = new TreeSet<String>();
        collect(document, keys);
        return keys;
    }

    private static void collect(JsonNode node, Set<String> keys) {
        if (node.path("properties").isObject()) {
            keys.addAll(node.path("properties").propertyNames());
        }
        node.forEach(child -> collect(child, keys));
    }
}
