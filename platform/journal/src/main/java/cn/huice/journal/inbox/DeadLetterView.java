package cn.huice.journal.inbox;

import cn.huice.journal.Event;
import cn.huice.journal.kafka.Envelope;
import cn.huice.journal.kafka.MalformedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A dead letter, as an operator sees it.
 *
 * @param topic where the record came from, with partition and offset
 * @param event id, type, source and subject are null where the record is no event
 * @param error why it could not be applied the last time
 * @param failures deliveries and replays that ended so
 * @param record the record as text; only where one letter is asked for
 */
record DeadLetterView(
        String id,
        DeadLetter.State state,
        String topic,
        int partition,
        long offset,
        String event,
        String type,
        String source,
        String subject,
        String error,
        int failures,
        Instant failedAt,
        Instant replayedAt,
        String replayedBy,
        String record) {

    static DeadLetterView of(DeadLetter letter) {
        return of(letter, null);
    }

    static DeadLetterView whole(DeadLetter letter) {
        return of(letter, letter.value() == null ? null : new String(letter.value(), StandardCharsets.UTF_8));
    }

    private static DeadLetterView of(DeadLetter letter, String record) {
        Optional<Event> event = event(letter);
        return new DeadLetterView(
                Long.toString(letter.id()),
                letter.state(),
                letter.topic(),
                letter.partition(),
                letter.offset(),
                event.map(Event::id).orElse(null),
                event.map(Event::type).orElse(null),
                event.map(Event::source).orElse(null),
                event.map(Event::subjectId).orElse(null),
                letter.error(),
                letter.failures(),
                letter.failedAt(),
                letter.replayedAt(),
                letter.replayedBy(),
                record);
    }

    private static Optional<Event> event(DeadLetter letter) {
        try {
            return Optional.of(Envelope.read(AsItCame.of(letter)).event());
        } catch (MalformedEvent e) {
            return Optional.empty();
        }
    }
}
