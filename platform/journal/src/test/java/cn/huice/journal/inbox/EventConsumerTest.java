package cn.huice.journal.inbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.journal.Database;
import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.journal.NewEntry;
import cn.huice.journal.NodesTestResource;
import cn.huice.journal.Topic;
import cn.huice.journal.Writers;
import cn.huice.journal.kafka.Broker;
import cn.huice.testing.StackTestResource;
import cn.huice.web.RequestId;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NodesTestResource.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "postgres", value = "false"))
class EventConsumerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Broker broker;

    @Inject
    Database database;

    @Inject
    Journal journal;

    @Inject
    AgroalDataSource source;

    @Inject
    Writers writers;

    private final String subject = "P-" + UUID.randomUUID();

    @Test
    void a_second_delivery_changes_nothing() throws Exception {
        JournalEntry entry = happened(Map.of("n", 1));
        awaitApplied(entry);
        ConsumerRecord<String, byte[]> first = delivered(entry);
        try (var producer = broker.producer()) {
            producer.send(new ProducerRecord<>(
                            first.topic(), first.partition(), null, first.key(), first.value(), first.headers()))
                    .get();
        }
        awaitApplied(happened(Map.of("n", 2)));
        assertEquals(List.of("{\"n\":1}", "{\"n\":2}"), applied());
    }

    @Test
    void poison_goes_to_the_dead_letters_and_the_stream_goes_on() {
        JournalEntry poison = happened(Map.of("poison", true));
        JournalEntry next = happened(Map.of("n", 2));
        awaitApplied(next);
        assertEquals(List.of("{\"n\":2}"), applied());
        ConsumerRecord<String, byte[]> letter = deadLetter(delivered(poison).offset());
        assertEquals(Applied.TOPIC, header(letter, "huice-origin-topic"));
        assertEquals("journal-test", header(letter, "huice-consumer"));
        assertTrue(header(letter, "huice-error").contains("IllegalArgumentException: poison"));
        assertEquals(new String(delivered(poison).value(), StandardCharsets.UTF_8), text(letter));
    }

    @Test
    void what_is_no_event_goes_to_the_dead_letters_too() throws Exception {
        awaitApplied(happened(Map.of("n", 1)));
        int partition = Broker.partition(subject, 6);
        long offset;
        try (var producer = broker.producer()) {
            offset = producer.send(new ProducerRecord<>(
                            Applied.TOPIC, partition, subject, "{\"half\":".getBytes(StandardCharsets.UTF_8)))
                    .get()
                    .offset();
        }
        awaitApplied(happened(Map.of("n", 2)));
        assertEquals("{\"half\":", text(deadLetter(offset)));
    }

    @Test
    void types_nobody_asked_for_are_passed_over() {
        QuarkusTransaction.requiringNew()
                .run(() -> journal.append(new NewEntry(
                        "test/" + subject,
                        "cn.huice.test.ignored.v1",
                        Optional.of(Applied.TOPIC),
                        subject,
                        Optional.empty(),
                        Map.of())));
        awaitApplied(happened(Map.of("n", 2)));
        assertEquals(List.of("{\"n\":2}"), applied());
    }

    @Test
    void attributes_and_fields_nobody_knows_are_carried_past() throws Exception {
        String data = "{\"n\":7,\"unheard\":{\"of\":[1,null,\"two\"]}}";
        var message = later(UUID.randomUUID(), subject, data);
        message.headers().add("later-header", new byte[] {0, 1});
        try (var producer = broker.producer()) {
            producer.send(message).get();
        }
        awaitApplied(happened(Map.of("n", 8)));
        assertEquals(List.of("{\"n\":7,\"unheard\":{\"of\":[1,null,\"two\"]}}", "{\"n\":8}"), applied());
    }

    @Test
    void what_a_handler_appends_carries_the_request_of_the_cause() {
        String request = "request-" + subject;
        RequestId.bind(request);
        JournalEntry cause = happened(Map.of("answer", true));
        RequestId.bind("none");
        awaitApplied(cause);
        JournalEntry answer = journal.stream("answer/" + cause.id()).getFirst();
        assertEquals(request, cause.requestId());
        assertEquals(request, answer.requestId());
        assertEquals("system:events", answer.actor());
    }

    @Test
    void decimals_arrive_as_they_were_written() {
        JournalEntry entry = happened(Map.of("rate", new BigDecimal("0.1234567890123456789012345")));
        awaitApplied(entry);
        assertEquals(List.of("{\"rate\":0.1234567890123456789012345}"), applied());
    }

    @Test
    void a_partition_that_takes_its_time_holds_up_no_other() throws Exception {
        UUID held = UUID.randomUUID();
        String slow = subjectOfAnotherPartition();
        try (Connection other = source.getConnection();
                Statement note = other.createStatement();
                var producer = broker.producer()) {
            other.setAutoCommit(false);
            note.execute("INSERT INTO journal_inbox (source, id) VALUES ('/later-service', '" + held + "')");
            producer.send(later(held, slow, "{}")).get();
            await().atMost(PATIENCE)
                    .until(() -> database.number("SELECT count(*) FROM pg_stat_activity"
                                    + " WHERE wait_event_type = 'Lock' AND query ILIKE '%journal_inbox%'")
                            == 1);
            awaitApplied(happened(Map.of("n", 1)));
            other.rollback();
            other.setAutoCommit(true);
        }
        await().atMost(PATIENCE)
                .until(() -> database.number("SELECT count(*) FROM test_applied WHERE event_id = '%s'".formatted(held))
                        == 1);
    }

    /** An event as a later version of the producer would write it. */
    private static ProducerRecord<String, byte[]> later(UUID id, String subject, String data) {
        String event = """
                {"specversion":"1.0","id":"%s","source":"/later-service","type":"cn.huice.test.happened.v1",
                 "subject":"%s","time":"2026-05-01T02:00:00Z","datacontenttype":"application/json",
                 "dataschema":"huice:/later","sequencetype":"Integer","partitionkey":"x",
                 "data":%s}
                """.formatted(id, subject, data);
        var message = new ProducerRecord<>(
                Applied.TOPIC, Broker.partition(subject, 6), subject, event.getBytes(StandardCharsets.UTF_8));
        message.headers().add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8));
        return message;
    }

    private String subjectOfAnotherPartition() {
        return Stream.generate(() -> "P-" + UUID.randomUUID())
                .filter(other -> Broker.partition(other, 6) != Broker.partition(subject, 6))
                .findFirst()
                .orElseThrow();
    }

    private JournalEntry happened(Object data) {
        return writers.append(Applied.TOPIC, subject, "test", data);
    }

    private void awaitApplied(JournalEntry entry) {
        await().atMost(PATIENCE)
                .until(() ->
                        database.number("SELECT count(*) FROM test_applied WHERE event_id = '%s'".formatted(entry.id()))
                                == 1);
    }

    private List<String> applied() {
        return database.column(
                "SELECT data FROM test_applied WHERE subject_id = '%s' ORDER BY number".formatted(subject));
    }

    private ConsumerRecord<String, byte[]> delivered(JournalEntry entry) {
        return new Topic(broker, Applied.TOPIC)
                .records().stream()
                        .filter(message -> text(message).contains(entry.id().toString()))
                        .findFirst()
                        .orElseThrow();
    }

    private ConsumerRecord<String, byte[]> deadLetter(long offset) {
        String partition = Integer.toString(Broker.partition(subject, 6));
        return new Topic(broker, DeadLetters.TOPIC)
                .records().stream()
                        .filter(letter -> header(letter, "huice-origin-offset").equals(Long.toString(offset))
                                && header(letter, "huice-origin-partition").equals(partition))
                        .findFirst()
                        .orElseThrow();
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String text(ConsumerRecord<String, byte[]> message) {
        return new String(message.value(), StandardCharsets.UTF_8);
    }
}
