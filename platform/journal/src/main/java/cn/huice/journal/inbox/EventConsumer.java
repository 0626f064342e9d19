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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Reads the topics that handlers want, as a member of the service's consumer group. Records of one partition are applied in
 * their order, several partitions at a time. A record's offset is committed some time after its transaction, and the next
 * records do not wait for that; what is delivered twice because of that, the inbox recognises.
 */
@ApplicationScoped
class EventConsumer {
    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    /** Commands need connections to the database too. */
    private static final int PARTITIONS_AT_ONCE = 4;

    private final Broker broker;
    private final ThisService service;
    private final Delivery delivery;
    private final Set<String> topics;
    private final boolean enabled;
    private final Backoff backoff = new Backoff();
    private final Thread thread =
            Thread.ofPlatform().name("journal-consumer").daemon().unstarted(this::run);
    private final ExecutorService appliers = Executors.newFixedThreadPool(
            PARTITIONS_AT_ONCE,
            Thread.ofPlatform().name("journal-applier-", 1).daemon().factory());
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
        this.delivery = delivery;
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
        appliers.shutdown();
    }

    private void run() {
        while (running) {
            try {
                broker.ensure(topics);
                try (Consumer<String, byte[]> consumer = broker.consumer(service.name())) {
                    consumer.subscribe(topics);
                    while (running) {
                        applyAll(consumer, consumer.poll(POLL));
                    }
                }
            } catch (KafkaException e) {
                waitOut(e);
            }
        }
    }

    private void applyAll(Consumer<String, byte[]> consumer, ConsumerRecords<String, byte[]> messages) {
        if (messages.isEmpty()) {
            return;
        }
        List<TopicPartition> partitions = List.copyOf(messages.partitions());
        List<Reached> reached = applied(partitions, messages);
        boolean outage = false;
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (int i = 0; i < partitions.size(); i++) {
            offsets.put(partitions.get(i), new OffsetAndMetadata(reached.get(i).next()));
            if (!reached.get(i).end()) {
                consumer.seek(partitions.get(i), reached.get(i).next());
                outage = true;
            }
        }
        consumer.commitAsync(offsets, null);
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

    /**
     * How far a partition was applied.
     *
     * @param next the first offset that was not
     * @param end false if it had to stop before the last; the rest will be read again
     */
    private record Reached(long next, boolean end) {}

    private List<Reached> applied(List<TopicPartition> partitions, ConsumerRecords<String, byte[]> messages) {
        List<Callable<Reached>> parts = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            parts.add(() -> applyInOrder(messages.records(partition)));
        }
        try {
            return appliers.invokeAll(parts).stream().map(Future::resultNow).toList();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private Reached applyInOrder(List<ConsumerRecord<String, byte[]>> messages) {
        for (ConsumerRecord<String, byte[]> message : messages) {
            if (!running || !delivery.apply(message)) {
                return new Reached(message.offset(), false);
            }
        }
        return new Reached(messages.getLast().offset() + 1, true);
    }

    private void waitOut(KafkaException e) {
        if (running) {
            LOG.warnf("reading events waits for the broker: %s", e);
            Thread.interrupted();
            backoff.pause();
        }
    }
}
