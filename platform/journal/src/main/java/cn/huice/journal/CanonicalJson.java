package cn.huice.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** One text for one value: properties sorted, no white space, no exponents. */
public final class CanonicalJson {
    /** Kafka's default bound of a message is 1 MiB; this leaves room for the envelope. */
    static final int MAX_CHARACTERS = 300_000;

    private static final JsonMapper PLAIN = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final ObjectWriter WRITER = PLAIN.writer()
            .with(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .with(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);

    static {
        PLAIN.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(2 * MAX_CHARACTERS)
                        .build());
    }

    private CanonicalJson() {}

    /** @throws IllegalArgumentException if it cannot be serialised or is longer than {@value #MAX_CHARACTERS} characters */
    static String write(Object data, ObjectMapper mapper) {
        try {
            String text = WRITER.writeValueAsString(mapper.<JsonNode>valueToTree(data));
            if (text.length() > MAX_CHARACTERS) {
                throw new IllegalArgumentException(
                        "an entry's data has at most " + MAX_CHARACTERS + " characters, not " + text.length());
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("data that is not JSON", e);
        }
    }

    /**
     * Reads a text, with decimals as they are written.
     *
     * @throws IllegalArgumentException if the text is not JSON
     */
    public static JsonNode read(String text) {
        try {
            return PLAIN.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }
}
