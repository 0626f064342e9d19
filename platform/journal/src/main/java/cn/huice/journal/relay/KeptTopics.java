package cn.huice.journal.relay;

import cn.huice.journal.kafka.Broker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Writes to topics that keep every record. Nothing goes out before all that was sent is there, and what a partition gets at once is
 * one request, there whole or not at all. So what arrives of one writer in a partition has no gap, and as the next writer begins with the first
 * entry that may be missing, the first arrivals of both are in order, however late the earlier one's last request comes. Whatever comes
 * again is recognised by its id; a transaction of Kafka would prevent it, at several times the cost.
 */
final class KeptTopics implements AutoCloseable {
    /** What one record has besides key and value, at most. */
    private static final int AROUND = 256;
    /** UTF-8 of a char. */
    private static final int WIDEST = 3;

    private final Producer<String, byte[]> producer;
    private final List<Future<?>> sent = new ArrayList<>();
    private int taken;

    /** @param producer sends what it gathered, up to {@link Broker#GATHERED_BYTES} a partition, when it is flushed */
    KeptTopics(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    /** Sends it with the others, or after they have arrived if there is no room for it. */
    void send(ProducerRecord<String, byte[]> message) {
        int size = message.value().length + WIDEST * message.key().length() + AROUND;
        if (taken > 0 && taken + size > Broker.GATHERED_BYTES) {
            arrive();
        }
        taken += size;
        sent.add(producer.send(message));
    }

    /**
     * Returns once all replicas in sync have what was sent.
     *
     * @throws KafkaException if they do not take it
     */
    void arrive() {
        if (sent.isEmpty()) {
            return;
        }
        producer.flush();
        try {
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        sent.clear();
        taken = 0;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
