package cn.huice.casework.application;

import cn.huice.casework.calendar.AssessedWorkingDays;
import cn.huice.casework.policy.Catalogue;
import cn.huice.casework.policy.Edition;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.assessment.Assessor;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The editions of the policy book that cases are pinned to. */
@ApplicationScoped
class Editions {
    private final Catalogue catalogue;
    private final EntityManager database;
    private final Json json;
    private final Clock clock;
    private final Map<String, Pinned> loaded = new ConcurrentHashMap<>();

    Editions(Catalogue catalogue, EntityManager database, Json json, Clock clock) {
        this.catalogue = catalogue;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** A book as it stood, and the assessor over it. */
    record Pinned(PolicyBook book, Assessor assessor) {
        Policy policy(String id) {
            return book.find(id).orElseThrow(() -> new IllegalStateException("not in its own edition: " + id));
        }
    }

    /** Keeps today's edition, once, in the caller's transaction. */
    String keepCurrent() {
        Edition edition = catalogue.edition();
        database.createNativeQuery(
                        "insert into book_edition (digest, policies, first_used) values (?1, ?2, ?3) on conflict do nothing")
                .setParameter(1, edition.digest())
                .setParameter(2, json.write(edition.texts()))
                .setParameter(3, Timestamp.from(clock.instant()))
                .executeUpdate();
        return edition.digest();
    }

    Pinned pinned(Application application) {
        return loaded.computeIfAbsent(application.bookEdition, this::load);
    }

    private Pinned load(String digest) {
        Edition current = catalogue.edition();
        Edition edition = digest.equals(current.digest()) ? current : kept(digest);
        PolicyBook book = edition.book();
        return new Pinned(book, new Assessor(book, AssessedWorkingDays.national()));
    }

    private Edition kept(String digest) {
        BookEdition kept = BookEdition.findById(digest);
        return new Edition(digest, json.read(kept.policies, new TypeReference<>() {}));
    }
}
