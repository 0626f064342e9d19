package cn.huice.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A CloudEvent as it was read from Kafka.
 *
 * @param id unique within the source
 * @param source the service that journaled it, for example {@code /talent-service}
 * @param subjectId whom it is about
 * @param time when it happened, by the source's clock
 */
public record Event(
        String id,
        String source,
        String type,
        String subjectId,
        Instant time,
        JsonNode data,
        String topic,
        int partition,
        long offset) {}
