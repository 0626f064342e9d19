package cn.huice.testing.walk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the services of the house that are not under test would tell: facts verified there, by event. */
final class OtherServices implements AutoCloseable {
    private static final String TOPIC = "huice.facts";
    private static final String SOURCE = "/another-service";

    private final KafkaProducer<String, String> producer;

    OtherServices(String brokers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
                new StringSerializer(),
                new StringSerializer());
    }

    /** A fact that an authority has verified about one of their subjects. @param from its first day */
    void verified(Subject subject, String attribute, Object value, String authority, String from) {
        String data = Door.write(Map.of(
                "subject", subject.named(),
                "attribute", attribute,
                "value", value,
                "validFrom", from,
                "standing", "VERIFIED",
                "source", authority,
                "service", SOURCE));
        var message = new ProducerRecord<>(TOPIC, subject.id(), data);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        SOURCE,
                        "ce_type",
                        "cn.huice.fact.verified.v1",
                        "ce_subject",
                        subject.id(),
                        "ce_time",
                        Instant.now().toString(),
                        "content-type",
                        "application/json")
                .forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        producer.send(message);
    }

    @Override
    public void close() {
        producer.close();
    }
}
