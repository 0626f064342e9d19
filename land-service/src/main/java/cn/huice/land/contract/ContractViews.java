package cn.huice.land.contract;

import cn.huice.casework.duty.Duties;
import cn.huice.casework.duty.DutyView;
import cn.huice.web.Revision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;

/** Contracts as replies show them. */
@ApplicationScoped
class ContractViews {
    private final Contracts contracts;
    private final Duties duties;
    private final CoSupervision supervision;
    private final ContractJournal journal;

    ContractViews(Contracts contracts, Duties duties, CoSupervision supervision, ContractJournal journal) {
        this.contracts = contracts;
        this.duties = duties;
        this.supervision = supervision;
        this.journal = journal;
    }

    Response answer(Kept kept) {
        return new Revision(kept.revision()).ok(view(kept));
    }

    Response signed(Kept kept) {
        return new Revision(kept.revision())
                .created("/v1/contracts/" + kept.contract().id(), view(kept));
    }

    private ContractView view(Kept kept) {
        LocalDate today = contracts.today();
        Contract contract = kept.contract();
        return new ContractView(
                contract,
                contract.ends(),
                kept.nextDue(),
                ContractView.lateOn(kept.nextDue(), today),
                duties.of(Obligation.origin(contract.id())).stream()
                        .map(duty -> DutyView.of(duty, today))
                        .toList(),
                supervision.of(contract.id()),
                journal.of(contract.id()).stream()
                        .map(ContractView.Happening::of)
                        .toList(),
                kept.revision());
    }
}
