package cn.huice.casework.payee;

import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.registry.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** The accounts subjects are paid on. Every change is journaled, the numbers never are. */
@ApplicationScoped
public class PayeeAccounts {
    private final PayeeTable table;
    private final Journal journal;
    private final Clock clock;

    PayeeAccounts(PayeeTable table, Journal journal, Clock clock) {
        this.table = table;
        this.journal = journal;
        this.clock = clock;
    }

    public Optional<PayeeAccount> find(SubjectId subject) {
        return table.find(subject);
    }

    /** The subject's account from now on. @param by who states it */
    @Transactional(TxType.MANDATORY)
    public PayeeAccount state(SubjectId subject, PayeeRequest request, String by) {
        table.put(request.of(subject), by, clock.instant().truncatedTo(ChronoUnit.MICROS));
        PayeeAccount stated = table.find(subject).orElseThrow();
        journal.append(NewEntry.kept(
                "payee/" + subject,
                "cn.huice.payee.stated.v1",
                subject.id(),
                Map.of("subject", subject, "revision", stated.revision())));
        return stated;
    }
}
