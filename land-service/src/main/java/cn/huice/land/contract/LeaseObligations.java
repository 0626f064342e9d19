package cn.huice.land.contract;

import static cn.huice.land.contract.Obligation.Status.DONE;
import static cn.huice.land.contract.Obligation.Status.MOOT;
import static cn.huice.land.contract.Obligation.Status.PENDING;

import cn.huice.casework.duty.Responsible;
import cn.huice.land.contract.Obligation.Status;
import cn.huice.land.contract.Ruleset.Matter;
import cn.huice.land.contract.Standing.Convertible;
import cn.huice.land.contract.Standing.Leasing;
import java.time.LocalDate;

/** 先租后让: what acceptance, rectification and conversion ask for. */
final class LeaseObligations {
    private final ObligationList list;
    private final Contract contract;
    private final LocalDate today;
    private final int days;

    private LeaseObligations(ObligationList list, LocalDate today, int days) {
        this.list = list;
        this.contract = list.contract();
        this.today = today;
        this.days = days;
    }

    /** @param days to do what neither the text nor the contract gives a day for */
    static void gather(ObligationList list, LocalDate today, int days) {
        LeaseObligations lease = new LeaseObligations(list, today, days);
        lease.phases();
        lease.assessments();
        lease.rectifications();
        lease.breaches();
        lease.conversion();
    }

    private void phases() {
        Rule rule = contract.rule(Matter.ACCEPTANCE);
        for (int i = 0; i <= contract.lastLease(); i++) {
            int phase = i;
            String title = i == 0 ? "基建租赁期" : "投产租赁期";
            Status asked = contract.progress().acceptances().stream()
                    .filter(each -> each.phase() == phase)
                    .map(each -> each.askedOn() == null ? MOOT : DONE)
                    .findFirst()
                    .orElse(list.whileRunning());
            list.add(
                    "apply-acceptance",
                    "phase-" + (i + 1),
                    "提出" + title + "验收评估",
                    rule,
                    list.holder(),
                    LeaseSteps.lastDayToAsk(contract.phases().get(i)),
                    asked);
            boolean unasked = contract.standing().equals(new Leasing(i, false))
                    && asked == PENDING
                    && today.isAfter(LeaseSteps.lastDayToAsk(contract.phases().get(i)));
            if (unasked || asked == MOOT) {
                list.add(
                        "conclude-unasked",
                        "phase-" + (i + 1),
                        "处理未按期提出的" + title + "验收评估",
                        rule,
                        list.assessor(),
                        contract.phases().get(i).to(),
                        unasked ? list.whileRunning() : DONE);
            }
        }
    }

    private void assessments() {
        Rule rule = contract.rule(Matter.ACCEPTANCE);
        for (Acceptance each : contract.progress().acceptances()) {
            if (each.askedOn() == null) {
                continue;
            }
            String number = Integer.toString(each.number());
            for (String department : Acceptance.JOINT) {
                list.add(
                        "give-opinion",
                        number + "-" + department,
                        "出具验收评估会审意见",
                        rule,
                        new Responsible.Department(department),
                        each.due(),
                        each.heard(department) ? DONE : each.open() ? list.whileRunning() : MOOT);
            }
            list.add(
                    "assess-phase",
                    number,
                    "作出验收评估结论",
                    rule,
                    list.assessor(),
                    each.due(),
                    each.open() ? list.whileRunning() : DONE);
        }
    }

    private void rectifications() {
        for (Rectification each : contract.progress().rectifications()) {
            Status status = each.passed() == null ? list.whileRunning() : each.passed() ? DONE : MOOT;
            list.add(
                    "rectify",
                    Integer.toString(each.number()),
                    "限期整改",
                    contract.rule(Matter.RECTIFICATION),
                    list.holder(),
                    each.until(),
                    status);
        }
    }

    private void breaches() {
        Rule rule = contract.rule(Matter.RESTRICTION);
        for (Breach each : contract.progress().breaches()) {
            String number = Integer.toString(each.number());
            Status remedy = each.open() ? list.whileRunning() : each.remedied() ? DONE : MOOT;
            list.add("remedy-breach", number, "整改违反租赁期限制的情形", rule, list.holder(), each.deadline(), remedy);
            list.add(
                    "conclude-breach",
                    number,
                    "核实违反租赁期限制的整改结果",
                    rule,
                    ObligationList.PLANNING,
                    each.deadline().plusDays(days),
                    each.open() ? list.whileRunning() : DONE);
        }
    }

    private void conversion() {
        boolean accepted = contract.progress().accepted(contract.lastLease());
        if (accepted) {
            boolean waiting = contract.standing() instanceof Leasing || contract.standing() instanceof Convertible;
            list.add(
                    "apply-conversion",
                    "1",
                    "申请转为出让",
                    contract.rule(Matter.CONVERSION),
                    list.holder(),
                    Obligations.convertBy(contract, days),
                    waiting ? PENDING : converted() ? DONE : MOOT);
        }
    }

    private boolean converted() {
        return contract.payments().instalments().stream()
                        .anyMatch(each -> each.kind() == Instalment.Kind.CONVERSION_FEE)
                || contract.progress().grantedOn() != null;
    }
}
