package cn.huice.journal.relay;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.journal.NodesTestResource;
import cn.huice.journal.Topic;
import cn.huice.journal.kafka.Broker;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NodesTestResource.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "postgres", value = "false"))
class PublisherTest {
    private static final String SUBJECT = "E-1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Broker broker;

    private final String topic = "huice.test-" + UUID.randomUUID();

    @BeforeEach
    void topic() {
        broker.ensure(List.of(topic));
    }

    @Test
    void an_earlier_leader_cannot_write_to_a_compacted_topic_any_more() {
        String id = topic + "-relay";
        try (CompactedTopics earlier = CompactedTopics.open(broker, id)) {
            earlier.write(List.of(message("one")));
            earlier.write(List.of(message("two")));
            try (CompactedTopics later = CompactedTopics.open(broker, id)) {
                later.write(List.of(message("two"), message("three")));
                assertThrows(KafkaException.class, () -> earlier.write(List.of(message("two"))));
                assertThrows(KafkaException.class, () -> earlier.write(List.of(message("two"))));
                assertArrived(List.of("one", "two", "two", "three"));
            }
        }
    }

    @Test
    void an_earlier_leader_that_comes_late_disturbs_no_order_on_a_topic_that_keeps_everything() {
        try (KeptTopics earlier = KeptTopics.open(broker);
                KeptTopics later = KeptTopics.open(broker)) {
            write(earlier, "one", "two");
            write(later, "two", "three");
            write(earlier, "three", "four");
            write(later, "four", "five");
            assertArrived(List.of("one", "two", "two", "three", "three", "four", "four", "five"));
            assertEquals(
                    List.of("one", "two", "three", "four", "five"),
                    arrived().stream().distinct().toList());
        }
    }

    @Test
    void more_than_one_request_holds_arrives_in_order() {
        List<String> large = IntStream.range(0, 40)
                .mapToObj(n -> n + " ".repeat(Broker.GATHERED_BYTES / 7))
                .toList();
        try (KeptTopics kept = KeptTopics.open(broker)) {
            write(kept, large.toArray(String[]::new));
        }
        assertArrived(large);
    }

    @Test
    void what_one_request_does_not_hold_goes_alone() {
        String larger = "x".repeat(2 * Broker.GATHERED_BYTES);
        try (KeptTopics kept = KeptTopics.open(broker)) {
            write(kept, "before", larger, "after");
        }
        assertArrived(List.of("before", larger, "after"));
    }

    @Test
    void an_entry_that_the_broker_refuses_is_told() {
        String refused = "x".repeat(2 * 1024 * 1024);
        try (KeptTopics kept = KeptTopics.open(broker)) {
            assertThrows(KafkaException.class, () -> write(kept, refused));
        }
        assertTrue(arrived().isEmpty());
    }

    @Test
    void several_topics_and_partitions_get_a_batch_at_once_and_each_in_its_order() {
        String other = topic + "-other";
        broker.ensure(List.of(other));
        List<String> values = IntStream.range(0, 30).mapToObj(n -> "batch " + n).toList();
        try (KeptTopics kept = KeptTopics.open(broker)) {
            for (String value : values) {
                for (int partition = 0; partition < kept.partitions(topic); partition++) {
                    kept.send(message(topic, partition, value));
                    kept.send(message(other, partition, value));
                }
                kept.arrive();
            }
        }
        for (String each : List.of(topic, other)) {
            Map<Integer, List<String>> arrived = new Topic(broker, each)
                    .records().stream()
                            .collect(Collectors.groupingBy(
                                    ConsumerRecord::partition,
                                    Collectors.mapping(PublisherTest::value, Collectors.toList())));
            assertTrue(arrived.size() > 1);
            arrived.values().forEach(inPartition -> assertEquals(values, inPartition));
        }
    }

    @Test
    void an_entry_that_the_broker_refuses_is_told_though_others_of_its_batch_arrived() {
        String refused = "x".repeat(2 * 1024 * 1024);
        try (KeptTopics kept = KeptTopics.open(broker)) {
            kept.send(message(topic, 1, "taken"));
            assertThrows(KafkaException.class, () -> {
                kept.send(message(topic, 0, refused));
                kept.arrive();
            });
        }
        assertArrived(List.of("taken"));
    }

    private void write(KeptTopics kept, String... values) {
        Arrays.stream(values).map(this::message).forEach(kept::send);
        kept.arrive();
    }

    private ProducerRecord<String, byte[]> message(String value) {
        return message(topic, 0, value);
    }

    private static ProducerRecord<String, byte[]> message(String topic, int partition, String value) {
        return new ProducerRecord<>(topic, partition, SUBJECT, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String value(ConsumerRecord<String, byte[]> message) {
        return new String(message.value(), StandardCharsets.UTF_8);
    }

    /** Kafka acknowledges a transaction a moment before readers see its last records. */
    private void assertArrived(List<String> values) {
        await().atMost(PATIENCE).untilAsserted(() -> assertEquals(values, arrived()));
    }

    private List<String> arrived() {
        return new Topic(broker, topic)
                .records().stream().map(PublisherTest::value).toList();
    }
}
