package cn.huice.casework.recovery;

import cn.huice.journal.Acting;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/** Looks for days of payment that have passed unpaid. */
@ApplicationScoped
class OverdueRecoveries {
    private static final Logger LOG = Logger.getLogger(OverdueRecoveries.class);

    private final Recoveries recoveries;
    private final RecoveryTable table;
    private final Clock clock;

    OverdueRecoveries(Recoveries recoveries, RecoveryTable table, Clock clock) {
        this.recoveries = recoveries;
        this.table = table;
        this.clock = clock;
    }

    /** Each in a transaction of its own, so that one that fails holds up no other. */
    @Scheduled(
            every = "{huice.recovery.overdue-every:10s}",
            identity = "recoveries",
            concurrentExecution = ConcurrentExecution.SKIP)
    void mark() {
        for (String id : table.dueUnmarked(LocalDate.now(clock))) {
            try {
                Acting.as("recoveries", () -> QuarkusTransaction.requiringNew().run(() -> recoveries.markOverdue(id)));
            } catch (RuntimeException e) {
                LOG.errorf(e, "recovery %s could not be marked", id);
            }
        }
    }
}
