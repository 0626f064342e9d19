package cn.huice.land.contract;

import static cn.huice.land.contract.Obligation.Status.DONE;
import static cn.huice.land.contract.Obligation.Status.MOOT;
import static cn.huice.land.contract.Obligation.Status.PENDING;

import cn.huice.casework.duty.Responsible;
import cn.huice.land.contract.Obligation.Status;
import cn.huice.land.contract.Ruleset.Matter;
import cn.huice.land.contract.Standing.Exited;
import cn.huice.land.contract.Standing.Expired;
import cn.huice.land.contract.Standing.Reclaimed;
import cn.huice.land.contract.Standing.Unrectified;
import cn.huice.land.supply.SupplyMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What renewal, exit, the end of the term and the performance agreement ask for. */
final class TermObligations {
    private final ObligationList list;
    private final Contract contract;
    private final int days;

    private TermObligations(ObligationList list, int days) {
        this.list = list;
        this.contract = list.contract();
        this.days = days;
    }

    /** @param days to do what neither the text nor the contract gives a day for */
    static void gather(ObligationList list, int days) {
        TermObligations term = new TermObligations(list, days);
        term.renewals();
        term.ending();
        term.agreement();
    }

    private void renewals() {
        Rule rule = contract.rule(Matter.RENEWAL);
        LocalDate deadline = contract.clauses().renewalDeadline();
        List<Renewal> renewals = contract.progress().renewals().stream()
                .filter(each -> !each.part())
                .toList();
        boolean asked = renewals.stream().anyMatch(each -> each.open() || Boolean.FALSE.equals(each.approved()));
        Status status = asked ? DONE : contract.standing() instanceof Expired ? MOOT : list.whileRunning();
        list.add("apply-renewal", deadline.toString(), "续期的，提出申请", rule, list.holder(), deadline, status);
        for (Renewal each : renewals) {
            list.add(
                    "decide-renewal",
                    Integer.toString(each.number()),
                    "办理续期申请",
                    rule,
                    ObligationList.PLANNING,
                    contract.ends(),
                    each.open() ? list.whileRunning() : DONE);
        }
    }

    private void ending() {
        Standing standing = contract.standing();
        for (Exit each : contract.progress().exits()) {
            list.add(
                    "decide-exit",
                    Integer.toString(each.number()),
                    "办理退出申请",
                    contract.rule(Matter.EXIT),
                    ObligationList.PLANNING,
                    each.askedOn().plusDays(days),
                    each.open() ? list.whileRunning() : DONE);
        }
        switch (standing) {
            case Unrectified(int phase, LocalDate since) ->
                list.add(
                        "reclaim",
                        "1",
                        "无偿收回土地使用权",
                        contract.rule(Matter.FORFEIT),
                        ObligationList.PLANNING,
                        since.plusDays(days),
                        PENDING);
            case Expired() ->
                list.add(
                        "reclaim",
                        "1",
                        "收回土地使用权",
                        contract.rule(Matter.EXPIRY),
                        ObligationList.PLANNING,
                        contract.ends().plusDays(days),
                        PENDING);
            case Reclaimed(LocalDate on, Standing.Ground ground, var compensation) -> {
                Rule rule = contract.rule(ground == Standing.Ground.UNRECTIFIED ? Matter.FORFEIT : Matter.EXPIRY);
                list.add("reclaim", "1", "收回土地使用权", rule, ObligationList.PLANNING, on, DONE);
                afterwards(on, compensation.signum() > 0, ground != Standing.Ground.UNRECTIFIED);
            }
            case Exited(LocalDate on, var refund) -> afterwards(on, refund.signum() > 0, true);
            default -> {}
        }
    }

    private void afterwards(LocalDate on, boolean money, boolean asAgreed) {
        Rule rule = contract.rule(contract.standing() instanceof Exited ? Matter.EXIT : Matter.EXPIRY);
        if (money) {
            list.byHand("pay-out", "1", "支付返还或补偿款", rule, new Responsible.Role("finance"), on.plusDays(days), PENDING);
        }
        if (asAgreed && contract.clauses().buildingDisposal() == BuildingDisposal.RESTORE_SITE) {
            list.byHand("restore-site", "1", "恢复土地原状", rule, list.holder(), on.plusDays(days), PENDING);
        }
    }

    private void agreement() {
        LocalDate granted = contract.leasesFirst() ? contract.progress().grantedOn() : contract.signedOn();
        boolean grant = contract.mode() != SupplyMode.LONG_LEASE;
        if (contract.rules() == Ruleset.BINHAI && grant && granted != null) {
            LocalDate due = Stream.of(granted.plusDays(days), contract.clauses().agreementDue())
                    .filter(Objects::nonNull)
                    .reduce((first, agreed) -> agreed.isBefore(granted) ? first : agreed)
                    .orElseThrow();
            list.add(
                    "sign-performance-agreement",
                    "1",
                    "签订履约监管协议书",
                    contract.rule(Matter.AGREEMENT),
                    list.holder(),
                    due,
                    contract.progress().agreement() != null ? DONE : list.whileRunning());
        }
    }
}
