package cn.huice.registry;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.vocabulary.AttributeKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A fact as the register keeps it.
 *
 * @param id the journal entry that recorded it, of this service or, for a replica, of the one that published it
 * @param recordedBy the account that recorded it; for a replica the service it came from
 * @param supersededAt when a later record over the whole of its validity replaced it
 */
public record RecordedFact(
        UUID id,
        SubjectId subject,
        AttributeKey attribute,
        Fact fact,
        Validity validity,
        Instant recordedAt,
        String recordedBy,
        Optional<Instant> supersededAt) {}
