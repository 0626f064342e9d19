package cn.huice.casework.publication;

import cn.huice.casework.policy.Publication;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A change to a policy as readers see it.
 *
 * @param revision of the policy: 1, 2, 3 ...
 * @param origin PACKED (came with a release), PUBLISHED or WITHDRAWN
 * @param edition digest of all policies with this change in it; {@code GET /v1/policies/{id}/text?edition=}
 * @param digest SHA-256 of the policy file
 * @param effective first day on which it means something else than before; null where a release brought it
 * @param correction whether the meaning of earlier days was changed knowingly
 * @param changes what is different, in words
 * @param author who published it; null for all but editors and auditors
 */
public record PublicationView(
        String policy,
        long revision,
        String origin,
        String edition,
        String digest,
        LocalDate effective,
        boolean correction,
        LocalDate withdrawnFrom,
        String supersededBy,
        String reason,
        List<String> changes,
        Instant publishedAt,
        String author) {

    static PublicationView of(Publication publication, boolean withAuthor) {
        return new PublicationView(
                publication.policy(),
                publication.policyRevision(),
                publication.origin().name(),
                publication.edition(),
                publication.textDigest(),
                publication.effective().orElse(null),
                publication.correction(),
                publication.withdrawnFrom().orElse(null),
                publication.supersededBy().orElse(null),
                publication.reason(),
                publication.changes(),
                publication.publishedAt(),
                withAuthor ? publication.author() : null);
    }
}
