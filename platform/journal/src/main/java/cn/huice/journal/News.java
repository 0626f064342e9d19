package cn.huice.journal;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Wakes the relay, in whichever process it leads, when something was journaled that has to be published.
 *
 * <p>PostgreSQL lets only one transaction that notifies commit at a time, waiting for the disk included. So commands do not
 * notify themselves: once they are committed, one notification is sent for all that have been meanwhile. What is lost with
 * a process that dies in between is found when the relay looks by itself.
 */
@ApplicationScoped
class News {
    private static final Logger LOG = Logger.getLogger(News.class);
    private static final String NOTIFY = "NOTIFY journal";

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transaction;
    private final Semaphore committed = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().name("journal-news").daemon().unstarted(this::tell);

    News(AgroalDataSource database, TransactionSynchronizationRegistry transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    /** Wakes it once the caller's transaction has committed. */
    void afterCommit() {
        if (transaction.getResource(News.class) == null) {
            transaction.putResource(News.class, Boolean.TRUE);
            transaction.registerInterposedSynchronization(new Committed());
        }
    }

    private void tell() {
        try {
            while (true) {
                committed.acquire();
                committed.drainPermits();
                send();
            }
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
        }
    }

    private void send() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(NOTIFY);
        } catch (SQLException e) {
            LOG.debugf("the relay has to look by itself: %s", e.getMessage());
        }
    }

    private final class Committed implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                committed.release();
            }
        }
    }
}
