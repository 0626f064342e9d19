package cn.huice.casework.testbed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Another service of the house, as far as its events go. */
public final class OtherService implements AutoCloseable {
    public static final String LAND = "/land-service";

    private final KafkaProducer<String, String> producer = new KafkaProducer<>(
            Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
            new StringSerializer(),
            new StringSerializer());

    /** Publishes an event and waits until the broker has it. @return its id */
    public String publish(String topic, String type, String subjectId, Map<String, ?> data) {
        String id = UUID.randomUUID().toString();
        publish(id, topic, type, subjectId, data);
        return id;
    }

    public void publish(String id, String topic, String type, String subjectId, Map<String, ?> data) {
        ProducerRecord<String, String> message = new ProducerRecord<>(topic, subjectId, json(data));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id,
                        "ce_source", LAND,
                        "ce_type", type,
                        "ce_subject", subjectId,
                        "ce_time", Instant.now().toString(),
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Map<String, ?> data) {
        try {
            return new ObjectMapper().writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
