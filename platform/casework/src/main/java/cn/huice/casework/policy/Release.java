package cn.huice.casework.policy;

import cn.huice.casework.policy.Publication.Origin;
import cn.huice.policy.PolicyErrors;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Brings the policies packed with this release into the database.
 *
 * <p>A packed file takes effect the first time the database sees it, for a policy no editor has changed. Where an editor
 * has, the published text stays. A file seen before is older than what followed it and stays behind, so that of two
 * instances of different releases the older cannot turn anything back. A policy that is no longer packed goes on.
 */
@ApplicationScoped
class Release {
    private static final Logger LOG = Logger.getLogger(Release.class);

    private final PublicationTable publications;
    private final EditionTable editions;
    private final Bookshelf bookshelf;
    private final Clock clock;

    Release(PublicationTable publications, EditionTable editions, Bookshelf bookshelf, Clock clock) {
        this.publications = publications;
        this.editions = editions;
        this.bookshelf = bookshelf;
        this.clock = clock;
    }

    /**
     * What became of the packed files.
     *
     * @param passedOver policies whose packed file has changed and so has the published text, which stays
     * @param refused why the packed files do not go with what was published; empty where they do
     */
    record Arrival(List<String> passedOver, Optional<String> refused) {}

    /** @throws PolicyErrors if there is no sound book without the packed files, and with them neither */
    Arrival bringIn(SortedMap<String, PolicyText> packed) throws PolicyErrors {
        try {
            return QuarkusTransaction.requiringNew().call(() -> bring(packed));
        } catch (Unsound e) {
            if (QuarkusTransaction.requiringNew().call(publications::latest).isEmpty()) {
                throw e.errors();
            }
            LOG.errorf("the packed policies do not go with what was published and are left out: %s", e.getMessage());
            return new Arrival(List.of(), Optional.of(e.getMessage()));
        }
    }

    private Arrival bring(SortedMap<String, PolicyText> packed) {
        long revision = publications.locked();
        Map<String, Publication> latest = new HashMap<>();
        publications.latest().forEach(each -> latest.put(each.policy(), each));
        List<PolicyText> arriving = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        for (PolicyText file : packed.values()) {
            Publication standing = latest.get(file.policy());
            if (standing == null || isNew(file, standing)) {
                if (standing == null || standing.origin() == Origin.PACKED) {
                    arriving.add(file);
                } else {
                    passedOver.add(file.policy());
                    LOG.warnf("%s: the packed file is new, but the text published by an editor stays", file.policy());
                }
            }
        }
        if (!arriving.isEmpty()) {
            keep(arriving, latest, revision);
        }
        return new Arrival(List.copyOf(passedOver), Optional.empty());
    }

    private boolean isNew(PolicyText file, Publication standing) {
        String text = Edition.digest(file.text());
        String tests = Edition.digest(file.tests());
        boolean same = standing.textDigest().equals(text)
                && (standing.testsDigest().equals(tests) || standing.origin() != Origin.PACKED);
        return !same && !publications.packedBefore(file.policy(), text, tests);
    }

    private void keep(List<PolicyText> arriving, Map<String, Publication> latest, long revision) {
        Edition edition = edition(arriving, latest);
        try {
            edition.load();
        } catch (PolicyErrors e) {
            throw new Unsound(e);
        }
        editions.keep(edition);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (PolicyText file : arriving) {
            publications.append(new Publication(
                    ++revision,
                    file.policy(),
                    Optional.ofNullable(latest.get(file.policy()))
                                    .map(Publication::policyRevision)
                                    .orElse(0L)
                            + 1,
                    Origin.PACKED,
                    Edition.digest(file.text()),
                    editions.keep(file.tests()),
                    edition.digest(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    "system:release",
                    "随版本发布",
                    List.of(),
                    now));
        }
        LOG.infof("%d packed policies took effect", arriving.size());
    }

    private Edition edition(List<PolicyText> arriving, Map<String, Publication> latest) {
        Map<String, String> kept = editions.texts(
                latest.values().stream().map(Publication::textDigest).toList());
        Map<String, String> texts = new TreeMap<>();
        Map<String, LocalDate> withdrawn = new HashMap<>();
        latest.forEach((id, each) -> {
            texts.put(id, kept.get(each.textDigest()));
            each.withdrawnFrom().ifPresent(day -> withdrawn.put(id, day));
        });
        arriving.forEach(file -> texts.put(file.policy(), file.text()));
        return Edition.of(texts, withdrawn);
    }

    /** Takes the errors past the transaction, which it rolls back. */
    private static final class Unsound extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient PolicyErrors errors;

        Unsound(PolicyErrors errors) {
            super(errors.getMessage(), errors);
            this.errors = errors;
        }

        PolicyErrors errors() {
            return errors;
        }
    }
}
