package cn.huice.registry;

import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.InvalidValue;
import cn.huice.policy.vocabulary.Vocabulary;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How values are stored: the JSON of the API. */
final class Values {
    static final Vocabulary VOCABULARY = Vocabulary.standard();

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Values() {}

    static Object toJson(AttributeKey attribute, Value value) {
        return VOCABULARY.toJson(VOCABULARY.get(attribute), value);
    }

    static String write(AttributeKey attribute, Value value) {
        try {
            return JSON.writeValueAsString(toJson(attribute, value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of " + attribute + " that is not JSON", e);
        }
    }

    /** @throws InvalidValue if the vocabulary has changed and the stored value no longer fits it */
    static Value read(Attribute attribute, String stored) throws InvalidValue {
        try {
            return VOCABULARY.parse(attribute, JSON.readValue(stored, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored value of " + attribute.key() + " that is not JSON", e);
        }
    }
}
