package cn.huice.registry;

import cn.huice.registry.identifier.Identifier;
import cn.huice.web.Caller;
import java.time.Instant;
import java.util.Optional;

/**
 * A subject as a caller sees it.
 *
 * @param displayName a person's is reduced to its first character for those who need not know it; may be null
 * @param identifier masked unless {@code identifierMasked} says no; null where none is recorded
 */
record SubjectView(
        String kind,
        String id,
        String district,
        String displayName,
        String identifier,
        boolean identifierMasked,
        long revision,
        Instant createdAt) {

    static SubjectView of(Subject subject, Caller caller) {
        return view(subject, Rights.mayReadName(caller, subject), subject.maskedIdentifier(), true);
    }

    /** With the whole identifier; whoever shows it has journaled that. */
    static SubjectView whole(Subject subject, Optional<Identifier> identifier) {
        return view(subject, true, identifier.map(Identifier::value), false);
    }

    /** Answers to commands are kept with their receipts, so they hold no personal data, whoever asks. */
    static SubjectView receipt(Subject subject) {
        return view(subject, subject.id().subjectKind() != SubjectKind.PERSON, subject.maskedIdentifier(), true);
    }

    private static SubjectView view(Subject subject, boolean wholeName, Optional<String> identifier, boolean masked) {
        return new SubjectView(
                subject.id().kind(),
                subject.id().id(),
                subject.district(),
                subject.name().map(name -> wholeName ? name : reduced(name)).orElse(null),
                identifier.orElse(null),
                masked && identifier.isPresent(),
                subject.revision(),
                subject.createdAt());
    }

    private static String reduced(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)) + "*".repeat(2);
    }
}
