package cn.huice.registry;

import cn.huice.policy.fact.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A fact as callers see it.
 *
 * @param id the journal entry that recorded it
 * @param name the attribute's Chinese name
 * @param supersededAt null while it stands
 */
record FactView(
        UUID id,
        String attribute,
        String name,
        Object value,
        Standing standing,
        String source,
        LocalDate validFrom,
        LocalDate validUntil,
        Instant recordedAt,
        String recordedBy,
        Instant supersededAt) {

    static FactView of(RecordedFact recorded) {
        return new FactView(
                recorded.id(),
                recorded.attribute().value(),
                Values.VOCABULARY.get(recorded.attribute()).name(),
                Values.toJson(recorded.attribute(), recorded.fact().value()),
                recorded.fact().standing(),
                recorded.fact().source(),
                recorded.validity().from(),
                recorded.validity().until().orElse(null),
                recorded.recordedAt(),
                recorded.recordedBy(),
                recorded.supersededAt().orElse(null));
    }
}
