package cn.huice.journal.inbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * What was read and is being applied: a partition's records in their order, several partitions at a time. Filled and asked by the one
 * thread that reads, which reads on meanwhile, so that a partition that takes its time holds up no other.
 */
final class Lanes implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Lanes.class);
    /** Commands need connections to the database too. */
    private static final int AT_ONCE = 4;

    private static final int MOST_WAITING = 500;

    private final Predicate<ConsumerRecord<String, byte[]>> apply;
    private final Map<TopicPartition, Lane> lanes = new HashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final ExecutorService appliers = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("journal-applier-", 1).daemon().factory());

    /** @param apply false if the record cannot be applied for now, and none after it in its partition */
    Lanes(Predicate<ConsumerRecord<String, byte[]>> apply) {
        this.apply = apply;
    }

    /** Takes what was read; returns once not too much of it waits. */
    void take(ConsumerRecords<String, byte[]> messages) {
        for (TopicPartition partition : messages.partitions()) {
            List<ConsumerRecord<String, byte[]>> its = messages.records(partition);
            lanes.computeIfAbsent(partition, unknown -> new Lane(its.getFirst().offset()))
                    .add(its);
        }
        if (waiting.get() > MOST_WAITING) {
            finish(lanes.keySet());
        }
    }

    /** Returns once nothing is being applied of these partitions. */
    void finish(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            if (lanes.containsKey(partition)) {
                lanes.get(partition).work.join();
            }
        }
    }

    /**
     * How far a partition was applied.
     *
     * @param next the first offset that was not
     * @param stopped it could not be; what was read from there on was dropped and is to be read again
     */
    record Reached(long next, boolean stopped) {}

    /** Those partitions that came further since it was asked last, or stopped. */
    Map<TopicPartition, Reached> reached() {
        Map<TopicPartition, Reached> all = new HashMap<>();
        lanes.entrySet().removeIf(entry -> {
            Lane lane = entry.getValue();
            boolean done = lane.work.isDone();
            var reached = new Reached(lane.next, done && lane.stopped);
            if (reached.stopped() || reached.next() > lane.told) {
                all.put(entry.getKey(), reached);
            }
            lane.told = reached.next();
            return done;
        });
        return all;
    }

    /** Returns once nothing is being applied, and forgets how far it came. */
    void drop() {
        finish(lanes.keySet());
        lanes.clear();
    }

    @Override
    public void close() {
        appliers.shutdown();
    }

    private final class Lane {
        private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);
        private volatile long next;
        private volatile boolean stopped;
        private long told;

        Lane(long first) {
            this.next = first;
            this.told = first;
        }

        void add(List<ConsumerRecord<String, byte[]>> messages) {
            waiting.addAndGet(messages.size());
            work = work.thenRunAsync(() -> inOrder(messages), appliers);
        }

        private void inOrder(List<ConsumerRecord<String, byte[]>> messages) {
            for (ConsumerRecord<String, byte[]> message : messages) {
                stopped = stopped || !applied(message);
                if (!stopped) {
                    next = message.offset() + 1;
                }
            }
            waiting.addAndGet(-messages.size());
        }

        private boolean applied(ConsumerRecord<String, byte[]> message) {
            try {
                return apply.test(message);
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s, partition %d, offset %d", message.topic(), message.partition(), message.offset());
                return false;
            }
        }
    }
}
