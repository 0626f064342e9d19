package cn.huice.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of the journal.
 *
 * @param sequence order over the whole journal; may have gaps
 * @param id also the published event's CloudEvents id
 * @param position 1, 2, 3 ... within the stream, without gaps
 * @param occurredAt by the application's clock, to the microsecond
 * @param actor the caller's user name or client id, or {@code system:<what>}
 * @param requestId the request that caused it, across services; {@code none} where there was none
 * @param traceParent W3C trace context of that moment
 * @param previousHash hash of the stream's entry before, hex; 64 zeros for the first
 * @param hash SM3 over everything above but the sequence, hex
 */
public record JournalEntry(
        long sequence,
        UUID id,
        String stream,
        long position,
        String type,
        String subjectId,
        Instant occurredAt,
        String actor,
        String requestId,
        JsonNode data,
        String hash,
        String previousHash,
        Optional<String> topic,
        Optional<String> compactionKey,
        Optional<String> traceParent) {}
