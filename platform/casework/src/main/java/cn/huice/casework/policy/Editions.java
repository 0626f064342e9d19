package cn.huice.casework.policy;

import cn.huice.casework.calendar.AssessedWorkingDays;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.assessment.Assessor;
import cn.huice.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The editions of the policy book that were ever in use, ready to be assessed by. */
@ApplicationScoped
public class Editions {
    /** So many editions besides the current one stay in memory; others are read when they are asked for. */
    private static final int MOST_LOADED = 8;

    private final Catalogue catalogue;
    private final EditionTable table;
    private final Map<String, Pinned> loaded = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pinned> eldest) {
            return size() > MOST_LOADED;
        }
    };

    Editions(Catalogue catalogue, EditionTable table) {
        this.catalogue = catalogue;
        this.table = table;
    }

    /** A book as it stood, and the assessor over it. */
    public record Pinned(String edition, PolicyBook book, Assessor assessor) {
        public Policy policy(String id) {
            return book.find(id).orElseThrow(() -> new IllegalStateException("not in its own edition: " + id));
        }

        /** @throws ProblemException 400 naming the request's field */
        public Policy named(String field, String id) {
            return Catalogue.named(book, field, id);
        }

        /** @throws ProblemException 400 naming the request's field; 422 where the policy is only there to be read */
        public Policy assessable(String field, String id) {
            return ReadOnly.refused(field, named(field, id));
        }
    }

    /** Today's. */
    public Pinned current() {
        CurrentBook current = catalogue.current();
        return new Pinned(current.edition().digest(), current.policies(), current.assessor());
    }

    /** @throws IllegalStateException if there never was such an edition here */
    public Pinned pinned(String digest) {
        return find(digest).orElseThrow(() -> new IllegalStateException("edition " + digest + " is not kept"));
    }

    /** Empty if there never was such an edition here. */
    public Optional<Pinned> find(String digest) {
        Pinned current = current();
        if (digest.equals(current.edition())) {
            return Optional.of(current);
        }
        synchronized (loaded) {
            Pinned known = loaded.get(digest);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<Pinned> read = table.find(digest)
                .map(Edition::kept)
                .map(book -> new Pinned(digest, book, new Assessor(book, AssessedWorkingDays.national())));
        synchronized (loaded) {
            read.ifPresent(pinned -> loaded.put(digest, pinned));
        }
        return read;
    }
}
