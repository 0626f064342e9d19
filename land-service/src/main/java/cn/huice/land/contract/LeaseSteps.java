package cn.huice.land.contract;

import static cn.huice.land.contract.Ruleset.Matter.ACCEPTANCE;
import static cn.huice.land.contract.Ruleset.Matter.CONVERSION;
import static cn.huice.land.contract.Ruleset.Matter.RECTIFICATION;

import cn.huice.land.contract.Instalment.Kind;
import cn.huice.land.contract.Standing.Convertible;
import cn.huice.land.contract.Standing.Converting;
import cn.huice.land.contract.Standing.InTerm;
import cn.huice.land.contract.Standing.Leasing;
import cn.huice.land.contract.Standing.Rectifying;
import cn.huice.land.contract.Standing.Unrectified;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** 先租后让, from the acceptance of its lease phases to the grant (天津市优化工业用地管理促进产业结构调整升级实施办法 三（四）; 津滨政办发〔2022〕7号 二、2). */
final class LeaseSteps {
    /** 届满前三个月: the last day to ask for acceptance is so many months before the phase ends. */
    static final int MONTHS_BEFORE_END = 3;

    private LeaseSteps() {}

    /** Last day on which acceptance of a phase is asked for, unless it is being rectified. */
    static LocalDate lastDayToAsk(Phase phase) {
        return phase.to().minusMonths(MONTHS_BEFORE_END);
    }

    /**
     * 提出验收评估.
     *
     * @throws ProblemException 409 {@code acceptance-open}, {@code phase-accepted}, {@code not-in-lease}; 422 {@code acceptance-too-late}
     */
    static Contract ask(Contract contract, LocalDate today) {
        Rule rule = contract.rule(ACCEPTANCE);
        if (contract.progress().openAcceptance().isPresent()) {
            throw Refusals.notNow("acceptance-open", rule, "已提出验收评估，尚未办结", "An acceptance is being assessed");
        }
        return switch (contract.standing()) {
            case Leasing(int phase, boolean passed)
            when !passed -> {
                LocalDate last = lastDayToAsk(contract.phases().get(phase));
                requireInTime(rule, today, last);
                yield contract.with(contract.progress()
                        .with(opened(
                                contract,
                                phase,
                                today,
                                contract.phases().get(phase).to())));
            }
            case Rectifying(int phase, LocalDate until) -> {
                requireInTime(rule, today, until);
                yield contract.with(contract.progress().with(opened(contract, phase, today, until)));
            }
            case Leasing leasing ->
                throw Refusals.notNow("phase-accepted", rule, "本阶段已通过验收评估", "This phase is accepted already");
            default -> throw Refusals.notNow("not-in-lease", rule, "不在租赁期内", "The contract is in no lease phase");
        };
    }

    private static void requireInTime(Rule rule, LocalDate today, LocalDate last) {
        if (today.isAfter(last)) {
            throw Refusals.forbidden(
                    "acceptance-too-late", rule, "最迟应于 " + last + " 提出验收评估", "It had to be asked for by " + last);
        }
    }

    private static Acceptance opened(Contract contract, int phase, LocalDate askedOn, LocalDate due) {
        return new Acceptance(
                contract.progress().acceptances().size() + 1, phase, askedOn, due, List.of(), null, null, null);
    }

    /** 会审意见. @throws ProblemException 409 {@code acceptance-closed}, {@code opinion-given}; 403 for a department that is not asked */
    static Contract opine(Contract contract, int number, Acceptance.Opinion opinion) {
        Acceptance acceptance = open(contract, number);
        if (!Acceptance.JOINT.contains(opinion.department())) {
            throw ProblemException.forbidden(
                    "not-asked",
                    Text.of(
                            "参加验收评估的是 " + String.join("、", Acceptance.JOINT),
                            "Those who assess together are " + String.join(", ", Acceptance.JOINT)));
        }
        if (acceptance.heard(opinion.department())) {
            throw Refusals.notNow(
                    "opinion-given", contract.rule(ACCEPTANCE), "该部门已出具意见", "The department has given its opinion");
        }
        return contract.with(contract.progress().with(acceptance.with(opinion)));
    }

    /**
     * 验收评估结果.
     *
     * @param certificate number of the 合格证明; with a pass
     * @param months of rectification; with a failure, while any are left
     * @throws ProblemException 409 {@code opinions-missing}, {@code acceptance-closed}, {@code breach-open}; 422 {@code rectification-too-long}
     */
    static Contract conclude(
            Contract contract, int number, boolean passed, String certificate, Integer months, LocalDate today) {
        Acceptance acceptance = open(contract, number);
        if (!acceptance.unheard().isEmpty()) {
            String missing = String.join("、", acceptance.unheard());
            throw Refusals.notNow(
                    "opinions-missing",
                    contract.rule(ACCEPTANCE),
                    "尚缺会审意见：" + missing,
                    "Opinions are missing: " + missing);
        }
        if (passed) {
            BreachSteps.requireNone(contract);
        }
        Contract concluded = contract.with(contract.progress().with(acceptance.concluded(passed, today, certificate)));
        return passed ? accepted(concluded, acceptance.phase()) : failed(concluded, acceptance.phase(), months, today);
    }

