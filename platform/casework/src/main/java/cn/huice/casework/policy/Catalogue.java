package cn.huice.casework.policy;

import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyErrors;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * The policies of this service, checked at start-up and again with every publication. One reference is exchanged for
 * another, so whatever is being assessed goes on with the book it began with.
 */
@ApplicationScoped
@Startup
public class Catalogue {
    private static final Logger LOG = Logger.getLogger(Catalogue.class);

    private final Bookshelf bookshelf;
    private final PublicationTable publications;
    private final Release.Arrival arrival;
    private final AtomicReference<CurrentBook> current;

    /** @throws PolicyErrors if there is no sound book: the service does not start on half a catalogue */
    @Inject
    Catalogue(Bookshelf bookshelf, PublicationTable publications, Release release) throws PolicyErrors {
        this.bookshelf = bookshelf;
        this.publications = publications;
        this.arrival = release.bringIn(ServiceFiles.policies());
        this.current = new AtomicReference<>(bookshelf.read());
    }

    /** The book as this instance knows it; at most a second behind what another one published. */
    public CurrentBook current() {
        return current.get();
    }

    /** The book with all that was published until now, for what is kept: filing, submitting, publishing. */
    public CurrentBook upToDate() {
        CurrentBook known = current();
        if (publications.revision() == known.revision()) {
            return known;
        }
        try {
            take(bookshelf.read());
        } catch (PolicyErrors e) {
            throw new IllegalStateException("a book was published that is not sound here", e);
        }
        return current();
    }

    /** Puts a newer book in the place of the one before. */
    public void take(CurrentBook newer) {
        current.accumulateAndGet(newer, (known, read) -> read.revision() > known.revision() ? read : known);
    }

    /** Another instance may have published. While the database is away, what is known stands. */
    @Scheduled(every = "1s", identity = "catalogue", concurrentExecution = ConcurrentExecution.SKIP)
    void follow() {
        long before = current().revision();
        try {
            CurrentBook now = upToDate();
            if (now.revision() != before) {
                LOG.infof(
                        "policies at revision %d, edition %s",
                        now.revision(), now.edition().digest());
            }
        } catch (RuntimeException e) {
            LOG.warnf("policies stay at revision %d for now: %s", before, e.getMessage());
        }
    }

    Release.Arrival arrival() {
        return arrival;
    }

    public Collection<Policy> all() {
        return current().all();
    }

    public Optional<Policy> find(String id) {
        return current().find(id);
    }

    /** @throws ProblemException 404 */
    public Policy get(String id) {
        return current().get(id);
    }

    static Policy named(PolicyBook book, String field, String id) {
        return book.find(id)
                .orElseThrow(() -> ProblemException.badRequest(
                        "unknown-policy",
                        Text.of("本服务没有政策 " + id, "No policy " + id + " here"),
                        FieldError.of(field, "没有政策 " + id, "no policy " + id, "GET /v1/policies")));
    }
}
