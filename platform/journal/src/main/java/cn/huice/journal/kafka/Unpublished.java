package cn.huice.journal.kafka;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry on its way to a topic.
 *
 * @param data canonical JSON
 */
public record Unpublished(
        long sequence,
        UUID id,
        String stream,
        long position,
        String type,
        String topic,
        String subjectId,
        Optional<String> compactionKey,
        Instant occurredAt,
        String requestId,
        Optional<String> traceParent,
        String data) {}
