package cn.huice.journal.relay;

import cn.huice.journal.kafka.Broker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    /**
     * A broker takes up the requests of a connection one after the other, and the partitions of a request too; where it forces to disk what it
     * takes, it waits three times for each. So each partition of a batch goes over a connection of its own, as far as there are as many.
     */
    private static final int AT_ONCE = 6;
    /** What one record has besides key and value, at most. */
    private static final int AROUND = 256;
    /** UTF-8 of a char. */
    private static final int WIDEST = 3;

    private final List<Producer<String, byte[]>> producers = new ArrayList<>();
    private final ExecutorService flushing = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Integer> topics = new HashMap<>();
    private final Set<Producer<String, byte[]>> used = new LinkedHashSet<>();
    private final List<Future<?>> sent = new ArrayList<>();
    private int taken;

    private KeptTopics() {}

    /** @throws KafkaException if no address of a broker can be made out */
    static KeptTopics open(Broker broker) {
        KeptTopics topics = new KeptTopics();
        try {
            while (topics.producers.size() < AT_ONCE) {
                topics.producers.add(broker.gatheringProducer());
            }
            return topics;
        } catch (RuntimeException e) {
            topics.close();
            throw e;
        }
    }

    int partitions(String topic) {
        return producers.getFirst().partitionsFor(topic).size();
    }

    /** Sends it with the others, or after they have arrived if there is no room for it. */
    void send(ProducerRecord<String, byte[]> message) {
        int size = message.value().length + WIDEST * message.key().length() + AROUND;
        if (taken > 0 && taken + size > Broker.GATHERED_BYTES) {
            arrive();
        }
        taken += size;
        Producer<String, byte[]> producer = producer(message.topic(), message.partition());
        used.add(producer);
        sent.add(producer.send(message));
    }

    /** Always the same for a partition; another one in each topic for partitions of the same number, which a subject's events go to. */
    private Producer<String, byte[]> producer(String topic, int partition) {
        int place = topics.computeIfAbsent(topic, next -> topics.size());
        return producers.get((place + partition) % AT_ONCE);
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
        try {
            flushing.invokeAll(used.stream()
                    .map(producer -> Executors.callable(producer::flush))
                    .toList());
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        used.clear();
        sent.clear();
        taken = 0;
    }

    @Override
    public void close() {
        flushing.shutdownNow();
        producers.forEach(producer -> producer.close(Duration.ZERO));
    }
}
