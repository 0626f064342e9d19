package cn.huice.registry;

import static org.awaitility.Awaitility.await;

import cn.huice.policy.vocabulary.AttributeKey;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/** The topic {@code huice.facts} as another service sees it. */
final class FactsTopic implements AutoCloseable {
    private static final String NAME = "huice.facts";
    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;
    private final List<ConsumerRecord<String, String>> seen = new ArrayList<>();

    FactsTopic(String servers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(NAME));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer());
    }

    /** The first event about a subject. */
    JsonNode awaitFirst(String subjectId) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
            return !about(subjectId).isEmpty();
        });
        return json(about(subjectId).getFirst().value());
    }

    /** The record keys about a subject so far. */
    List<String> keys(String subjectId) {
        return about(subjectId).stream().map(ConsumerRecord::key).toList();
    }

    /** @param value as JSON */
    void publish(String source, SubjectId subject, AttributeKey attribute, String value, String validFrom) {
        String event = """
                {"specversion":"1.0","id":"%s","source":"%s","type":"cn.huice.fact.verified.v1","subject":"%s",
                 "time":"2023-05-01T02:00:00Z","datacontenttype":"application/json",
                 "data":{"subject":{"kind":"%s","id":"%s"},"attribute":"%s","value":%s,"validFrom":"%s",
                         "validUntil":null,"standing":"VERIFIED","source":"规划资源","service":"%s"}}
                """.formatted(
                        UUID.randomUUID(),
                        source,
                        subject.id(),
                        subject.kind(),
                        subject.id(),
                        attribute,
                        value,
                        validFrom,
                        source);
        int partition = Utils.toPositive(Utils.murmur2(subject.id().getBytes(StandardCharsets.UTF_8)))
                % producer.partitionsFor(NAME).size();
        var message = new ProducerRecord<>(NAME, partition, subject.id() + "|" + attribute, event);
        message.headers().add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8));
        var sent = producer.send(message);
        producer.flush();
        sent.resultNow();
    }

    private List<ConsumerRecord<String, String>> about(String subjectId) {
        return seen.stream()
                .filter(message -> message.key().startsWith(subjectId + "|"))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that is not JSON", e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
