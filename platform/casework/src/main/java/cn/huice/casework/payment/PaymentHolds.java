package cn.huice.casework.payment;

import cn.huice.casework.budget.Budgets;
import cn.huice.casework.payment.PaymentOrder.Hold;
import cn.huice.casework.payment.PaymentOrder.State;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** 暂缓拨付: what an officer decides about an instalment whose conditions no longer hold, or cannot be told. */
@ApplicationScoped
class PaymentHolds {
    private static final String STOPPED = "后续条件不再满足";

    private final PaymentTable orders;
    private final PaymentJournal journal;
    private final Budgets budgets;
    private final Clock clock;
    private final Event<PaymentsConfirming> confirming;
    private final Event<PaymentsStopped> stopped;

    PaymentHolds(
            PaymentTable orders,
            PaymentJournal journal,
            Budgets budgets,
            Clock clock,
            Event<PaymentsConfirming> confirming,
            Event<PaymentsStopped> stopped) {
        this.orders = orders;
        this.journal = journal;
        this.budgets = budgets;
        this.clock = clock;
        this.confirming = confirming;
        this.stopped = stopped;
    }

    /** 照付: it is payable. @throws ProblemException 409 {@code order-not-held}; 412 and 428 on the revision */
    @Transactional(TxType.MANDATORY)
    void pay(String id, Revision seen, String comment) {
        PaymentOrder order = held(id, seen);
        orders.cleared(order);
        journal.ofCase(order, "cleared", Map.of("by", "officer"));
        journal.remark(order, "pay", comment);
    }

    /** 缓付: it is checked again on a later day. @throws ProblemException as for {@link #pay}; 400 unless that day is to come */
    @Transactional(TxType.MANDATORY)
    void wait(String id, Revision seen, LocalDate until, String comment) {
        if (until == null || !until.isAfter(LocalDate.now(clock))) {
            throw ProblemException.badField(FieldError.of("until", "应为今天以后的日期", "must be a day to come", "> today"));
        }
        PaymentOrder order = held(id, seen);
        orders.postpone(order, until);
        journal.ofCase(order, "postponed", Map.of("due", until.toString()));
        journal.remark(order, "wait", comment);
    }

    /**
     * 停付: neither it nor any later instalment is paid; what was promised for them goes back to the budget.
     *
     * @throws ProblemException as for {@link #pay}; 409 {@code payment-in-batch} while a later one is being paid
     */
    @Transactional(TxType.MANDATORY)
    void stop(String id, Revision seen, String comment) {
        PaymentOrder order = held(id, seen);
        List<PaymentOrder> rest = orders.lockedOfCase(order.caseId()).stream()
                .filter(other -> other.number() >= order.number())
                .filter(other -> other.state() != State.PAID && other.state() != State.CANCELLED)
                .toList();
        Payments.requireCancellable(rest);
        orders.move(rest, "CANCELLED");
        rest.forEach(each -> journal.ofCase(each, "cancelled", Map.of("why", STOPPED)));
        journal.remark(order, "stop", comment);
        BigDecimal unneeded = rest.stream().map(PaymentOrder::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        budgets.release(order.caseId(), unneeded, STOPPED);
        stopped.fire(new PaymentsStopped(order.caseId(), !orders.anythingLeft(order.caseId())));
    }

    private PaymentOrder held(String id, Revision seen) {
        PaymentOrder found = orders.find(id).orElseThrow(() -> ProblemException.notFound("payment order", id));
        confirming.fire(new PaymentsConfirming(new TreeSet<>(List.of(found.caseId()))));
        PaymentOrder order = orders.locked(List.of(id)).getFirst();
        Revision.check(seen, order.revision());
        if (order.hold() != Hold.CONDITIONS) {
            throw ProblemException.conflict(
                    "order-not-held", Text.of("该拨付单没有等待经办决定", "It does not wait for an officer's decision"));
        }
        return order;
    }
}
