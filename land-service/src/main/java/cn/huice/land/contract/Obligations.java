package cn.huice.land.contract;

import static cn.huice.land.contract.Obligation.Status.DONE;
import static cn.huice.land.contract.Obligation.Status.MOOT;
import static cn.huice.land.contract.Obligation.Status.PENDING;

import cn.huice.casework.duty.Responsible;
import cn.huice.land.contract.Obligation.Status;
import cn.huice.land.contract.Ruleset.Matter;
import cn.huice.land.contract.Standing.Convertible;
import cn.huice.land.contract.Standing.Exited;
import cn.huice.land.contract.Standing.Expired;
import cn.huice.land.contract.Standing.Leasing;
import cn.huice.land.contract.Standing.Reclaimed;
import cn.huice.land.contract.Standing.Unrectified;
import cn.huice.land.supply.SupplyMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All that a contract asks of the parties and the departments, computed from how it stands: every day that is agreed or prescribed is
 * somebody's. Where neither the text nor the contract names a day, the days of the settings are counted. All are calendar days, so that
 * no year of public holidays needs to be known ahead.
 */
final class Obligations {
    private static final Responsible PLANNING = new Responsible.Department("规划资源");

    private final Contract contract;
    private final LocalDate today;
    private final int days;
    private final List<Obligation> all = new ArrayList<>();

    private Obligations(Contract contract, LocalDate today, int days) {
        this.contract = contract;
        this.today = today;
        this.days = days;
    }

    /** @param days to do what neither the text nor the contract gives a day for */
    static List<Obligation> of(Contract contract, LocalDate today, int days) {
        Obligations obligations = new Obligations(contract, today, days);
        obligations.payments();
        obligations.building();
        if (contract.leasesFirst()) {
            obligations.phases();
            obligations.assessments();
            obligations.rectifications();
            obligations.conversion();
        }
        obligations.partLease();
        obligations.renewals();
        obligations.ending();
        obligations.agreement();
        return List.copyOf(obligations.all);
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
            add(
                    "pay-instalment",
                    Integer.toString(each.number()),
                    title + "（第 " + each.number() + " 期）",
                    rule(each.kind()),
                    holder(),
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
        add(
                "start-construction",
                "1",
                "按约开工",
                rule,
                holder(),
                contract.clauses().agreedStart(),
                progress.startedOn() != null ? DONE : whileRunning());
        add(
                "complete-construction",
                "1",
                "按约竣工",
                rule,
                holder(),
                contract.clauses().agreedCompletion(),
                progress.completedOn() != null ? DONE : whileRunning());
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
                    .orElse(whileRunning());
            add(
                    "apply-acceptance",
                    "phase-" + (i + 1),
                    "提出" + title + "验收评估",
                    rule,
                    holder(),
                    LeaseSteps.lastDayToAsk(contract.phases().get(i)),
                    asked);
            boolean unasked = contract.standing().equals(new Leasing(i, false))
                    && asked == PENDING
                    && today.isAfter(LeaseSteps.lastDayToAsk(contract.phases().get(i)));
            if (unasked || asked == MOOT) {
                add(
                        "conclude-unasked",
                        "phase-" + (i + 1),
                        "处理未按期提出的" + title + "验收评估",
                        rule,
                        assessor(),
                        contract.phases().get(i).to(),
                        unasked ? whileRunning() : DONE);
            }
        }
    }

    /** 租让结合: at the end of a leased part it is leased again or handed back; whoever does it reports it. */
    private void partLease() {
        contract.phases().stream()
                .filter(phase -> phase.kind() == Phase.Kind.PART_LEASE)
                .forEach(phase -> all.add(new Obligation(
                        "hand-back-part",
                        phase.to().toString(),
                        "租赁部分到期续租或交还",
                        contract.rule(Matter.MIXED_LEASE),
                        holder(),
                        phase.to(),
                        whileRunning(),
                        false)));
    }

    private void assessments() {
        Rule rule = contract.rule(Matter.ACCEPTANCE);
        for (Acceptance each : contract.progress().acceptances()) {
            if (each.askedOn() == null) {
                continue;
            }
            String number = Integer.toString(each.number());
            for (String department : Acceptance.JOINT) {
                add(
                        "give-opinion",
                        number + "-" + department,
                        "出具验收评估会审意见",
                        rule,
                        new Responsible.Department(department),
                        each.due(),
                        each.heard(department) ? DONE : each.open() ? whileRunning() : MOOT);
            }
            add("assess-phase", number, "作出验收评估结论", rule, assessor(), each.due(), each.open() ? whileRunning() : DONE);
        }
    }

