package cn.huice.journal.inbox;

import cn.huice.journal.EventHandler;
import cn.huice.journal.JournalSettings;
import cn.huice.journal.ThisService;
import cn.huice.journal.kafka.Backoff;
import cn.huice.journal.kafka.Broker;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads the topics that handlers want, as a member of the service's consumer group. A record's offset is
 * committed some time after its transaction, and the next records do not wait for that; what is delivered twice because of that,
 * the inbox recognises.
 */
@ApplicationScoped
class EventConsumer {
    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    /** How often offsets are committed: what is read again after a crash costs less than a write of the broker for every record. */
    private static final Duration COMMIT = Duration.ofSeconds(1);

    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Broker broker;
    private final ThisService service;
    private final Set<String> topics;
    private final boolean enabled;
    private final Backoff backoff = new Backoff();
    private final Thread thread =
            Thread.ofPlatform().name("journal-consumer").daemon().unstarted(this::run);
    private final Lanes lanes;
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private long committed = System.nanoTime();
    private volatile boolean running = true;
    private boolean waiting;

    EventConsumer(
            Broker broker,
            ThisService service,
            Delivery delivery,
            JournalSettings settings,
            @All List<EventHandler> handlers) {
        this.broker = broker;
        this.service = service;
        this.lanes = new Lanes(message -> running && delivery.apply(message));
        this.topics = handlers.stream().map(EventHandler::topic).collect(Collectors.toUnmodifiableSet());
        this.enabled = settings.consumer().enabled() && !topics.isEmpty();
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        if (thread.isAlive() && !thread.join(FAREWELL)) {
            thread.interrupt();
        }
        lanes.close();
    }

    private void run() {
        while (running) {
            try {
                broker.ensure(topics);
                try (Consumer<String, byte[]> consumer = broker.consumer(service.name())) {
                    consumer.subscribe(topics, new Leaving(consumer));
                    while (running) {
                        lanes.take(consumer.poll(POLL));
                        settle(consumer);
                    }
                    settle(consumer);
                }
            } catch (KafkaException e) {
                waitOut(e);
            } finally {
                lanes.drop();
                uncommitted.clear();
            }
        }
    }

    /** Notes how far partitions were applied, commits that now and then, and goes back where one had to stop. */
    private void settle(Consumer<String, byte[]> consumer) {
        boolean outage = false;
        var reached = lanes.reached();
        for (var each : reached.entrySet()) {
            uncommitted.put(each.getKey(), new OffsetAndMetadata(each.getValue().next()));
            if (each.getValue().stopped()) {
                consumer.seek(each.getKey(), each.getValue().next());
                outage = true;
            }
        }
        if (!running || System.nanoTime() - committed >= COMMIT.toNanos()) {
            commit(consumer);
        }
        if (!running || reached.isEmpty()) {
            return;
        }
        if (outage && !waiting) {
            LOG.warn("applying events waits for the database or the broker");
        }
        waiting = outage;
        if (outage) {
            backoff.pause();
        } else {
            backoff.succeeded();
        }
    }

    private void commit(Consumer<String, byte[]> consumer) {
        if (!uncommitted.isEmpty()) {
            consumer.commitAsync(Map.copyOf(uncommitted), null);
            uncommitted.clear();
        }
        committed = System.nanoTime();
    }

    /** Another member may go on with a partition once nothing of it is being applied here. */
    private final class Leaving implements ConsumerRebalanceListener {
        private final Consumer<String, byte[]> consumer;

        Leaving(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // They begin where their offsets were committed.
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            lanes.finish(partitions);
            settle(consumer);
            commit(consumer);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            lanes.drop();
            uncommitted.clear();
        }
    }

    private void waitOut(KafkaException e) {
        if (running) {
            LOG.warnf("reading events waits for the broker: %s", e);
            Thread.interrupted();
            backoff.pause();
        }
    }
}
