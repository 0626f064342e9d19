package cn.huice.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A committed record of a topic.
 *
 * @param text the record's value as it is
 * @param event the same, read as a CloudEvent
 */
record Published(String topic, int partition, String key, String text, JsonNode event) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All there are, on all topics, each partition in its order. */
    static List<Published> all(Home home) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + home.port(Part.KAFKA),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith("huice."))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<Published>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> records.add(of(message)));
            }
            return records;
        }
    }

    String id() {
        return event.path("id").asText();
    }

    String stream() {
        return event.path("source").asText() + " " + event.path("stream").asText();
    }

    long position() {
        return event.path("position").asLong();
    }

    private static Published of(ConsumerRecord<String, String> message) {
        try {
            return new Published(
                    message.topic(),
                    message.partition(),
                    message.key(),
                    message.value(),
                    JSON.readTree(message.value()));
        } catch (IOException notJson) {
            throw new UncheckedIOException("on " + message.topic(), notJson);
        }
    }
}
