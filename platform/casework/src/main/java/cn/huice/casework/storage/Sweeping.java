package cn.huice.casework.storage;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Removes files that a killed process left behind, or that nobody needs any more. Files age by real time. */
@ApplicationScoped
class Sweeping {
    private static final Logger LOG = Logger.getLogger(Sweeping.class);
    private final StoredFiles files;
    private final StorageSettings settings;

    Sweeping(StoredFiles files, StorageSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    @Scheduled(
            every = "{huice.storage.sweep-every}",
            identity = "storage-sweep",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        int removed = files.sweep(Instant.now().minus(settings.grace()));
        if (removed > 0) {
            LOG.infof("swept %d files that nothing refers to", removed);
        }
    }
}
