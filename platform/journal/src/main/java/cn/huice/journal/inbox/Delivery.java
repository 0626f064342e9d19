package cn.huice.journal.inbox;

import cn.huice.journal.EventHandler;
import cn.huice.journal.JournalSettings;
import cn.huice.journal.kafka.Backoff;
import cn.huice.journal.kafka.Envelope;
import cn.huice.journal.kafka.MalformedEvent;
import cn.huice.web.Outage;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Applies one record, or sets it aside. Counts {@code huice.events.applied} and {@code huice.events.dead}, by topic.
 */
@ApplicationScoped
class Delivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class);

    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final List<EventHandler> handlers;
    private final int attempts;
    private final MeterRegistry metrics;

    Delivery(
            Inbox inbox,
            DeadLetters deadLetters,
            JournalSettings settings,
            MeterRegistry metrics,
            @All List<EventHandler> handlers) {
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.attempts = settings.consumer().attempts();
        this.metrics = metrics;
        this.handlers = handlers;
    }

    /** Returns false if it has to be tried again later, because database or broker are away. */
    boolean apply(ConsumerRecord<String, byte[]> message) {
        try {
            Envelope envelope = Envelope.read(message);
            List<EventHandler> interested = interested(message, envelope);
            return interested.isEmpty() || handled(message, envelope, interested);
        } catch (MalformedEvent e) {
            return setAside(message, e);
        }
    }

    /**
     * The same out of its order, tried once and set aside by nobody; what nobody is interested in is as good as applied.
     *
     * @throws RuntimeException why it cannot be applied
     */
    void applyOnce(ConsumerRecord<String, byte[]> message) {
        Envelope envelope = Envelope.read(message).asReplayed();
        List<EventHandler> interested = interested(message, envelope);
        if (!interested.isEmpty()) {
            inbox.apply(envelope, interested);
        }
    }

    private List<EventHandler> interested(ConsumerRecord<String, byte[]> message, Envelope envelope) {
        return handlers.stream()
                .filter(handler -> handler.topic().equals(message.topic())
                        && handler.types().contains(envelope.event().type()))
                .toList();
    }

    private boolean handled(ConsumerRecord<String, byte[]> message, Envelope envelope, List<EventHandler> interested) {
        Backoff backoff = new Backoff();
        for (int attempt = 1; ; attempt++) {
            try {
                inbox.apply(envelope, interested);
                metrics.counter("huice.events.applied", "topic", message.topic())
                        .increment();
                return true;
            } catch (RuntimeException | Error e) {
                if (Outage.caused(e) && !Outage.tookTooLong(e)) {
                    LOG.debugf("event %s waits: %s", envelope.event().id(), e);
                    return false;
                }
                if (attempt == attempts) {
                    return setAside(message, e);
                }
                backoff.pause();
            }
        }
    }

    private boolean setAside(ConsumerRecord<String, byte[]> message, Throwable reason) {
        try {
            deadLetters.add(message, reason);
            metrics.counter("huice.events.dead", "topic", message.topic()).increment();
            LOG.errorf(
                    reason,
                    "set aside as a dead letter: topic %s, partition %d, offset %d",
                    message.topic(),
                    message.partition(),
                    message.offset());
            return true;
        } catch (KafkaException e) {
            LOG.debugf("a dead letter waits for the broker: %s", e);
            return false;
        } catch (RuntimeException e) {
            LOG.warnf("a dead letter waits for the database: %s", e);
            return false;
        }
    }
}