    private void rectifications() {
        for (Rectification each : contract.progress().rectifications()) {
            Status status = each.passed() == null ? whileRunning() : each.passed() ? DONE : MOOT;
            add(
                    "rectify",
                    Integer.toString(each.number()),
                    "限期整改",
                    contract.rule(Matter.RECTIFICATION),
                    holder(),
                    each.until(),
                    status);
        }
    }

    private void conversion() {
        boolean accepted = contract.progress().accepted(contract.lastLease());
        if (accepted) {
            boolean waiting = contract.standing() instanceof Leasing || contract.standing() instanceof Convertible;
            add(
                    "apply-conversion",
                    "1",
                    "申请转为出让",
                    contract.rule(Matter.CONVERSION),
                    holder(),
                    convertBy(contract, days),
                    waiting ? PENDING : converted() ? DONE : MOOT);
        }
    }

    private boolean converted() {
        return contract.payments().instalments().stream()
                        .anyMatch(each -> each.kind() == Instalment.Kind.CONVERSION_FEE)
                || contract.progress().grantedOn() != null;
    }

    private void renewals() {
        Rule rule = contract.rule(Matter.RENEWAL);
        LocalDate deadline = contract.clauses().renewalDeadline();
        boolean asked = contract.progress().renewals().stream()
                .anyMatch(each -> each.open() || Boolean.FALSE.equals(each.approved()));
        Status status = asked ? DONE : contract.standing() instanceof Expired ? MOOT : whileRunning();
        add("apply-renewal", deadline.toString(), "续期的，提出申请", rule, holder(), deadline, status);
        for (Renewal each : contract.progress().renewals()) {
            add(
                    "decide-renewal",
                    Integer.toString(each.number()),
                    "办理续期申请",
                    rule,
                    PLANNING,
                    contract.ends(),
                    each.open() ? whileRunning() : DONE);
        }
    }

    private void ending() {
        Standing standing = contract.standing();
        for (Exit each : contract.progress().exits()) {
            add(
                    "decide-exit",
                    Integer.toString(each.number()),
                    "办理退出申请",
                    contract.rule(Matter.EXIT),
                    PLANNING,
                    each.askedOn().plusDays(days),
                    each.open() ? whileRunning() : DONE);
        }
        switch (standing) {
            case Unrectified(int phase, LocalDate since) ->
                add(
                        "reclaim",
                        "1",
                        "无偿收回土地使用权",
                        contract.rule(Matter.FORFEIT),
                        PLANNING,
                        since.plusDays(days),
                        PENDING);
            case Expired() ->
                add(
                        "reclaim",
                        "1",
                        "收回土地使用权",
                        contract.rule(Matter.EXPIRY),
                        PLANNING,
                        contract.ends().plusDays(days),
                        PENDING);
            case Reclaimed(LocalDate on, Standing.Ground ground, var compensation) -> {
                Rule rule = contract.rule(ground == Standing.Ground.UNRECTIFIED ? Matter.FORFEIT : Matter.EXPIRY);
                add("reclaim", "1", "收回土地使用权", rule, PLANNING, on, DONE);
                afterwards(on, compensation.signum() > 0, ground != Standing.Ground.UNRECTIFIED);
            }
            case Exited(LocalDate on, var refund) -> afterwards(on, refund.signum() > 0, true);
            default -> {}
        }
    }

    private void afterwards(LocalDate on, boolean money, boolean asAgreed) {
        Rule rule = contract.rule(contract.standing() instanceof Exited ? Matter.EXIT : Matter.EXPIRY);
        if (money) {
            byHand("pay-out", "支付返还或补偿款", rule, new Responsible.Role("finance"), on.plusDays(days));
        }
        if (asAgreed && contract.clauses().buildingDisposal() == BuildingDisposal.RESTORE_SITE) {
            byHand("restore-site", "恢复土地原状", rule, holder(), on.plusDays(days));
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
            add(
                    "sign-performance-agreement",
                    "1",
                    "签订履约监管协议书",
                    contract.rule(Matter.AGREEMENT),
                    holder(),
                    due,
                    contract.progress().agreement() != null ? DONE : whileRunning());
        }
    }

    /** What nobody has done yet is moot once the contract has ended or is to be taken back. */
    private Status whileRunning() {
        boolean over = contract.standing().ended() || contract.standing() instanceof Unrectified;
        return over ? MOOT : PENDING;
    }

    private Responsible holder() {
        return new Responsible.Subject(contract.holder());
    }

    private Responsible assessor() {
        return new Responsible.Department(contract.clauses().assessor());
    }

    private void byHand(String code, String title, Rule rule, Responsible who, LocalDate due) {
        all.add(new Obligation(code, "1", title, rule, who, due, PENDING, false));
    }

    private void add(
            String code, String recurrence, String title, Rule rule, Responsible who, LocalDate due, Status status) {
        all.add(new Obligation(code, recurrence, title, rule, who, due, status, true));
    }
}
