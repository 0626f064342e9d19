package cn.huice.casework.payment;

import cn.huice.casework.payment.Conditions.Finding;
import cn.huice.casework.payment.Conditions.Holding;
import cn.huice.casework.payment.PaymentOrder.Hold;
import cn.huice.journal.Acting;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** 续拨核查: before a later instalment is payable, the award's conditions are checked as of its due day. */
@ApplicationScoped
class InstalmentChecks {
    private final PaymentTable orders;
    private final PaymentJournal journal;
    private final Conditions conditions;
    private final Clock clock;
    private final Event<PaymentsConfirming> confirming;

    InstalmentChecks(
            PaymentTable orders,
            PaymentJournal journal,
            Conditions conditions,
            Clock clock,
            Event<PaymentsConfirming> confirming) {
        this.orders = orders;
        this.journal = journal;
        this.conditions = conditions;
        this.clock = clock;
        this.confirming = confirming;
    }

    @Scheduled(
            every = "{huice.payment.check-every:5s}",
            identity = "instalments",
            concurrentExecution = ConcurrentExecution.SKIP)
    void checkDue() {
        Map<String, PaymentOrder> due = new LinkedHashMap<>();
        orders.unchecked(LocalDate.now(clock)).forEach(order -> due.put(order.id(), order));
        Acting.onEachDue("instalments", due.keySet(), id -> check(due.get(id)));
    }

    private void check(PaymentOrder due) {
        confirming.fire(new PaymentsConfirming(new TreeSet<>(List.of(due.caseId()))));
        PaymentOrder order = orders.locked(List.of(due.id())).getFirst();
        if (order.revision() != due.revision()) {
            return;
        }
        Finding finding = conditions.on(order.caseId(), order.due());
        if (finding.holding() == Holding.MET) {
            orders.cleared(order);
            journal.ofCase(order, "cleared", Map.of("by", "check"));
        } else {
            orders.hold(order, Hold.CONDITIONS, finding.why());
            journal.ofCase(order, "held", Map.of("finding", finding.holding().name()));
        }
    }
}
