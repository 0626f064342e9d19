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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads the topics that handlers want, as a member of the service's consumer group. A record's offset is committed after its
 * transaction; what is delivered twice because of that, the inbox recognises.
 */
@ApplicationScoped
class EventConsumer {
    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Broker broker;
    private final ThisService service;
    private final Delivery delivery;
    private final Set<String> topics;
    private final boolean enabled;
    private final Backoff backoff = new Backoff();
    private final Thread thread =
            Thread.ofPlatform().name("journal-consumer").daemon().unstarted(this::run);
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
        boolean outage = false;
        for (TopicPartition partition : messages.partitions()) {
            outage |= !applyInOrder(consumer, partition, messages.records(partition));
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

    /** Returns false if it had to stop before the last; the rest will be read again. */
    private boolean applyInOrder(
            Consumer<String, byte[]> consumer,
            TopicPartition partition,
            List<ConsumerRecord<String, byte[]>> messages) {
        long next = messages.getFirst().offset();
        for (ConsumerRecord<String, byte[]> message : messages) {
            if (!running || !delivery.apply(message)) {
                consumer.seek(partition, next);
                break;
            }
            next = message.offset() + 1;
        }
        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
        return next > messages.getLast().offset();
    }

    private void waitOut(KafkaException e) {
        if (running) {
            LOG.warnf("reading events waits for the broker: %s", e);
            Thread.interrupted();
            backoff.pause();
        }
    }
}
