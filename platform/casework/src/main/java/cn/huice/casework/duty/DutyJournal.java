package cn.huice.casework.duty;

import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** What happens to a duty, on a stream of its own. Notes may name people, so nothing of it is published. */
@ApplicationScoped
class DutyJournal {
    private final Journal journal;

    DutyJournal(Journal journal) {
        this.journal = journal;
    }

    /** @param responsible a subject's id, a department's name or a role */
    record Told(
            String duty,
            String policy,
            String article,
            String code,
            Concern subject,
            String district,
            String responsible,
            LocalDate due,
            Origin origin) {}

    void opened(Duty duty) {
        append(
                duty,
                "cn.huice.duty.opened.v1",
                new Told(
                        duty.id(),
                        duty.policy(),
                        duty.article(),
                        duty.code(),
                        duty.subject(),
                        duty.district(),
                        duty.responsible().name(),
                        duty.due(),
                        duty.origin()));
    }

    /** Fulfilled, waived or cancelled. */
    void closed(Duty duty) {
        Map<String, Object> data =
                new TreeMap<>(Map.of("duty", duty.id(), "code", duty.code(), "due", duty.due(), "on", duty.closedOn()));
        if (duty.note() != null) {
            data.put("note", duty.note());
        }
        switch (duty.state()) {
            case FULFILLED -> append(duty, "cn.huice.duty.fulfilled.v1", data);
            case WAIVED -> append(duty, "cn.huice.duty.waived.v1", data);
            case CANCELLED -> append(duty, "cn.huice.duty.cancelled.v1", data);
            case OPEN -> throw new IllegalArgumentException("still open: " + duty.id());
        }
    }

    void overdue(Duty duty) {
        append(
                duty,
                "cn.huice.duty.overdue.v1",
                Map.of("duty", duty.id(), "code", duty.code(), "due", duty.due(), "district", duty.district()));
    }

    private void append(Duty duty, String type, Object data) {
        journal.append(NewEntry.kept("duty:" + duty.id(), type, duty.subject().id(), data));
    }
}
