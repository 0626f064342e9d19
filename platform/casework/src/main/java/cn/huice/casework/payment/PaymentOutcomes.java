package cn.huice.casework.payment;

import cn.huice.casework.budget.Budgets;
import cn.huice.casework.payment.PaymentOrder.Hold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Books what became of an attempt at paying an order. The case, the batch and the order are locked by then. */
@ApplicationScoped
class PaymentOutcomes {
    private final PaymentTable orders;
    private final BatchTable batches;
    private final QuestionTable questions;
    private final PaymentJournal journal;
    private final Budgets budgets;
    private final Event<InstalmentPaid> paid;

    PaymentOutcomes(
            PaymentTable orders,
            BatchTable batches,
            QuestionTable questions,
            PaymentJournal journal,
            Budgets budgets,
            Event<InstalmentPaid> paid) {
        this.orders = orders;
        this.batches = batches;
        this.questions = questions;
        this.journal = journal;
        this.budgets = budgets;
        this.paid = paid;
    }

    /** Before outcomes of several cases are booked in one transaction. */
    void prepare(Collection<PaymentOrder> members) {
        budgets.lock(members.stream().map(PaymentOrder::caseId).toList());
    }

    void paid(String batch, PaymentOrder order) {
        batches.settle(batch, order.id(), "PAID", null);
        orders.move(List.of(order), "PAID");
        budgets.pay(order.caseId(), order.amount());
        journal.ofCase(order, "confirmed", Map.of("batch", batch));
        paid.fire(new InstalmentPaid(
                order.caseId(), order.number(), order.amount(), !orders.anythingLeft(order.caseId())));
    }

    /** It is payable again, unless an earlier attempt is in question. @param reason null where the bank gave none */
    void failed(String batch, PaymentOrder order, String reason) {
        batches.settle(batch, order.id(), "FAILED", reason);
        orders.failed(order);
        if (questions.openOf(order.id())) {
            orders.hold(order, Hold.QUESTION, PaymentQuestion.HELD);
        }
        journal.ofCase(order, "failed", Map.of("batch", batch));
    }

    /** It was paid, and the money came back (退汇): it is promised again, and payable. */
    void returned(String batch, PaymentOrder order, String reason) {
        batches.settle(batch, order.id(), "RETURNED", reason);
        orders.failed(order);
        budgets.takeBack(order.caseId(), order.amount());
        journal.ofCase(order, "returned", Map.of("batch", batch));
    }
}
