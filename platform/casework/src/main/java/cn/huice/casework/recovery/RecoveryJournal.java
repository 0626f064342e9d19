package cn.huice.casework.recovery;

import cn.huice.casework.sql.Money;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What happens to a recovery, on its own stream and to the subject's events. */
@ApplicationScoped
class RecoveryJournal {
    private final Journal journal;

    RecoveryJournal(Journal journal) {
        this.journal = journal;
    }

    void tell(Recovery r, String what, Map<String, ?> more) {
        Map<String, Object> data = new TreeMap<>(more);
        data.put("recovery", r.id());
        data.put("application", r.application());
        data.put("policy", r.policy());
        data.put("district", r.district());
        data.put("amount", Money.text(r.amount()));
        data.put("received", Money.text(r.received()));
        journal.append(new NewEntry(
                "recovery:" + r.id(),
                "cn.huice.recovery." + what + ".v1",
                Optional.of("huice.applications"),
                r.subjectId(),
                Optional.empty(),
                data));
    }

    /** Free text may name people, so it stays in the journal and is never published. */
    void remark(Recovery r, String action, String comment) {
        if (comment != null && !comment.isBlank()) {
            journal.append(NewEntry.kept(
                    "recovery:" + r.id(),
                    "cn.huice.recovery.remarked.v1",
                    r.subjectId(),
                    Map.of("action", action, "comment", comment)));
        }
    }
}
