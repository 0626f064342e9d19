package cn.huice.journal.inbox;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.journal.Database;
import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.journal.NodesTestResource;
import cn.huice.journal.Writers;
import cn.huice.journal.kafka.Broker;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NodesTestResource.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "postgres", value = "false"))
class DeadLetterTest {
    @Inject
    Broker broker;

    @Inject
    Database database;

    @Inject
    Journal journal;

    @Inject
    Writers writers;

    private final String subject = "P-" + UUID.randomUUID();

    @AfterEach
    void the_cause_is_back() {
        Applied.mended = false;
    }

    @Test
    void what_was_set_aside_is_listed_with_whence_and_why() {
        JournalEntry poison = poison();
        String id = letter();
        operator()
                .get("/v1/dead-letters?state=DEAD&limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id))
                .body("items[0].state", equalTo("DEAD"))
                .body("items[0].topic", equalTo(Applied.TOPIC))
                .body("items[0].event", equalTo(poison.id().toString()))
                .body("items[0].type", equalTo("cn.huice.test.happened.v1"))
                .body("items[0].subject", equalTo(subject))
                .body("items[0].failures", equalTo(1))
                .body("items[0].error", containsString("IllegalArgumentException: poison"))
                .body("items[0].record", nullValue());
        operator().get("/v1/dead-letters/" + id).then().statusCode(200).body("record", containsString(subject));
    }

    @Test
    void after_the_cause_was_mended_it_is_applied_once_however_often_it_is_replayed() {
        JournalEntry poison = poison();
        String id = letter();
        Applied.mended = true;
        String key = UUID.randomUUID().toString();
        var atOnce = List.of(
                        key,
                        key,
                        UUID.randomUUID().toString(),
                        UUID.randomUUID().toString())
                .stream()
                .map(each -> CompletableFuture.supplyAsync(() -> replay(id, each)))
                .toList();
        var statuses = atOnce.stream().map(each -> each.join().statusCode()).toList();
        assertEquals(2 + 2, statuses.size());
        assertEquals(
                4,
                statuses.stream()
                        .filter(status -> status == 200 || status == 409)
                        .count(),
                statuses.toString());
        assertEquals(1, applied());
        assertTrue(Applied.REPLAYED.contains(poison.id().toString()));
        operator()
                .get("/v1/dead-letters/" + id)
                .then()
                .body("state", equalTo("REPLAYED"))
                .body("replayedBy", equalTo("operator"));
        replay(id, UUID.randomUUID().toString())
                .then()
                .statusCode(409)
                .body("type", containsString("already-replayed"));
        JournalEntry entry = journal.stream("dead-letter:" + id).getFirst();
        assertEquals(1, journal.stream("dead-letter:" + id).size());
        assertEquals("cn.huice.dead-letter.replayed.v1", entry.type());
        assertEquals("operator", entry.actor());
        assertEquals(subject, entry.subjectId());
        assertEquals("REPLAYED", entry.data().path("outcome").textValue());
        assertEquals(poison.subjectId(), entry.subjectId());
    }

    @Test
    void poison_that_is_poison_still_comes_back_dead_and_leaves_nothing_behind() {
        poison();
        String id = letter();
        replay(id, UUID.randomUUID().toString())
                .then()
                .statusCode(200)
                .body("state", equalTo("DEAD"))
                .body("failures", equalTo(2))
                .body("error", containsString("poison"));
        assertEquals(0, applied());
        JournalEntry entry = journal.stream("dead-letter:" + id).getFirst();
        assertEquals("DEAD", entry.data().path("outcome").textValue());
        Applied.mended = true;
        replay(id, UUID.randomUUID().toString()).then().statusCode(200).body("state", equalTo("REPLAYED"));
        assertEquals(1, applied());
    }

    @Test
    void what_is_no_event_stays_dead() throws Exception {
        long offset;
        try (var producer = broker.producer()) {
            offset = producer.send(new ProducerRecord<>(
                            Applied.TOPIC,
                            Broker.partition(subject, 6),
                            "nul\0key",
                            "{\"half\":".getBytes(StandardCharsets.UTF_8)))
                    .get()
                    .offset();
        }
        awaitLetters("record_offset = %d and topic = '%s' and partition = %d"
                .formatted(offset, Applied.TOPIC, Broker.partition(subject, 6)));
        String id = database.column("select id from journal_dead_letter where record_offset = %d and partition = %d"
                        .formatted(offset, Broker.partition(subject, 6)))
                .getFirst();
        Applied.mended = true;
        replay(id, UUID.randomUUID().toString())
                .then()
                .statusCode(200)
                .body("state", equalTo("DEAD"))
                .body("event", nullValue())
                .body("error", containsString("not a CloudEvent"));
    }

    @Test
    void only_operators_see_and_replay() {
        given().get("/v1/dead-letters").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.role("auditor"))
                .get("/v1/dead-letters")
                .then()
                .statusCode(403);
        operator().get("/v1/dead-letters?state=ALIVE").then().statusCode(400);
        operator().get("/v1/dead-letters?cursor=x").then().statusCode(400);
        operator().get("/v1/dead-letters/9999999").then().statusCode(404);
        operator().get("/v1/dead-letters/x").then().statusCode(404);
        replay("9999999", UUID.randomUUID().toString()).then().statusCode(404);
    }

    private JournalEntry poison() {
        return writers.append(Applied.TOPIC, subject, "test", Map.of("poison", true));
    }

    private String letter() {
        String of = "convert_from(value, 'UTF8') like '%" + subject + "%'";
        awaitLetters(of);
        return database.column("select id from journal_dead_letter where " + of).getFirst();
    }

    private void awaitLetters(String where) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.number("select count(*) from journal_dead_letter where " + where) == 1);
    }

    private long applied() {
        return database.number("select count(*) from test_applied where subject_id = '%s'".formatted(subject));
    }

    private static Response replay(String id, String key) {
        return operator().header("Idempotency-Key", key).post("/v1/dead-letters/" + id + "/replay");
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(Tokens.role("operator"));
    }
}
