package cn.huice.testing.walk;

import cn.huice.policy.testing.Example;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.Vocabulary;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A policy with facts of which its service says that they earn it.
 *
 * @param policy as the catalogue lists it
 * @param day on which they do
 * @param facts attribute key to value, as the API takes it
 * @param answer of the service
 */
record Specimen(JsonNode policy, LocalDate day, Map<String, Object> facts, JsonNode answer) {

    static Map<String, Object> facts(Example example) {
        Map<String, Object> facts = new TreeMap<>();
        for (Attribute attribute : Vocabulary.standard().all()) {
            example.facts()
                    .get(attribute.key())
                    .ifPresent(fact -> facts.put(
                            attribute.key().value(), Vocabulary.standard().toJson(attribute, fact.value())));
        }
        return facts;
    }

    /** Some value of an attribute, as the API takes it: what nobody has said of the case but its closing registers. */
    static Object some(Attribute attribute, LocalDate day) {
        return switch (attribute.type()) {
            case BOOLEAN -> true;
            case ENUM -> attribute.codes().getLast().code();
            case SET -> List.of(attribute.codes().getFirst().code());
            case DATE -> day.toString();
            case TEXT -> "某";
            case MONEY -> "1.00";
            case INTEGER, DECIMAL, RATIO -> 1;
        };
    }

    String id() {
        return policy.path("id").asText();
    }

    String beneficiary() {
        return policy.path("beneficiary").asText();
    }

    boolean pays() {
        return has("PAYMENT");
    }

    boolean has(String step) {
        for (JsonNode each : policy.at("/procedure/steps")) {
            if (each.path("kind").asText().equals(step)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a case of these facts can be decided, and how well it shows that: 0 best; empty where it cannot. */
    Optional<Integer> rank() {
        String outcome = answer.path("outcome").asText();
        boolean needs = !answer.path("needs").isEmpty();
        if (outcome.equals("ELIGIBLE") && answer.path("amount").isObject()) {
            return Optional.of(answer.at("/amount/value").asText().equals("0.00") ? 3 : 0);
        }
        if (outcome.equals("ELIGIBLE") && answer.path("ceiling").isObject()) {
            return Optional.of(1);
        }
        if (outcome.equals("ELIGIBLE") && !needs) {
            return Optional.of(2);
        }
        return outcome.equals("UNKNOWN") && answer.path("manualReview").asBoolean() ? Optional.of(4) : Optional.empty();
    }

    /** What the deciding officer has to say on the sum; empty where the policy computes it, or there is none. */
    Optional<String> decidedAmount() {
        if (answer.path("ceiling").isObject()) {
            return Optional.of(answer.at("/ceiling/value").asText());
        }
        return answer.path("manualReview").asBoolean() ? Optional.of("1000.00") : Optional.empty();
    }
}
