package cn.huice.casework.recovery;

import cn.huice.journal.Acting;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** Looks for days of payment that have passed unpaid. */
@ApplicationScoped
class OverdueRecoveries {
    private final Recoveries recoveries;
    private final RecoveryTable table;
    private final Clock clock;

    OverdueRecoveries(Recoveries recoveries, RecoveryTable table, Clock clock) {
        this.recoveries = recoveries;
        this.table = table;
        this.clock = clock;
    }

    @Scheduled(
            every = "{huice.recovery.overdue-every:10s}",
            identity = "recoveries",
            concurrentExecution = ConcurrentExecution.SKIP)
    void mark() {
        Acting.onEachDue("recoveries", table.dueUnmarked(LocalDate.now(clock)), recoveries::markOverdue);
    }
}
