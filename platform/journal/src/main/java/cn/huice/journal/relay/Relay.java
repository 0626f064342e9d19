package cn.huice.journal.relay;

import cn.huice.journal.Horizon;
import cn.huice.journal.JournalSettings;
import cn.huice.journal.ThisService;
import cn.huice.journal.kafka.Backoff;
import cn.huice.journal.kafka.Broker;
import cn.huice.journal.kafka.Unpublished;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Publishes what is in the journal and not yet on Kafka. Any number may run; one leads, the others wait for its session to
 * end. Loss of the broker or of the database is waited out.
 */
final class Relay implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final AgroalConnectionFactoryConfiguration database;
    private final Broker broker;
    private final ThisService service;
    private final JournalSettings.Relay settings;
    private final Backoff backoff = new Backoff();
    private final Thread thread;
    private volatile boolean running = true;
    private volatile boolean leading;
    private volatile Optional<String> trouble = Optional.empty();

    Relay(AgroalDataSource database, Broker broker, ThisService service, JournalSettings.Relay settings) {
        this.database =
                database.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        this.broker = broker;
        this.service = service;
        this.settings = settings;
        this.thread = Thread.ofPlatform().name("journal-relay").daemon().unstarted(this::run);
    }

    Relay start() {
        thread.start();
        return this;
    }

    boolean leading() {
        return leading;
    }

    /** What it is waiting out at the moment. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Stops where it stands. What was sent and not yet taken off the queue will be sent again by the next leader. */
    @Override
    public void close() {
        running = false;
        thread.interrupt();
        try {
            if (thread.isAlive()) {
                thread.join(FAREWELL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running) {
            try (RelaySession session = RelaySession.open(database)) {
                while (running && !session.lead()) {
                    session.awaitNews(settings.poll());
                }
                leading = running;
                while (running) {
                    session.check();
                    publishUntilBrokerFails(session);
                }
            } catch (SQLException e) {
                waitOut("database", e);
            } finally {
                leading = false;
            }
        }
    }

    /**
     * While one batch is on its way to the broker, it finds out what may go with the next. Each costs the broker the same whatever is in
     * it, so there is some time between them.
     */
    private void publishUntilBrokerFails(RelaySession session) throws SQLException {
        try (Publisher publisher = Publisher.open(broker, service)) {
            List<Unpublished> sent = List.of();
            long begun = System.nanoTime() - settings.pace().toNanos();
            while (running) {
                session.look();
                if (!sent.isEmpty()) {
                    if (publisher.written(Horizon.PULSE)) {
                        session.published(sent);
                        sent = List.of();
                        recovered();
                    }
                } else if (System.nanoTime() - begun < settings.pace().toNanos()) {
                    LockSupport.parkNanos(Horizon.PULSE.toNanos());
                } else {
                    sent = session.next(settings.batch());
                    if (!sent.isEmpty()) {
                        begun = System.nanoTime();
                        publisher.write(sent);
                    } else if (session.pending()) {
                        LockSupport.parkNanos(Horizon.PULSE.toNanos());
                    } else {
                        recovered();
                        session.awaitNews(settings.poll());
                    }
                }
            }
        } catch (KafkaException e) {
            waitOut("broker", e);
        }
    }

    private void recovered() {
        trouble.ifPresent(past -> LOG.infof("publishing again after trouble with the %s", past));
        trouble = Optional.empty();
        backoff.succeeded();
    }

    private void waitOut(String what, Exception e) {
        if (!running) {
            return;
        }
        if (trouble.isEmpty()) {
            LOG.warnf("publishing waits for the %s: %s", what, e);
        }
        trouble = Optional.of(what);
        Thread.interrupted();
        backoff.pause();
    }
}
