package cn.huice.land.contract;

import static cn.huice.land.contract.Obligation.Status.DONE;
import static cn.huice.land.contract.Obligation.Status.MOOT;
import static cn.huice.land.contract.Obligation.Status.PENDING;

import cn.huice.land.contract.Ruleset.Matter;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * All that a contract asks of the parties and the departments, computed from how it stands: every day that is agreed or prescribed is
 * somebody's. Where neither the text nor the contract names a day, the days of the settings are counted. All are calendar days, so that
 * no year of public holidays needs to be known ahead.
 */
final class Obligations {
    private final ObligationList list;
    private final Contract contract;

    private Obligations(ObligationList list) {
        this.list = list;
        this.contract = list.contract();
    }

    /** @param days to do what neither the text nor the contract gives a day for */
    static List<Obligation> of(Contract contract, LocalDate today, int days) {
        ObligationList list = new ObligationList(contract);
        Obligations obligations = new Obligations(list);
        obligations.payments();
        obligations.building();
        obligations.partLease(today);
        if (contract.leasesFirst()) {
            LeaseObligations.gather(list, today, days);
        }
        TermObligations.gather(list, days);
        return list.all();
    }

    /** Last day on which a lease that is over is converted: from its end, or from its acceptance where that came later. */
    static LocalDate convertBy(Contract contract, int days) {
        return contract.progress().acceptances().stream()
                .map(Acceptance::concludedOn)
                .filter(Objects::nonNull)
                .reduce(contract.leaseEnds(), (a, b) -> a.isAfter(b) ? a : b)
                .plusDays(days);
    }

    private void payments() {
        for (Instalment each : contract.payments().instalments()) {
            String title = switch (each.kind()) {
                case RENT -> "缴纳租金";
                case PRICE -> "缴纳出让价款";
                case RECTIFICATION_RENT -> "缴纳整改期租金";
                case CONVERSION_FEE -> "缴纳转出让的出让金";
                case RENEWAL_PRICE -> "缴纳续期价款";
            };
            list.add(
                    "pay-instalment",
                    Integer.toString(each.number()),
                    title + "（第 " + each.number() + " 期）",
                    rule(each.kind()),
                    list.holder(),
                    each.due(),
                    each.settled() ? DONE : contract.owes(each) ? PENDING : MOOT);
        }
    }

    private Rule rule(Instalment.Kind kind) {
        return contract.rule(
                switch (kind) {
                    case RENT ->
                        switch (contract.mode()) {
                            case LEASE_THEN_GRANT -> Matter.LEASE_THEN_GRANT_RENT;
                            case MIXED_LEASE_GRANT -> Matter.MIXED_LEASE;
                            default -> Matter.LEASE_TERM;
                        };
                    case PRICE ->
                        switch (contract.mode()) {
                            case ELASTIC_TERM_GRANT -> Matter.ELASTIC_TERM;
                            case MIXED_LEASE_GRANT -> Matter.MIXED_GRANT;
                            default -> Matter.MAX_TERM;
                        };
                    case RECTIFICATION_RENT -> Matter.RECTIFICATION;
                    case CONVERSION_FEE -> Matter.FEE;
                    case RENEWAL_PRICE -> Matter.RENEWAL;
                });
    }

    private void building() {
        Rule rule = contract.rule(Matter.BUILDING);
        Progress progress = contract.progress();
        list.add(
                "start-construction",
                "1",
                "按约开工",
                rule,
                list.holder(),
                contract.clauses().agreedStart(),
                progress.startedOn() != null ? DONE : list.whileRunning());
        list.add(
                "complete-construction",
                "1",
                "按约竣工",
                rule,
                list.holder(),
                contract.clauses().agreedCompletion(),
                progress.completedOn() != null ? DONE : list.whileRunning());
    }

    /** 租让结合: before the end of a leased part another lease is applied for, or the part is handed back; whoever does that reports it. */
    private void partLease(LocalDate today) {
        List<Phase> leases = contract.phases().stream()
                .filter(phase -> phase.kind() == Phase.Kind.PART_LEASE)
                .toList();
        for (Phase lease : leases) {
            boolean renewed = !lease.equals(contract.partLease().orElseThrow());
            list.byHand(
                    "hand-back-part",
                    lease.to().toString(),
                    "租赁部分到期续租或交还",
                    contract.rule(Matter.MIXED_LEASE),
                    list.holder(),
                    lease.to(),
                    renewed ? DONE : list.whileRunning());
        }
        contract.partLease().ifPresent(lease -> partRenewals(lease, today));
    }

    private void partRenewals(Phase lease, LocalDate today) {
        LocalDate deadline = contract.partRenewalDeadline().orElseThrow();
        List<Renewal> renewals =
                contract.progress().renewals().stream().filter(Renewal::part).toList();
        boolean asked =
                !renewals.isEmpty() && !Boolean.TRUE.equals(renewals.getLast().approved());
        list.add(
                "apply-part-renewal",
                lease.to().toString(),
                "租赁部分续租的，提出申请",
                contract.rule(Matter.RENEWAL),
                list.holder(),
                deadline,
                asked ? DONE : today.isAfter(lease.to()) ? MOOT : list.whileRunning());
        for (Renewal each : renewals) {
            list.add(
                    "decide-renewal",
                    Integer.toString(each.number()),
                    "办理租赁部分续租申请",
                    contract.rule(Matter.RENEWAL),
                    ObligationList.PLANNING,
                    lease.to(),
                    each.open() ? list.whileRunning() : DONE);
        }
    }
}
