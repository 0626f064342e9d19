package cn.huice.gateway.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The services' questions as one list: what an answer settles in each of them is added up, because they speak of the same
 * attributes.
 */
public final class Questions {
    /** How many questions each service is asked for, so that what is second best in all can be best of all. */
    public static final int OF_EACH = 100;

    private static final Comparator<ObjectNode> BEST_FIRST = Comparator.comparing(Questions::decides)
            .thenComparing(question -> question.path("waiting").size())
            .reversed()
            .thenComparing(question -> question.path("attribute").asText());

    private Questions() {}

    /**
     * The best of what the services would ask, the best first.
     *
     * @param answers bodies of {@code /v1/interviews}
     */
    public static List<ObjectNode> best(Collection<JsonNode> answers, int most) {
        Map<String, ObjectNode> byAttribute = new TreeMap<>();
        for (JsonNode answer : answers) {
            for (JsonNode question : answer.path("questions")) {
                byAttribute.merge(question.path("attribute").asText(), question.deepCopy(), Questions::both);
            }
        }
        return byAttribute.values().stream().sorted(BEST_FIRST).limit(most).toList();
    }

    private static ObjectNode both(ObjectNode one, ObjectNode other) {
        one.put("decides", decides(one).add(decides(other)));
        ((ArrayNode) one.path("waiting")).addAll((ArrayNode) other.path("waiting"));
        return one;
    }

    private static BigDecimal decides(ObjectNode question) {
        return question.path("decides").decimalValue();
    }
}
