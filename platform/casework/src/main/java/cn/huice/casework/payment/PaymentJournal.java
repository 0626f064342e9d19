package cn.huice.casework.payment;

import cn.huice.casework.sql.Money;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What happens to orders, as steps of their case, and to batches, on their own stream. */
@ApplicationScoped
class PaymentJournal {
    private final Journal journal;

    PaymentJournal(Journal journal) {
        this.journal = journal;
    }

    /** @param what past tense: planned, confirmed ... */
    void ofCase(PaymentOrder order, String what, Map<String, ?> more) {
        Map<String, Object> data = new TreeMap<>(more);
        data.put("application", order.caseId());
        data.put("order", order.id());
        data.put("policy", order.policy());
        data.put("district", order.district());
        data.put("instalment", order.number());
        data.put("amount", Money.text(order.amount()));
        journal.append(new NewEntry(
                "application:" + order.caseId(),
                "cn.huice.payment." + what + ".v1",
                Optional.of("huice.applications"),
                order.subjectId(),
                Optional.empty(),
                data));
    }

    /** Free text may name people, so it stays in the journal and is never published. */
    void remark(PaymentOrder order, String action, String comment) {
        journal.append(NewEntry.kept(
                "application:" + order.caseId(),
                "cn.huice.application.remarked.v1",
                order.subjectId(),
                Map.of("action", action, "comment", comment)));
    }

    /** What a person found out; their words stay in the service. */
    void answered(PaymentOrder order, PaymentQuestion question, String answer, String comment) {
        journal.append(NewEntry.kept(
                "application:" + order.caseId(),
                "cn.huice.payment-question.answered.v1",
                order.subjectId(),
                Map.of(
                        "order", order.id(),
                        "batch", question.batch(),
                        "kind", question.kind().name(),
                        "answer", answer,
                        "comment", comment)));
    }

    /** A bank's file was booked. */
    void ofReturn(BankReturn booked) {
        journal.append(NewEntry.kept(
                "bank-return:" + booked.id(),
                "cn.huice.bank-return.received.v1",
                booked.id(),
                Map.of(
                        "digest", booked.digest(),
                        "format", booked.format(),
                        "paid", booked.paid(),
                        "failed", booked.failed(),
                        "pending", booked.pending(),
                        "known", booked.known(),
                        "questioned", booked.questioned())));
    }

    /** Somebody took the accounts of a batch out of the system. */
    void exported(PaymentBatch batch, String format) {
        journal.append(NewEntry.kept(
                "payment-batch:" + batch.id(),
                "cn.huice.payment-batch.accounts-read.v1",
                batch.id(),
                Map.of("format", format)));
    }

    /** @param what past tense: made, released ... */
    void ofBatch(PaymentBatch batch, String what, String comment) {
        Map<String, Object> data = new TreeMap<>();
        data.put("orders", batch.orders());
        data.put("total", Money.text(batch.total()));
        data.put("comment", comment == null ? "" : comment);
        journal.append(NewEntry.kept(
                "payment-batch:" + batch.id(), "cn.huice.payment-batch." + what + ".v1", batch.id(), data));
    }
}
