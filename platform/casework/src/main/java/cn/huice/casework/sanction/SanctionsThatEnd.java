package cn.huice.casework.sanction;

import cn.huice.journal.Acting;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** Looks for sanctions whose last day has passed. They hold by the day alone; what is flagged for them is told here. */
@ApplicationScoped
class SanctionsThatEnd {
    private final Sanctions sanctions;
    private final SanctionTable table;
    private final Clock clock;

    SanctionsThatEnd(Sanctions sanctions, SanctionTable table, Clock clock) {
        this.sanctions = sanctions;
        this.table = table;
        this.clock = clock;
    }

    @Scheduled(
            every = "{huice.sanction.end-every:10s}",
            identity = "sanctions",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tell() {
        Acting.onEachDue("sanctions", table.ranOut(LocalDate.now(clock)), sanctions::runOut);
    }
}
