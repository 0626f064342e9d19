package cn.huice.journal.inbox;

import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.journal.kafka.Envelope;
import cn.huice.journal.kafka.MalformedEvent;
import cn.huice.web.Caller;
import cn.huice.web.Outage;
import cn.huice.web.ProblemException;
import cn.huice.web.RequestId;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Applies a dead letter when an operator says so: through the inbox, in a transaction of its own, so that what failed leaves
 * nothing behind and what was applied before is not applied again. It comes out of its order: events of its subject
 * that came after it have been applied already.
 */
@ApplicationScoped
class Replay {
    private final DeadLetterTable letters;
    private final Delivery delivery;
    private final Journal journal;
    private final Caller caller;
    private final Clock clock;

    Replay(DeadLetterTable letters, Delivery delivery, Journal journal, Caller caller, Clock clock) {
        this.letters = letters;
        this.delivery = delivery;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Runs in the command's transaction.
     *
     * @param letter locked
     * @throws ProblemException 409 {@code already-replayed}
     */
    void of(DeadLetter letter) {
        if (letter.state() == DeadLetter.State.REPLAYED) {
            throw ProblemException.conflict(
                    "already-replayed",
                    Text.of("该死信已于 " + letter.replayedAt() + " 重放", "It was replayed at " + letter.replayedAt()));
        }
        String request = RequestId.current();
        Optional<Throwable> poison;
        try {
            poison = poison(letter);
        } finally {
            RequestId.bind(request);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        poison.ifPresentOrElse(
                reason -> letters.stillDead(letter, DeadLetters.abbreviated(reason.toString()), now),
                () -> letters.replayed(letter, caller.name(), now));
        journal.append(NewEntry.kept(
                "dead-letter:" + letter.id(),
                "cn.huice.dead-letter.replayed.v1",
                subject(letter),
                data(letter, poison)));
    }

    /** Why it still cannot be applied; empty if it was. */
    private Optional<Throwable> poison(DeadLetter letter) {
        try {
            delivery.applyOnce(AsItCame.of(letter));
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            if (Outage.caused(e) && !Outage.tookTooLong(e)) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    private static Map<String, Object> data(DeadLetter letter, Optional<Throwable> poison) {
        Map<String, Object> data = new TreeMap<>();
        data.put("letter", Long.toString(letter.id()));
        data.put("topic", letter.topic());
        data.put("partition", letter.partition());
        data.put("offset", letter.offset());
        data.put("outcome", poison.isPresent() ? "DEAD" : "REPLAYED");
        poison.ifPresent(reason -> data.put("error", DeadLetters.abbreviated(reason.toString())));
        return data;
    }

    private static String subject(DeadLetter letter) {
        try {
            return Envelope.read(AsItCame.of(letter)).event().subjectId();
        } catch (MalformedEvent e) {
            return "none";
        }
    }
}
