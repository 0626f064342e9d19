package cn.huice.registry;

import cn.huice.journal.Event;
import cn.huice.journal.EventHandler;
import cn.huice.journal.ThisService;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.InvalidValue;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps what other services publish; the topic's order decides which word is the last. */
@ApplicationScoped
class Replicas implements EventHandler {
    private final FactTable facts;
    private final ThisService service;

    Replicas(FactTable facts, ThisService service) {
        this.facts = facts;
        this.service = service;
    }

    @Override
    public String topic() {
        return FactData.TOPIC;
    }

    @Override
    public Set<String> types() {
        return Set.of(FactData.VERIFIED);
    }

    /** @throws IllegalArgumentException if the event is not a fact this service's vocabulary knows */
    @Override
    public void handle(Event event) {
        if (!event.source().equals(service.source())) {
            facts.replicate(published(event), event.offset());
        }
    }

    private static RecordedFact published(Event event) {
        JsonNode data = event.data();
        Attribute attribute = attribute(data.path("attribute").asText());
        return new RecordedFact(
                UUID.fromString(event.id()),
                new SubjectId(
                        data.path("subject").path("kind").asText(),
                        data.path("subject").path("id").asText()),
                attribute.key(),
                new Fact(
                        value(attribute, data.path("value")),
                        Standing.valueOf(data.path("standing").asText()),
                        data.path("source").asText()),
                new Validity(
                        LocalDate.parse(data.path("validFrom").asText()),
                        Optional.ofNullable(data.path("validUntil").textValue()).map(LocalDate::parse)),
                event.time(),
                event.source(),
                Optional.empty());
    }

    private static Attribute attribute(String key) {
        Attribute attribute =
                Values.VOCABULARY.find(key).orElseThrow(() -> new IllegalArgumentException("unknown attribute " + key));
        if (attribute.pii()) {
            throw new IllegalArgumentException("personal data was published: " + key);
        }
        return attribute;
    }

    private static Value value(Attribute attribute, JsonNode json) {
        try {
            return Values.read(attribute, json.toString());
        } catch (InvalidValue e) {
            throw new IllegalArgumentException("an invalid value of " + attribute.key(), e);
        }
    }
}
