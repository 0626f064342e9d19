package cn.huice.land.contract;

import static cn.huice.land.contract.Ruleset.Matter.EXIT;
import static cn.huice.land.contract.Ruleset.Matter.EXPIRY;
import static cn.huice.land.contract.Ruleset.Matter.FORFEIT;
import static cn.huice.land.contract.Ruleset.Matter.RENEWAL;

import cn.huice.casework.sql.Money;
import cn.huice.land.contract.Standing.Convertible;
import cn.huice.land.contract.Standing.Converting;
import cn.huice.land.contract.Standing.Exited;
import cn.huice.land.contract.Standing.Expired;
import cn.huice.land.contract.Standing.Ground;
import cn.huice.land.contract.Standing.InTerm;
import cn.huice.land.contract.Standing.Reclaimed;
import cn.huice.land.contract.Standing.Unrectified;
import cn.huice.web.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How a term is prolonged and how it ends: 续期, 退出, 收回 (三（七）, 四（三）; 津滨政办发〔2022〕7号 三（三）, 四). */
final class TermSteps {
    /** 法定最高年限 of industrial land: 50 years, of a lease 20 (三（一）, 三（二）). */
    static final int MOST_GRANT_MONTHS = 50 * 12;

    static final int MOST_LEASE_MONTHS = 20 * 12;

    private TermSteps() {}

    /** 申请续期. @throws ProblemException 409 {@code not-in-term}, {@code renewal-open}; 422 {@code renewal-too-late} */
    static Contract askRenewal(Contract contract, LocalDate today) {
        Rule rule = contract.rule(RENEWAL);
        if (!(contract.standing() instanceof InTerm)) {
            throw Refusals.notNow("not-in-term", rule, "不在出让或租赁期内，不能申请续期", "There is no running term to renew");
        }
        if (contract.progress().openRenewal().isPresent()) {
            throw Refusals.notNow("renewal-open", rule, "续期申请正在办理", "A renewal is being decided");
        }
        LocalDate last = contract.clauses().renewalDeadline();
        if (today.isAfter(last)) {
            throw Refusals.forbidden(
                    "renewal-too-late", rule, "最迟应于 " + last + " 申请续期", "It had to be applied for by " + last);
        }
        int number = contract.progress().renewals().size() + 1;
        return contract.with(contract.progress().with(new Renewal(number, false, today, null, null, null)));
    }

    /** 不予续期, or not as asked. @throws ProblemException 409 {@code no-renewal} */
    static Contract refuseRenewal(Contract contract, LocalDate today) {
        return contract.with(contract.progress().with(openRenewal(contract).decided(false, today, null)))
                .on(today);
    }

    /**
     * 批准续期, once the assessment is passed and the plans allow it.
     *
     * @throws ProblemException 409 {@code no-renewal}; 422 {@code renewal-conditions-unmet}, {@code term-too-long}
     */
    static Contract renew(Contract contract, boolean assessed, boolean planned, RenewalTerms terms, LocalDate today) {
        Rule rule = contract.rule(RENEWAL);
        Renewal renewal = openRenewal(contract);
        RenewalTerms.requireConditions(rule, assessed, planned);
        Phase last = contract.term();
        LocalDate from = contract.ends().plusDays(1);
        LocalDate until = from.plusMonths(terms.months()).minusDays(1);
        int most = last.kind() == Phase.Kind.LEASE ? MOST_LEASE_MONTHS : MOST_GRANT_MONTHS;
        RenewalTerms.requireWithin(rule, most, contract.begins(), until);
        terms.requireDeadline(today, until);
        List<Phase> phases = new ArrayList<>(contract.phases());
        phases.add(new Phase(last.kind(), from, until));
        Contract longer = contract.with(contract.progress().with(renewal.decided(true, today, until)))
                .with(contract.clauses().renewedUntil(terms.deadline()), phases);
        return terms.price() == null
                ? longer
                : longer.with(longer.payments().owing(Instalment.Kind.RENEWAL_PRICE, terms.priceDue(), terms.price()));
    }

    private static Renewal openRenewal(Contract contract) {
        return contract.progress()
                .openRenewal()
                .filter(renewal -> contract.standing() instanceof InTerm)
                .orElseThrow(() -> Refusals.notNow(
                        "no-renewal", contract.rule(RENEWAL), "没有待决定的续期申请", "No renewal awaits a decision"));
    }

    /**
     * 申请退出, before the agreed start or after completion; between them idle land is dealt with by its own rules.
     *
     * @throws ProblemException 409 {@code exit-open}, {@code contract-over}; 422 {@code idle-land-rules}
     */
    static Contract askExit(Contract contract, LocalDate today) {
        Rule rule = contract.rule(EXIT);
        requireMayLeave(contract);
        if (contract.progress().openExit().isPresent()) {
            throw Refusals.notNow("exit-open", rule, "退出申请正在办理", "An exit is being decided");
        }
        LocalDate completed = contract.progress().completedOn();
        boolean before = today.isBefore(contract.clauses().agreedStart());
        boolean after = completed != null && today.isAfter(completed);
        if (!before && !after) {
            throw Refusals.forbidden(
                    "idle-land-rules",
                    rule,
                    "约定开工日期（" + contract.clauses().agreedStart() + "）以后、竣工以前的，按闲置土地规定处置",
                    "Between the agreed start (" + contract.clauses().agreedStart()
                            + ") and completion the rules of idle land apply");
        }
        int number = contract.progress().exits().size() + 1;
        return contract.with(contract.progress().with(new Exit(number, today, null, null, refund(contract, today))));
    }

