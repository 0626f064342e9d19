package cn.huice.journal.relay;

import cn.huice.journal.ThisService;
import cn.huice.journal.kafka.Broker;
import cn.huice.journal.kafka.Envelope;
import cn.huice.journal.kafka.Unpublished;
import java.time.Duration;
import java.util.ArrayList;
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
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Writes batches of entries, in order within each partition. Of no use after a failure; the next one starts over. */
final class Publisher implements AutoCloseable {
    private final Broker broker;
    private final String source;
    private final KeptTopics kept;
    private final CompactedTopics compacted;
    private final Set<String> known = new HashSet<>();
    private final ExecutorService writing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("journal-publisher").daemon().factory());
    private Future<?> written = CompletableFuture.completedFuture(null);

    private Publisher(Broker broker, String source, KeptTopics kept, CompactedTopics compacted) {
        this.broker = broker;
        this.source = source;
        this.kept = kept;
        this.compacted = compacted;
    }

    /** @throws KafkaException if the broker does not answer */
    static Publisher open(Broker broker, ThisService service) {
        CompactedTopics compacted = CompactedTopics.open(broker, "huice-relay-" + service.name());
        try {
            return new Publisher(broker, service.source(), KeptTopics.open(broker), compacted);
        } catch (RuntimeException e) {
            compacted.close();
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

    /** Returns once all replicas in sync have the batch. */
    private void publish(List<Unpublished> batch) {
        ensureTopics(batch);
        List<ProducerRecord<String, byte[]>> replacing = new ArrayList<>();
        for (Unpublished entry : batch) {
            var message =
                    Envelope.write(entry, source, Broker.partition(entry.subjectId(), kept.partitions(entry.topic())));
            if (broker.compacts(entry.topic())) {
                replacing.add(message);
            } else {
                kept.send(message);
            }
        }
        kept.arrive();
        compacted.write(replacing);
    }

    @Override
    public void close() {
        writing.shutdownNow();
        kept.close();
        compacted.close();
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