    /**
     * Not asked for in time: the assessing department goes on as if the phase had not been accepted.
     *
     * @throws ProblemException 409 {@code still-in-time}, {@code acceptance-open}, {@code not-in-lease}
     */
    static Contract unasked(Contract contract, Integer months, LocalDate today) {
        Rule rule = contract.rule(ACCEPTANCE);
        if (contract.progress().openAcceptance().isPresent()) {
            throw Refusals.notNow("acceptance-open", rule, "已提出验收评估，尚未办结", "An acceptance is being assessed");
        }
        return switch (contract.standing()) {
            case Leasing(int phase, boolean passed)
            when !passed ->
                lapsed(contract, phase, lastDayToAsk(contract.phases().get(phase)), months, today);
            case Rectifying(int phase, LocalDate until) -> lapsed(contract, phase, until, months, today);
            default -> throw Refusals.notNow("not-in-lease", rule, "没有待验收的租赁期", "No lease phase awaits acceptance");
        };
    }

    private static Contract lapsed(Contract contract, int phase, LocalDate last, Integer months, LocalDate today) {
        if (!today.isAfter(last)) {
            throw Refusals.notNow(
                    "still-in-time",
                    contract.rule(ACCEPTANCE),
                    "在 " + last + " 以前仍可提出验收评估",
                    "It may be asked for until " + last);
        }
        Acceptance never = opened(contract, phase, null, last).concluded(false, today, null);
        return failed(contract.with(contract.progress().with(never)), phase, months, today);
    }

    /** It is concluded while the lease goes on, and no more once it has been left. */
    private static Acceptance open(Contract contract, int number) {
        if (!(contract.standing() instanceof Leasing || contract.standing() instanceof Rectifying)) {
            throw Refusals.notNow(
                    "not-in-lease", contract.rule(ACCEPTANCE), "不在租赁期内", "The contract is in no lease phase");
        }
        Acceptance acceptance = contract.progress().acceptances().stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("验收评估/acceptance", Integer.toString(number)));
        if (!acceptance.open()) {
            throw Refusals.notNow(
                    "acceptance-closed", contract.rule(ACCEPTANCE), "验收评估已办结", "The acceptance is concluded");
        }
        return acceptance;
    }

    private static Contract accepted(Contract contract, int phase) {
        Progress progress = contract.progress();
        Progress after = progress.running()
                .map(running -> progress.with(running.ended(true)))
                .orElse(progress);
        return contract.with(after).with(new Leasing(phase, true));
    }

    private static Contract failed(Contract contract, int phase, Integer months, LocalDate today) {
        Rule rule = contract.rule(RECTIFICATION);
        Progress before = contract.progress();
        Progress progress = before.running()
                .map(running -> before.with(running.ended(false)))
                .orElse(before);
        int left = Rectification.MOST_MONTHS - progress.rectifiedMonths();
        if (left == 0) {
            if (months != null) {
                throw tooLong(rule, left);
            }
            return contract.with(progress).with(new Unrectified(phase, today));
        }
        if (months == null) {
            throw ProblemException.badField(FieldError.of(
                    "rectificationMonths",
                    "未通过的应限期整改，合计还可整改 " + left + " 个月",
                    "what is not accepted is to be rectified; " + left + " months are left",
                    rule.policy() + " " + rule.article()));
        }
        if (months < 1 || months > left) {
            throw tooLong(rule, left);
        }
        LocalDate until = today.plusMonths(months);
        return contract.with(progress.with(
                        new Rectification(progress.rectifications().size() + 1, phase, today, until, months, null)))
                .with(new Rectifying(phase, until));
    }

    private static ProblemException tooLong(Rule rule, int left) {
        return Refusals.forbidden(
                "rectification-too-long",
                rule,
                "rectificationMonths",
                "整改合计不超过一年，还可整改 " + left + " 个月",
                "All rectifications together take one year at most; " + left + " months are left");
    }

    /** Whether the fee may be worked out. @throws ProblemException 409 {@code lease-not-over}, {@code not-convertible}, {@code rent-outstanding}, {@code breach-open} */
    static void requireConvertible(Contract contract) {
        Rule rule = contract.rule(CONVERSION);
        switch (contract.standing()) {
            case Convertible() -> {
                if (!contract.payments().settled(Kind.RENT, Kind.RECTIFICATION_RENT)) {
                    throw Refusals.notNow("rent-outstanding", rule, "租金尚未缴清", "Rent is outstanding");
                }
                BreachSteps.requireNone(contract);
            }
            case Leasing leasing ->
                throw Refusals.notNow(
                        "lease-not-over",
                        rule,
                        "租赁期满并通过验收评估后方可转为出让，租赁期至 " + contract.leaseEnds(),
                        "It converts after the lease, accepted, which ends on " + contract.leaseEnds());
            default ->
                throw Refusals.notNow("not-convertible", rule, "不具备转为出让的条件", "As it stands it cannot be converted");
        }
    }

    /** 转为出让: the fee is due in one sum; where it is nothing the grant begins at once. @param fee 元 */
    static Contract convert(Contract contract, BigDecimal fee, LocalDate due, LocalDate today) {
        requireConvertible(contract);
        if (fee.signum() == 0) {
            return granted(contract, today);
        }
        PaymentPlan payments = contract.payments().owing(Kind.CONVERSION_FEE, due, fee);
        return contract.with(payments)
                .with(new Converting(payments.instalments().size()));
    }

    /** A payment may be the one that turns the lease into a grant. */
    static Contract afterPayment(Contract contract, LocalDate today) {
        return contract.standing() instanceof Converting(int instalment)
                        && contract.payments().find(instalment).settled()
                ? granted(contract, today)
                : contract;
    }

    private static Contract granted(Contract contract, LocalDate today) {
        return contract.with(contract.progress().granted(today)).with(new InTerm());
    }
}
