package cn.huice.casework.application;

import cn.huice.journal.Acting;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** 逾期升级: cases past their deadline appear on the work list of whom the step names. Who handles them stays the same. */
@ApplicationScoped
class Escalations {
    private static final int AT_ONCE = 500;
    private static final List<State> OPEN = List.of(State.IN_PROGRESS, State.APPROVED);

    private final Applications applications;
    private final CaseJournal journal;
    private final Clock clock;

    Escalations(Applications applications, CaseJournal journal, Clock clock) {
        this.applications = applications;
        this.journal = journal;
        this.clock = clock;
    }

    /** The revision stays: nothing of the case changes for who handles it. */
    @Scheduled(
            every = "{huice.application.escalate-every:60s}",
            identity = "escalations",
            concurrentExecution = ConcurrentExecution.SKIP)
    void escalateLate() {
        Acting.onEachDue("escalations", late(), this::escalate);
    }

    private List<String> late() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Application.<Application>find(
                                "escalatedOn is null and escalateTo is not null and stepDue < ?1 and state in ?2"
                                        + " order by stepDue, id",
                                LocalDate.now(clock),
                                OPEN)
                        .page(0, AT_ONCE)
                        .stream()
                        .map(application -> application.id)
                        .toList());
    }

    private void escalate(String id) {
        Application application = applications.lock(id);
        LocalDate today = LocalDate.now(clock);
        boolean late = application.stepDue != null && application.stepDue.isBefore(today);
        if (late
                && application.escalateTo != null
                && application.escalatedOn == null
                && OPEN.contains(application.state)) {
            application.escalatedOn = today;
            journal.tell(application, "escalated");
        }
    }
}
