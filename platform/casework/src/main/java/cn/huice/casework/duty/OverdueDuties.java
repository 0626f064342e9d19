package cn.huice.casework.duty;

import cn.huice.journal.Acting;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/** Looks for duties whose last day has passed. */
@ApplicationScoped
class OverdueDuties {
    private static final Logger LOG = Logger.getLogger(OverdueDuties.class);

    private final Duties duties;
    private final DutyTable table;
    private final Clock clock;

    OverdueDuties(Duties duties, DutyTable table, Clock clock) {
        this.duties = duties;
        this.table = table;
        this.clock = clock;
    }

    /** Each in a transaction of its own, so that one that fails holds up no other. */
    @Scheduled(
            every = "{huice.duty.overdue-every:10s}",
            identity = "duties",
            concurrentExecution = ConcurrentExecution.SKIP)
    void mark() {
        for (String id : table.lateUnmarked(LocalDate.now(clock))) {
            try {
                Acting.as("duties", () -> QuarkusTransaction.requiringNew().run(() -> duties.markOverdue(id)));
            } catch (RuntimeException e) {
                LOG.errorf(e, "duty %s could not be marked", id);
            }
        }
    }
}
