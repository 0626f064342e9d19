package cn.huice.casework.duty;

import cn.huice.journal.Acting;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** Looks for duties whose last day has passed. */
@ApplicationScoped
class OverdueDuties {
    private final Duties duties;
    private final DutyTable table;
    private final Clock clock;

    OverdueDuties(Duties duties, DutyTable table, Clock clock) {
        this.duties = duties;
        this.table = table;
        this.clock = clock;
    }

    @Scheduled(
            every = "{huice.duty.overdue-every:10s}",
            identity = "duties",
            concurrentExecution = ConcurrentExecution.SKIP)
    void mark() {
        Acting.onEachDue("duties", table.lateUnmarked(LocalDate.now(clock)), duties::markOverdue);
    }
}
