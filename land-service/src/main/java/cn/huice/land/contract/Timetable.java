package cn.huice.land.contract;

import cn.huice.journal.Acting;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Looks for contracts that time has brought into another phase or to their end. */
@ApplicationScoped
class Timetable {
    private static final Logger LOG = Logger.getLogger(Timetable.class);

    private final Contracts contracts;

    Timetable(Contracts contracts) {
        this.contracts = contracts;
    }

    /** Each in a transaction of its own, so that one that fails holds up no other. */
    @Scheduled(
            every = "{huice.contract.advance-every:60s}",
            identity = "contracts",
            concurrentExecution = ConcurrentExecution.SKIP)
    void advance() {
        for (String id : contracts.turning()) {
            try {
                Acting.as("contracts", () -> QuarkusTransaction.requiringNew().run(() -> contracts.advance(id)));
            } catch (RuntimeException e) {
                LOG.errorf(e, "contract %s could not be advanced", id);
            }
        }
    }
}
