package cn.huice.casework.payment;

import cn.huice.casework.budget.Budgets;
import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.payment.PaymentBatch.State;
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
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Putting orders together, handing them to the treasury, and booking what it reports. */
@ApplicationScoped
class PaymentBatches {
    private final PaymentTable orders;
    private final BatchTable batches;
    private final PaymentJournal journal;
    private final Budgets budgets;
    private final Clock clock;
    private final Event<PaymentsConfirming> confirming;
    private final Event<InstalmentPaid> paid;

    PaymentBatches(
            PaymentTable orders,
            BatchTable batches,
            PaymentJournal journal,
            Budgets budgets,
            Clock clock,
            Event<PaymentsConfirming> confirming,
            Event<InstalmentPaid> paid) {
        this.orders = orders;
        this.batches = batches;
        this.journal = journal;
        this.budgets = budgets;
        this.clock = clock;
        this.confirming = confirming;
        this.paid = paid;
    }

    /**
     * Puts payable orders together.
     *
     * @param count how many there are, as counted outside
     * @param total their sum in 元, as added up outside
     * @throws ProblemException 422 {@code batch-does-not-add-up} naming both sides, 409 {@code order-not-payable}
     */
    @Transactional(TxType.MANDATORY)
    PaymentBatch make(List<String> ids, int count, BigDecimal total, String by) {
        List<PaymentOrder> locked = orders.locked(ids);
        Set<String> found = new HashSet<>(locked.stream().map(PaymentOrder::id).toList());
        ids.stream().filter(id -> !found.contains(id)).findFirst().ifPresent(unknown -> {
            throw ProblemException.unprocessable(
                    "order-unknown",
                    Text.of("没有拨付单 " + unknown, "There is no payment order " + unknown),
                    FieldError.of("orders", "没有 " + unknown, "no " + unknown, "exists"));
        });
        ControlTotals.of(locked).mustEqual(new ControlTotals(count, total), ids.size());
        locked.stream()
                .filter(order -> order.state() != PaymentOrder.State.PAYABLE)
                .findFirst()
                .ifPresent(PaymentBatches::refuse);
        PaymentBatch batch = new PaymentBatch(
                UUID.randomUUID().toString(),
                State.MADE,
                locked.size(),
                total,
                by,
                clock.instant()
                        .truncatedTo(ChronoUnit.MICROS)
                        .atZone(Shanghai.ZONE)
                        .toOffsetDateTime(),
                1,
                0);
        batches.insert(batch, locked);
        orders.move(locked, "BATCHED");
        journal.ofBatch(batch, "made", null);
        return batch;
    }

    private static void refuse(PaymentOrder order) {
        throw ProblemException.conflict(
                "order-not-payable",
                Text.of(
                        "拨付单 " + order.id() + " 状态为 " + order.state() + "，不能列入批次",
                        "Payment order " + order.id() + " is " + order.state() + " and cannot be put into a batch"),
                FieldError.of("orders", order.id(), order.id(), "PAYABLE"));
    }

    /** Hands a batch to the treasury; from now on it cannot be taken apart. */
    @Transactional(TxType.MANDATORY)
    PaymentBatch release(String id, Revision seen, String comment) {
        return moved(id, seen, State.MADE, State.RELEASED, comment);
    }

    /** Takes a batch apart before its release; its orders are payable again. */
    @Transactional(TxType.MANDATORY)
    PaymentBatch discard(String id, Revision seen, String comment) {
        PaymentBatch batch = moved(id, seen, State.MADE, State.DISCARDED, comment);
        List<PaymentOrder> freed = orders.lockedOfBatch(id);
        freed.forEach(order -> batches.settle(batch, order, "DISCARDED"));
        orders.move(freed, "OPEN");
        return batch;
    }

    /**
     * Books what the treasury reports: all are paid but the failed ones, which are payable again.
     *
     * @throws ProblemException 422 {@code order-not-in-batch}
     */
    @Transactional(TxType.MANDATORY)
    PaymentBatch confirm(String id, Revision seen, Set<String> failed, String comment) {
        PaymentBatch batch = moved(id, seen, State.RELEASED, State.CONFIRMED, comment);
        confirming.fire(new PaymentsConfirming(new TreeSet<>(
                batches.lines(id).stream().map(PaymentBatch.Line::caseId).toList())));
        List<PaymentOrder> members = orders.lockedOfBatch(id);
        Set<String> strangers = new HashSet<>(failed);
        members.forEach(order -> strangers.remove(order.id()));
        if (!strangers.isEmpty()) {
            throw ProblemException.unprocessable(
                    "order-not-in-batch",
                    Text.of("批次中没有拨付单 " + strangers, "These orders are not in the batch: " + strangers),
                    FieldError.of("failed", "不在批次中", "not in the batch", "in the batch"));
        }
        for (PaymentOrder order : members) {
            if (failed.contains(order.id())) {
                batches.settle(batch, order, "FAILED");
                orders.failed(order);
                journal.ofCase(order, "failed", Map.of("batch", id));
            } else {
                pay(batch, order);
            }
        }
        return batch;
    }

    private void pay(PaymentBatch batch, PaymentOrder order) {
        batches.settle(batch, order, "PAID");
        orders.move(List.of(order), "PAID");
        budgets.pay(order.caseId(), order.amount());
        journal.ofCase(order, "confirmed", Map.of("batch", batch.id()));
        paid.fire(new InstalmentPaid(
                order.caseId(), order.number(), order.amount(), !orders.anythingLeft(order.caseId())));
    }

    private PaymentBatch moved(String id, Revision seen, State from, State to, String comment) {
        PaymentBatch batch = batches.locked(id).orElseThrow(() -> ProblemException.notFound("payment batch", id));
        Revision.check(seen, batch.revision());
        if (batch.state() != from) {
            throw ProblemException.conflict(
                    "batch-state",
                    Text.of(
                            "批次状态为 " + batch.state() + "，此操作需要 " + from,
                            "The batch is " + batch.state() + "; this needs it to be " + from));
        }
        batches.move(batch, to);
        PaymentBatch moved = batches.find(id).orElseThrow();
        journal.ofBatch(moved, to.name().toLowerCase(Locale.ROOT), comment);
        return moved;
    }
}
