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
