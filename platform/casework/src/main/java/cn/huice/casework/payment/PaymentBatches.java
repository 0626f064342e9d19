package cn.huice.casework.payment;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.payment.PaymentBatch.State;
import cn.huice.casework.payment.PaymentOrder.Hold;
import cn.huice.casework.sql.Money;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Putting orders together, handing them to the treasury, and booking what it reports. */
@ApplicationScoped
class PaymentBatches {
    private final PaymentTable orders;
    private final BatchTable batches;
    private final PaymentJournal journal;
    private final PaymentOutcomes outcomes;
    private final QuestionTable questions;
    private final PaymentSettings settings;
    private final Clock clock;
    private final Event<PaymentsConfirming> confirming;

    PaymentBatches(
            PaymentTable orders,
            BatchTable batches,
            PaymentJournal journal,
            PaymentOutcomes outcomes,
            QuestionTable questions,
            PaymentSettings settings,
            Clock clock,
            Event<PaymentsConfirming> confirming) {
        this.orders = orders;
        this.batches = batches;
        this.journal = journal;
        this.outcomes = outcomes;
        this.questions = questions;
        this.settings = settings;
        this.clock = clock;
        this.confirming = confirming;
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
                now().atZone(Shanghai.ZONE).toOffsetDateTime(),
                null,
                null,
                null,
                null,
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

    /**
     * Hands a batch to the treasury; from now on it cannot be taken apart.
     *
     * @throws ProblemException 403 {@code second-person-required} where it is above the threshold and its maker asks;
     *     409 {@code payment-in-question} while the bank contradicts itself about one of its orders
     */
    @Transactional(TxType.MANDATORY)
    PaymentBatch release(String id, Revision seen, String by, String comment) {
        PaymentBatch batch = moved(id, seen, State.MADE, State.RELEASED, by, comment);
        BigDecimal most = settings.fourEyesAbove();
        if (batch.total().compareTo(most) > 0 && batch.madeBy().equals(by)) {
            String above = Money.text(most);
            throw ProblemException.forbidden(
                    "second-person-required",
                    Text.of(
                            "批次总额超过 " + above + " 元，须由编制人 " + by + " 以外的财政人员下达",
                            "The batch is above " + above + " yuan: somebody else than " + by
                                    + ", who made it, has to release it"));
        }
        orders.lockedOfBatch(id).stream()
                .filter(order -> questions.openOf(order.id()))
                .findFirst()
                .ifPresent(Payments::refuse);
        return batch;
    }

    /** Takes a batch apart before its release; its orders are payable again. */
    @Transactional(TxType.MANDATORY)
    PaymentBatch discard(String id, Revision seen, String by, String comment) {
        PaymentBatch batch = moved(id, seen, State.MADE, State.DISCARDED, by, comment);
        List<PaymentOrder> freed = orders.lockedOfBatch(id);
        freed.forEach(order -> batches.settle(id, order.id(), "DISCARDED", null));
        orders.move(freed, "OPEN");
        freed.stream()
                .filter(order -> questions.openOf(order.id()))
                .forEach(order -> orders.hold(order, Hold.QUESTION, PaymentQuestion.HELD));
        return batch;
    }

    /**
     * Books the treasury's last word on what it has not reported yet: all of that is paid but the failed ones, which are
     * payable again.
     *
     * @throws ProblemException 422 {@code order-not-in-batch}
     */
    @Transactional(TxType.MANDATORY)
    PaymentBatch confirm(String id, Revision seen, Set<String> failed, String by, String comment) {
        PaymentBatch batch = moved(id, seen, State.RELEASED, State.CONFIRMED, by, comment);
        List<PaymentBatch.Line> unsettled = batches.lines(id).stream()
                .filter(line -> line.outcome() == null)
                .toList();
        confirming.fire(new PaymentsConfirming(
                new TreeSet<>(unsettled.stream().map(PaymentBatch.Line::caseId).toList())));
        Set<String> waiting = unsettled.stream().map(PaymentBatch.Line::order).collect(Collectors.toUnmodifiableSet());
        List<PaymentOrder> members = orders.lockedOfBatch(id).stream()
                .filter(order -> waiting.contains(order.id()))
                .toList();
        Set<String> strangers = new HashSet<>(failed);
        members.forEach(order -> strangers.remove(order.id()));
        if (!strangers.isEmpty()) {
            throw ProblemException.unprocessable(
                    "order-not-in-batch",
                    Text.of("批次中没有拨付单 " + strangers, "These orders are not in the batch: " + strangers),
                    FieldError.of("failed", "不在批次中", "not in the batch", "in the batch"));
        }
        outcomes.prepare(members);
        for (PaymentOrder order : members) {
            if (failed.contains(order.id())) {
                outcomes.failed(id, order, null);
            } else {
                outcomes.paid(id, order);
            }
        }
        return batch;
    }

    /** The bank has reported on part of a batch; with the last part it is confirmed. The batch is locked. */
    void reported(String id, String by) {
        PaymentBatch batch = batches.find(id).orElseThrow();
        boolean all = batches.lines(id).stream().allMatch(line -> line.outcome() != null);
        if (batch.state() == State.RELEASED && all) {
            batches.move(batch, State.CONFIRMED, by, now());
            journal.ofBatch(batches.find(id).orElseThrow(), "confirmed", null);
        } else {
            batches.touch(id);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private PaymentBatch moved(String id, Revision seen, State from, State to, String by, String comment) {
        PaymentBatch batch = batches.locked(id).orElseThrow(() -> ProblemException.notFound("payment batch", id));
        Revision.check(seen, batch.revision());
        if (batch.state() != from) {
            throw ProblemException.conflict(
                    "batch-state",
                    Text.of(
                            "批次状态为 " + batch.state() + "，此操作需要 " + from,
                            "The batch is " + batch.state() + "; this needs it to be " + from));
        }
        batches.move(batch, to, by, now());
        PaymentBatch moved = batches.find(id).orElseThrow();
        journal.ofBatch(moved, to.name().toLowerCase(Locale.ROOT), comment);
        return moved;
    }
}
