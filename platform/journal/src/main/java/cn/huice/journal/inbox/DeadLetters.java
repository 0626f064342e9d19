package cn.huice.journal.inbox;

import cn.huice.journal.ThisService;
import cn.huice.journal.kafka.Broker;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The topic of records that could not be applied: the record as it was, with headers saying where it came from, who failed
 * on it ({@code huice-consumer}) and why ({@code huice-error}). This service keeps its own ones to replay them.
 */
@ApplicationScoped
class DeadLetters {
    static final String TOPIC = "huice.dead-letters";
    private static final int LONGEST_REASON = 1_000;

    private final Broker broker;
    private final ThisService service;
    private final DeadLetterTable table;
    private Producer<String, byte[]> producer;

    DeadLetters(Broker broker, ThisService service, DeadLetterTable table) {
        this.broker = broker;
        this.service = service;
        this.table = table;
    }

    /**
     * Returns once the letter is safe.
     *
     * @throws KafkaException if the broker does not take it
     * @throws RuntimeException if the database does not; then it will be set aside again, and stand on the topic twice
     */
    void add(ConsumerRecord<String, byte[]> message, Throwable reason) {
        send(message, reason);
        table.keep(message, abbreviated(reason.toString()), Instant.now());
    }

    private synchronized void send(ConsumerRecord<String, byte[]> message, Throwable reason) {
        if (producer == null) {
            broker.ensure(List.of(TOPIC));
            producer = broker.producer();
        }
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(TOPIC, message.key(), message.value());
        message.headers().forEach(letter.headers()::add);
        header(letter, "huice-origin-topic", message.topic());
        header(letter, "huice-origin-partition", Integer.toString(message.partition()));
        header(letter, "huice-origin-offset", Long.toString(message.offset()));
        header(letter, "huice-consumer", service.name());
        header(letter, "huice-error", abbreviated(reason.toString()));
        header(letter, "huice-failed-at", Instant.now().toString());
        try {
            producer.send(letter).get();
        } catch (ExecutionException e) {
            throw new KafkaException("the dead letter was not taken", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    static String abbreviated(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
