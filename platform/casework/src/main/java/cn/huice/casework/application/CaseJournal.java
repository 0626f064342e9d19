package cn.huice.casework.application;

import cn.huice.casework.delegation.Delegation;
import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.journal.NewEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens to a case, as the journal keeps and the topic huice.applications tells it. */
@ApplicationScoped
class CaseJournal {
    private static final String TOPIC = "huice.applications";
    private static final String REMARKED = "cn.huice.application.remarked.v1";

    private final Journal journal;

    CaseJournal(Journal journal) {
        this.journal = journal;
    }

    /** @param what past tense: filed, submitted, accepted ... */
    void tell(Application application, String what) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("application", application.id);
        data.put("number", application.number);
        data.put("policy", application.policyId);
        data.put("subject", Map.of("kind", application.subjectKind, "id", application.subjectId));
        data.put("district", application.district);
        data.put("state", application.state.name());
        data.put("step", application.stepKind);
        data.put("due", application.stepDue);
        data.put("amount", plain(application.amount));
        data.put("granted", plain(application.granted));
        data.put("revision", application.revision);
        journal.append(new NewEntry(
                application.stream(),
                "cn.huice.application." + what + ".v1",
                Optional.of(TOPIC),
                application.subjectId,
                Optional.empty(),
                data));
    }

    /** Free text may name people, so it stays in the journal and is never published. */
    void remark(Application application, String action, String comment) {
        if (comment != null && !comment.isBlank()) {
            journal.append(NewEntry.kept(
                    application.stream(),
                    REMARKED,
                    application.subjectId,
                    Map.of("action", action, "comment", comment)));
        }
    }

    /** The caller acts by another officer's leave. */
    void onBehalf(Application application, Delegation by) {
        journal.append(NewEntry.kept(
                application.stream(),
                "cn.huice.application.acted-on-behalf.v1",
                application.subjectId,
                Map.of("application", application.id, "delegation", by.id(), "of", by.of())));
    }

    List<JournalEntry> of(Application application) {
        return journal.stream(application.stream());
    }

    private static String plain(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
