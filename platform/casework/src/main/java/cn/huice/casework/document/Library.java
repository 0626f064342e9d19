package cn.huice.casework.document;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** The documents that were imported here, cut into articles; one reference is exchanged for another. */
@ApplicationScoped
@Startup
public class Library {
    private static final Logger LOG = Logger.getLogger(Library.class);

    private final DocumentTable table;
    private final AtomicReference<Shelf> current;

    @Inject
    Library(DocumentTable table) {
        this.table = table;
        this.current = new AtomicReference<>(read());
    }

    /**
     * The documents as they stood at one moment.
     *
     * @param revision counts imports
     * @param documents by id
     */
    public record Shelf(long revision, Map<String, ImportedDocument> documents) {}

    /** As this instance knows them; at most a second behind what another one imported. */
    public Shelf current() {
        return current.get();
    }

    /** With all that was imported until now. */
    Shelf upToDate() {
        if (table.revision() != current().revision()) {
            take(read());
        }
        return current();
    }

    void take(Shelf newer) {
        current.accumulateAndGet(newer, (known, read) -> read.revision() > known.revision() ? read : known);
    }

    /** The revision first: what is imported in between is read once more, and never missed. */
    private Shelf read() {
        long revision = table.revision();
        Map<String, ImportedDocument> documents = new TreeMap<>();
        table.latest().forEach(document -> documents.put(document.id(), document));
        return new Shelf(revision, Map.copyOf(documents));
    }

    /** Another instance may have imported. While the database is away, what is known stands. */
    @Scheduled(every = "1s", identity = "library", concurrentExecution = ConcurrentExecution.SKIP)
    void follow() {
        try {
            upToDate();
        } catch (RuntimeException e) {
            LOG.warnf("documents stay at revision %d for now: %s", current().revision(), e.getMessage());
        }
    }
}
