package cn.huice.casework.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One change to one policy.
 *
 * @param revision of the whole book after the change
 * @param policyRevision of the policy: 1, 2, 3 ...
 * @param textDigest of the policy file, SHA-256, hex
 * @param edition digest of the book with the change in it
 * @param effective first day on which the policy means something else than before; empty where a release brought it
 * @param correction whether the meaning of earlier days was changed knowingly
 * @param withdrawnFrom first day without the policy
 * @param supersededBy the policy that takes the place of a withdrawn one
 * @param changes what is different, in words
 */
public record Publication(
        long revision,
        String policy,
        long policyRevision,
        Origin origin,
        String textDigest,
        String testsDigest,
        String edition,
        Optional<LocalDate> effective,
        boolean correction,
        Optional<LocalDate> withdrawnFrom,
        Optional<String> supersededBy,
        String author,
        String reason,
        List<String> changes,
        Instant publishedAt) {

    /** How it came about. */
    public enum Origin {
        /** A release of the service brought it. */
        PACKED,
        /** An editor published it. */
        PUBLISHED,
        /** An editor withdrew the policy. */
        WITHDRAWN
    }

    public Publication {
        changes = List.copyOf(changes);
    }
}
