package cn.huice.land.contract;

import cn.huice.journal.Acting;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for contracts that time has brought into another phase or to their end. */
@ApplicationScoped
class Timetable {
    private final Contracts contracts;

    Timetable(Contracts contracts) {
        this.contracts = contracts;
    }

    @Scheduled(
            every = "{huice.contract.advance-every:60s}",
            identity = "contracts",
            concurrentExecution = ConcurrentExecution.SKIP)
    void advance() {
        Acting.onEachDue("contracts", contracts.turning(), contracts::advance);
    }
}
