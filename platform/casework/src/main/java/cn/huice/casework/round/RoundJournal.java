package cn.huice.casework.round;

import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.journal.NewEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What happens to rounds, for auditors; what becomes of a case stands with the case. */
@ApplicationScoped
class RoundJournal {
    private final Journal journal;

    RoundJournal(Journal journal) {
        this.journal = journal;
    }

    /** @param what past tense: opened, closed ... */
    void tell(Round round, String what, Map<String, ?> more) {
        Map<String, Object> data = new TreeMap<>(more);
        data.put("round", round.id());
        data.put("year", round.year());
        data.put("district", round.district());
        journal.append(NewEntry.kept(stream(round), "cn.huice.round." + what + ".v1", round.policy(), data));
    }

    void decided(Round round, String inputsDigest, String resultDigest, Map<String, ?> more) {
        Map<String, Object> data = new TreeMap<>(more);
        data.put("inputsDigest", inputsDigest);
        data.put("resultDigest", resultDigest);
        tell(round, "decided", data);
    }

    /** Digests as they were journaled with the decision: of the inputs, of the result. */
    Optional<Map.Entry<String, String>> digests(Round round) {
        return journal.stream(stream(round)).stream()
                .filter(entry -> entry.type().equals("cn.huice.round.decided.v1"))
                .max(Comparator.comparing(JournalEntry::sequence))
                .map(entry -> Map.entry(
                        entry.data().path("inputsDigest").asText(),
                        entry.data().path("resultDigest").asText()));
    }

    private static String stream(Round round) {
        return "round:" + round.id();
    }
}
