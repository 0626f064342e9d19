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
 * @param offset where it lies in its partition
 * @param replayed it is applied out of its order, from the dead letters
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
        long offset,
        boolean replayed) {

    /** As it was read in its order. */
    public Event(
            String id,
            String source,
            String type,
            String subjectId,
            Instant time,
            JsonNode data,
            String topic,
            int partition,
            long offset) {
        this(id, source, type, subjectId, time, data, topic, partition, offset, false);
    }

    public Event asReplayed() {
        return new Event(id, source, type, subjectId, time, data, topic, partition, offset, true);
    }
}
