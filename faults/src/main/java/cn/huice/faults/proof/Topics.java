package cn.huice.faults.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything committed on the topics of Huice. */
public final class Topics {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Topics() {}

    /** A record, each partition's in its order. */
    public record Message(String topic, int partition, long offset, JsonNode event) {
        public String id() {
            return event.path("id").asText();
        }

        public String source() {
            return event.path("source").asText();
        }

        public String text(String field) {
            return event.path(field).asText();
        }
    }

    public static List<Message> read(String bootstrap) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith("huice."))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var messages = new ArrayList<Message>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(each -> messages.add(
                                new Message(each.topic(), each.partition(), each.offset(), parsed(each.value()))));
            }
            return messages;
        }
    }

    private static JsonNode parsed(String value) {
        try {
            return JSON.readTree(value);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