    private static void requireMayLeave(Contract contract) {
        if (contract.standing().ended()
                || contract.standing() instanceof Expired
                || contract.standing() instanceof Unrectified) {
            throw Refusals.notNow("contract-over", contract.rule(EXIT), "合同已终止或应收回", "The contract is over");
        }
    }

    /** 剩余年期价款 by the contract's reckoning, 元: of what was paid, for the days it was paid for. */
    static BigDecimal refund(Contract contract, LocalDate leaving) {
        LocalDate end = contract.inLease() ? contract.leaseEnds() : contract.ends();
        return contract.clauses().refund().of(contract.payments().paid(), contract.begins(), end, leaving);
    }

    /**
     * The grantor's decision on an exit.
     *
     * @param refund 元; null for all that the contract gives back
     * @throws ProblemException 409 {@code no-exit}; 422 {@code refund-too-high}
     */
    static Contract decideExit(Contract contract, boolean consent, BigDecimal refund, LocalDate today) {
        Rule rule = contract.rule(EXIT);
        Exit exit = contract.progress()
                .openExit()
                .orElseThrow(() -> Refusals.notNow("no-exit", rule, "没有待决定的退出申请", "No exit awaits a decision"));
        Contract decided = contract.with(contract.progress().with(exit.decided(consent, today)));
        if (!consent) {
            return decided;
        }
        requireMayLeave(contract);
        BigDecimal given = refund == null ? exit.most() : refund;
        if (given.compareTo(exit.most()) > 0) {
            throw Refusals.forbidden(
                    "refund-too-high",
                    rule,
                    "refund",
                    "按合同最多返还 " + Money.text(exit.most()) + " 元",
                    "The contract gives back " + Money.text(exit.most()) + " yuan at most");
        }
        return decided.with(new Exited(today, given));
    }

    /**
     * 收回.
     *
     * @param compensation 元 for buildings; null for none
     * @param convertBy last day on which a lease that has ended is converted
     * @throws ProblemException 409 {@code not-reclaimable}; 422 {@code reclaim-not-agreed}, {@code compensation-not-agreed}, {@code
     *     compensation-needed}
     */
    static Contract reclaim(Contract contract, BigDecimal compensation, LocalDate convertBy, LocalDate today) {
        Ground ground = ground(contract, convertBy, today);
        boolean none = compensation == null || compensation.signum() == 0;
        if (ground == Ground.UNRECTIFIED) {
            Rule rule = contract.rule(FORFEIT);
            if (!contract.clauses().reclaimWithoutCompensation()) {
                throw Refusals.forbidden(
                        "reclaim-not-agreed",
                        rule,
                        "合同未约定无偿收回",
                        "The contract does not say that it is taken back without compensation");
            }
            if (!none) {
                throw Refusals.forbidden(
                        "compensation-not-agreed",
                        rule,
                        "compensation",
                        "整改不达标的无偿收回",
                        "It is taken back without compensation");
            }
        } else {
            requireAsAgreed(contract, none);
        }
        BigDecimal paid = none ? BigDecimal.ZERO.setScale(2) : compensation;
        return contract.with(new Reclaimed(today, ground, paid));
    }

    private static void requireAsAgreed(Contract contract, boolean none) {
        boolean residual = contract.clauses().buildingDisposal() == BuildingDisposal.RESIDUAL_COMPENSATION;
        if (residual && none) {
            throw Refusals.forbidden(
                    "compensation-needed",
                    contract.rule(EXPIRY),
                    "compensation",
                    "合同约定残值补偿，须写明补偿金额",
                    "The contract says that the residual value is compensated");
        }
        if (!residual && !none) {
            throw Refusals.forbidden(
                    "compensation-not-agreed",
                    contract.rule(EXPIRY),
                    "compensation",
                    "合同未约定残值补偿",
                    "The contract does not say that buildings are compensated");
        }
    }

    private static Ground ground(Contract contract, LocalDate convertBy, LocalDate today) {
        return switch (contract.standing()) {
            case Unrectified unrectified -> Ground.UNRECTIFIED;
            case Expired expired -> Ground.EXPIRED;
            case Convertible convertible when today.isAfter(convertBy) -> Ground.NOT_CONVERTED;
            case Converting(int instalment)
            when today.isAfter(contract.payments().find(instalment).due()) -> Ground.NOT_CONVERTED;
            default ->
                throw Refusals.notNow(
                        "not-reclaimable",
                        contract.rule(EXPIRY),
                        "不具备收回的条件",
                        "As it stands it is not to be taken back");
        };
    }
}
