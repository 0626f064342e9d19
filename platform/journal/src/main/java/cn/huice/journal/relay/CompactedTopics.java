package cn.huice.journal.relay;

import cn.huice.journal.kafka.Broker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Writes to topics that keep the last record of a key. A record of an earlier leader that comes late would be taken for the newest, so
 * what is written at once is a Kafka transaction: it becomes visible whole and in order or not at all, and an earlier leader is
 * fenced off with all that it has in flight.
 *
 * <p>Two producers take turns. A transaction of the one that has just committed would wait, 20 ms and more, until the broker has
 * marked the end of the last in every partition; readers see the transactions in their order all the same.
 */
final class CompactedTopics implements AutoCloseable {
    private final Deque<Producer<String, byte[]>> producers = new ArrayDeque<>();

    private CompactedTopics() {}

    /**
     * Fences off whoever wrote before.
     *
     * @param id one for all leaders of a service
     * @throws KafkaException if the broker does not answer
     */
    static CompactedTopics open(Broker broker, String id) {
        CompactedTopics topics = new CompactedTopics();
        try {
            for (String turn : List.of("", "-2")) {
                topics.producers.add(broker.exclusiveProducer(id + turn));
                topics.producers.getLast().initTransactions();
            }
            return topics;
        } catch (RuntimeException e) {
            topics.close();
            throw e;
        }
    }

    /**
     * Returns once all replicas in sync have them.
     *
     * @throws KafkaException if they do not take them; a record that failed fails the commit
     */
    void write(List<ProducerRecord<String, byte[]>> messages) {
        if (messages.isEmpty()) {
            return;
        }
        Producer<String, byte[]> producer = producers.removeFirst();
        producers.addLast(producer);
        producer.beginTransaction();
        for (ProducerRecord<String, byte[]> message : messages) {
            var unused = producer.send(message);
        }
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producers.forEach(producer -> producer.close(Duration.ZERO));
    }
}
