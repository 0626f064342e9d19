package cn.huice.journal.relay;

import cn.huice.journal.ThisService;
import cn.huice.journal.kafka.Broker;
import cn.huice.journal.kafka.Envelope;
import cn.huice.journal.kafka.Unpublished;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Writes batches of entries in Kafka transactions: a batch becomes visible whole and in order or not at all, and an earlier
 * leader that still has something in flight is fenced off. Of no use after a failure; the next one starts over.
 *
 * <p>Two producers take turns. A transaction of the one that has just committed would wait, 20 ms and more, until the broker has
 * marked the end of the last in every partition; readers see the batches in their order all the same.
 */
final class Publisher implements AutoCloseable {
    private final Broker broker;
    private final String source;
    private final Deque<Producer<String, byte[]>> producers = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();
    private final ExecutorService writing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("journal-publisher").daemon().factory());
    private Future<?> written = CompletableFuture.completedFuture(null);

    private Publisher(Broker broker, String source) {
        this.broker = broker;
        this.source = source;
    }

    /** @throws KafkaException if the broker does not answer */
    static Publisher open(Broker broker, ThisService service) {
        Publisher publisher = new Publisher(broker, service.source());
        try {
            for (String turn : List.of("", "-2")) {
                publisher.producers.add(broker.exclusiveProducer("huice-relay-" + service.name() + turn));
                publisher.producers.getLast().initTransactions();
            }
            return publisher;
        } catch (RuntimeException e) {
            publisher.close();
            throw e;
        }
    }

    /** Begins to write a batch; one at a time. */
    void write(List<Unpublished> batch) {
        written = writing.submit(() -> publish(batch));
    }

    /**
     * Waits for the batch.
     *
     * @return whether all replicas in sync have it; false if the time is over first
     * @throws KafkaException if it could not be written
     */
    boolean written(Duration longest) {
        try {
            written.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Returns once all replicas in sync have the batch; a record that failed fails the commit. */
    private void publish(List<Unpublished> batch) {
        ensureTopics(batch);
        Producer<String, byte[]> producer = producers.removeFirst();
        producers.addLast(producer);
        producer.beginTransaction();
        for (Unpublished entry : batch) {
            int partitions = producer.partitionsFor(entry.topic()).size();
            var unused = producer.send(Envelope.write(entry, source, Broker.partition(entry.subjectId(), partitions)));
        }
        producer.commitTransaction();
    }

    @Override
    public void close() {
        writing.shutdownNow();
        producers.forEach(producer -> producer.close(Duration.ZERO));
    }

    private void ensureTopics(List<Unpublished> batch) {
        Set<String> unknown = new HashSet<>();
        for (Unpublished entry : batch) {
            unknown.add(entry.topic());
        }
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            broker.ensure(unknown);
            known.addAll(unknown);
        }
    }
}
