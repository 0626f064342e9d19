package cn.huice.casework.payment;

import cn.huice.casework.payment.PaymentOrder.State;
import cn.huice.casework.payment.PaymentQuestion.Kind;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.TreeSet;

/** Answering what a bank's contradictory reports have left open, and booking money that came back. */
@ApplicationScoped
class PaymentQuestions {
    private final QuestionTable table;
    private final PaymentTable orders;
    private final BatchTable batches;
    private final PaymentOutcomes outcomes;
    private final PaymentJournal journal;
    private final Event<PaymentsConfirming> confirming;

    PaymentQuestions(
            QuestionTable table,
            PaymentTable orders,
            BatchTable batches,
            PaymentOutcomes outcomes,
            PaymentJournal journal,
            Event<PaymentsConfirming> confirming) {
        this.table = table;
        this.orders = orders;
        this.batches = batches;
        this.outcomes = outcomes;
        this.journal = journal;
        this.confirming = confirming;
    }

    /**
     * Books what is true of the attempt.
     *
     * @param answer {@code paid}: the money arrived; {@code unpaid}: it did not, or came back; {@code noted}: of one paid
     *     twice, that the second payment is being asked back
     * @throws ProblemException 409 {@code question-answered}, {@code answer-not-possible}; 412 and 428 on the revision
     */
    @Transactional(TxType.MANDATORY)
    PaymentQuestion answer(String id, Revision seen, String answer, String comment, String by) {
        PaymentQuestion asked = table.find(id).orElseThrow(() -> ProblemException.notFound("payment question", id));
        batches.locked(asked.batch());
        PaymentOrder order = locked(asked.order());
        PaymentQuestion question = table.locked(id).orElseThrow();
        Revision.check(seen, question.revision());
        if (question.state() == PaymentQuestion.State.ANSWERED) {
            throw ProblemException.conflict("question-answered", Text.of("已有结论", "It has been answered already"));
        }
        table.answer(question, answer, comment, by);
        journal.answered(order, question, answer, comment);
        settle(question, answer, order);
        return table.find(id).orElseThrow();
    }

    /**
     * 退汇: money that was paid came back. The order is payable again.
     *
     * @throws ProblemException 409 {@code order-not-paid}; 412 and 428 on the revision
     */
    @Transactional(TxType.MANDATORY)
    PaymentOrder returned(String id, Revision seen, String reason) {
        PaymentOrder found = orders.find(id).orElseThrow(() -> ProblemException.notFound("payment order", id));
        PaymentOrder order = locked(found.id());
        Revision.check(seen, order.revision());
        if (order.state() != State.PAID || table.openOf(id)) {
            throw ProblemException.conflict(
                    "order-not-paid",
                    Text.of("该拨付单未拨付或尚有存疑，不能登记退汇", "It is not paid, or in question: nothing can have come back"));
        }
        outcomes.returned(order.batch(), order, reason);
        return orders.find(id).orElseThrow();
    }

    private PaymentOrder locked(String id) {
        PaymentOrder order = orders.find(id).orElseThrow();
        confirming.fire(new PaymentsConfirming(new TreeSet<>(List.of(order.caseId()))));
        return orders.locked(List.of(id)).getFirst();
    }

    private void settle(PaymentQuestion question, String answer, PaymentOrder order) {
        boolean late = question.kind() == Kind.LATE_SUCCESS;
        switch (answer) {
            case "paid" -> {
                if (late && order.state() == State.HELD) {
                    outcomes.paid(question.batch(), order);
                } else if (question.kind() != Kind.LATE_FAILURE) {
                    refuse(order);
                }
            }
            case "unpaid" -> {
                if (question.kind() == Kind.LATE_FAILURE && order.state() == State.PAID) {
                    outcomes.returned(question.batch(), order, question.reason());
                } else if (late && order.state() == State.HELD && !table.openOf(order.id())) {
                    orders.move(List.of(order), "OPEN");
                }
            }
            default -> {
                if (question.kind() != Kind.PAID_TWICE && order.state() != State.PAID) {
                    refuse(order);
                }
            }
        }
    }

    private static void refuse(PaymentOrder order) {
        throw ProblemException.conflict(
                "answer-not-possible",
                Text.of(
                        "拨付单 " + order.id() + " 现为 " + order.state() + "，不能这样认定",
                        "Order " + order.id() + " is " + order.state() + "; this answer does not fit it"));
    }
}
