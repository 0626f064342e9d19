package cn.huice.casework.duty;

import cn.huice.casework.duty.Duty.State;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Opens and closes duties, in the transaction of what brings them about. */
@ApplicationScoped
public class Duties {
    private final DutyTable table;
    private final DutyJournal journal;
    private final Clock clock;
    private final Event<DutyClosing> closing;
    private final Event<DutyClosed> closed;

    Duties(DutyTable table, DutyJournal journal, Clock clock, Event<DutyClosing> closing, Event<DutyClosed> closed) {
        this.table = table;
        this.journal = journal;
        this.clock = clock;
        this.closing = closing;
        this.closed = closed;
    }

    /** Puts it on the list of whom it falls to. One of the same origin, code and recurrence is returned as it stands, whatever became of it. */
    @Transactional(TxType.MANDATORY)
    public Duty open(DutyDraft draft) {
        String id = UUID.randomUUID().toString();
        if (table.insert(id, draft, LocalDate.now(clock))) {
            Duty opened = table.find(id).orElseThrow();
            journal.opened(opened);
            return opened;
        }
        return table.of(draft.origin(), draft.code(), draft.recurrence()).orElseThrow();
    }

    /** @param note null where there is nothing to say @throws ProblemException 409 {@code duty-closed} */
    @Transactional(TxType.MANDATORY)
    public Duty fulfil(String id, String note) {
        return close(id, State.FULFILLED, note);
    }

    /** @throws ProblemException 409 {@code duty-closed} */
    @Transactional(TxType.MANDATORY)
    public Duty waive(String id, String reason) {
        return close(id, State.WAIVED, reason);
    }

    /** @throws ProblemException 409 {@code duty-closed} */
    @Transactional(TxType.MANDATORY)
    public Duty cancel(String id, String reason) {
        return close(id, State.CANCELLED, reason);
    }

    /** Fulfils the one of that origin, code and recurrence where it is open. */
    @Transactional(TxType.MANDATORY)
    public void fulfil(Origin origin, String code, String recurrence) {
        table.of(origin, code, recurrence)
                .filter(duty -> duty.state() == State.OPEN)
                .ifPresent(duty -> close(duty.id(), State.FULFILLED, null));
    }

    /** Fulfils all open ones of that origin and code. */
    @Transactional(TxType.MANDATORY)
    public void fulfilAll(Origin origin, String code) {
        closeOpen(origin, Optional.of(code), State.FULFILLED, null);
    }

    /** Cancels all open ones of that origin and code. */
    @Transactional(TxType.MANDATORY)
    public void cancelAll(Origin origin, String code, String reason) {
        closeOpen(origin, Optional.of(code), State.CANCELLED, reason);
    }

    /** Cancels whatever is open of that origin. */
    @Transactional(TxType.MANDATORY)
    public void cancelAll(Origin origin, String reason) {
        closeOpen(origin, Optional.empty(), State.CANCELLED, reason);
    }

    /** All that came out of it, the earliest day first. */
    public List<Duty> of(Origin origin) {
        return table.of(origin);
    }

    /** Marks one that is late, once. */
    @Transactional(TxType.MANDATORY)
    void markOverdue(String id) {
        LocalDate today = LocalDate.now(clock);
        Duty duty = table.locked(id).orElseThrow();
        if (duty.state() == State.OPEN && duty.overdueOn() == null && duty.lateOn(today)) {
            table.overdue(id, today);
            journal.overdue(duty);
        }
    }

    private void closeOpen(Origin origin, Optional<String> code, State state, String note) {
        table.of(origin).stream()
                .filter(duty -> duty.state() == State.OPEN)
                .filter(duty -> code.map(duty.code()::equals).orElse(true))
                .forEach(duty -> close(duty.id(), state, note));
    }

    private Duty close(String id, State state, String note) {
        Origin origin = table.find(id)
                .orElseThrow(() -> ProblemException.notFound("duty", id))
                .origin();
        closing.fire(new DutyClosing(origin));
        Duty duty = table.locked(id).orElseThrow();
        if (duty.state() != State.OPEN) {
            throw ProblemException.conflict(
                    "duty-closed", Text.of("该事项" + duty.state().zh(), "The duty is over: " + duty.state()));
        }
        table.close(id, state, LocalDate.now(clock), note);
        Duty after = table.find(id).orElseThrow();
        journal.closed(after);
        closed.fire(new DutyClosed(after));
        return after;
    }
}
