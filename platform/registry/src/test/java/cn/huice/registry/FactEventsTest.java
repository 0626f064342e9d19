package cn.huice.registry;

import static cn.huice.registry.Api.facts;
import static cn.huice.registry.Api.hr;
import static cn.huice.registry.Api.put;
import static cn.huice.registry.Api.tax;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class FactEventsTest {
    private static final AttributeKey SIGNED = new AttributeKey("parcel.title_clear");
    private static final AttributeKey RD_EXPENSE = new AttributeKey("enterprise.rd_expense_prior_year");
    private static final LocalDate DAY = LocalDate.of(2023, 5, 1);

    @Inject
    Register register;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private FactsTopic topic;

    @BeforeEach
    void open() {
        topic = new FactsTopic(servers);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void a_verified_fact_of_an_owned_subject_is_published_under_subject_and_attribute() {
        String id = Api.enterprise();
        put(Tokens.applicant(id, "enterprise"), "enterprise/" + id, RD_EXPENSE.value(), Map.of("value", "1"))
                .statusCode(200);
        put(tax(), "enterprise/" + id, RD_EXPENSE.value(), Map.of("value", "2", "validFrom", "2023-01-01"))
                .statusCode(200);

        JsonNode event = topic.awaitFirst(id);

        assertEquals("cn.huice.fact.verified.v1", event.path("type").asText());
        assertEquals("/industry-fund-service", event.path("source").asText());
        JsonNode data = event.path("data");
        assertEquals("enterprise", data.path("subject").path("kind").asText());
        assertEquals(id, data.path("subject").path("id").asText());
        assertEquals("2.00", data.path("value").asText());
        assertEquals("2023-01-01", data.path("validFrom").asText());
        assertTrue(data.path("validUntil").isNull());
        assertEquals("VERIFIED", data.path("standing").asText());
        assertEquals("税务", data.path("source").asText());
        assertEquals("/industry-fund-service", data.path("service").asText());
        assertEquals(id + "|" + RD_EXPENSE, topic.keys(id).getFirst());
    }

    @Test
    void personal_data_is_never_published() {
        String id = Api.person();
        put(hr(), "person/" + id, "person.education_level", Map.of("value", "doctor"))
                .statusCode(200);
        register.record(
                new SubjectId("person", id),
                new AttributeKey("person.title_level"),
                new Value.Symbol("senior"),
                Validity.from(DAY),
                "人社");
        register.record(new SubjectId("person", id), SIGNED, new Value.Truth(true), Validity.from(DAY), "人社");

        JsonNode first = topic.awaitFirst(id);

        assertEquals(SIGNED.value(), first.path("data").path("attribute").asText());
        assertEquals(1, topic.keys(id).size());
    }

    @Test
    void what_another_service_publishes_is_kept_and_its_last_word_stands() {
        String id = Api.newId("E");
        SubjectId subject = new SubjectId("enterprise", id);
        topic.publish("/land-service", subject, SIGNED, "false", "2023-01-01");
        topic.publish("/land-service", subject, SIGNED, "true", "2023-01-01");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> known(subject, SIGNED).map(Fact::value), Optional.of(new Value.Truth(true))::equals);
        assertEquals("规划资源", known(subject, SIGNED).orElseThrow().source());
        facts(Tokens.applicant(id, "enterprise"), "enterprise/" + id, "2023-05-01")
                .statusCode(200)
                .body("facts[0].recordedBy", equalTo("/land-service"));
        facts(Tokens.applicant("E-0009", "enterprise"), "enterprise/" + id, "2023-05-01")
                .statusCode(404);
    }

    @Test
    void own_events_and_impossible_ones_change_nothing() {
        SubjectId subject = new SubjectId("enterprise", Api.newId("E"));
        topic.publish("/industry-fund-service", subject, SIGNED, "true", "2023-01-01");
        topic.publish("/land-service", subject, new AttributeKey("person.age"), "30", "2023-01-01");
        topic.publish("/land-service", subject, RD_EXPENSE, "\"many\"", "2023-01-01");
        topic.publish("/land-service", subject, new AttributeKey("parcel.title_disputed"), "false", "2023-01-01");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> !register.facts(subject, DAY).isEmpty());

        assertEquals(1, register.facts(subject, DAY).size());
    }

    private Optional<Fact> known(SubjectId subject, AttributeKey attribute) {
        return Optional.ofNullable(register.facts(subject, DAY).get(attribute));
    }
}
