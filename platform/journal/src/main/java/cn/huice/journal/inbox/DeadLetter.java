package cn.huice.journal.inbox;

import java.time.Instant;
import java.util.Map;

/**
 * A record this service could not apply, as it was read.
 *
 * @param offset its own, on the topic it came by
 * @param headers base64
 * @param error why it could not be applied the last time
 * @param failures deliveries and replays that ended so
 * @param replayedAt null while it is dead
 */
record DeadLetter(
        long id,
        String topic,
        int partition,
        long offset,
        String key,
        Map<String, String> headers,
        byte[] value,
        String error,
        int failures,
        Instant failedAt,
        State state,
        Instant replayedAt,
        String replayedBy) {

    enum State {
        /** Waits for somebody to mend the cause and to replay it. */
        DEAD,
        /** Applied, or no longer wanted by anybody. */
        REPLAYED
    }
}
