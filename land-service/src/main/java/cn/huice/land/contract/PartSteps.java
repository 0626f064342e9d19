package cn.huice.land.contract;

import static cn.huice.land.contract.Ruleset.Matter.MIXED_LEASE;
import static cn.huice.land.contract.Ruleset.Matter.RENEWAL;

import cn.huice.land.contract.Standing.InTerm;
import cn.huice.web.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * 租让结合: how the lease of its leased part is prolonged (三（三）, 三（七）; 津滨政办发〔2022〕7号 三（三）). It is renewed as what it is, a lease, on
 * the conditions of every renewal; the granted part goes its own way.
 */
final class PartSteps {
    /** 单次租赁一般不超过五年 (三（三）). */
    static final int USUAL_MONTHS = 5 * 12;

    private PartSteps() {}

    /**
     * 申请续租.
     *
     * @throws ProblemException 409 {@code no-leased-part}, {@code not-in-term}, {@code renewal-open}; 422 {@code renewal-too-late}
     */
    static Contract askRenewal(Contract contract, LocalDate today) {
        Rule rule = contract.rule(RENEWAL);
        requireLeased(contract);
        if (!(contract.standing() instanceof InTerm)) {
            throw Refusals.notNow("not-in-term", rule, "不在出让或租赁期内，不能申请续租", "There is no running term to renew");
        }
        if (contract.progress().openPartRenewal().isPresent()) {
            throw Refusals.notNow("renewal-open", rule, "续租申请正在办理", "A renewal is being decided");
        }
        LocalDate last = contract.partRenewalDeadline().orElseThrow();
        if (today.isAfter(last)) {
            throw Refusals.forbidden(
                    "renewal-too-late", rule, "最迟应于 " + last + " 申请续租", "It had to be applied for by " + last);
        }
        int number = contract.progress().renewals().size() + 1;
        return contract.with(contract.progress().with(new Renewal(number, true, today, null, null, null)));
    }

    /** 不予续租. @throws ProblemException 409 {@code no-renewal} */
    static Contract refuseRenewal(Contract contract, LocalDate today) {
        return contract.with(contract.progress().with(openRenewal(contract).decided(false, today, null)));
    }

    /**
     * 批准续租, for no longer than the granted part lasts.
     *
     * @param terms its price is rent
     * @throws ProblemException 409 {@code no-renewal}; 422 {@code renewal-conditions-unmet}, {@code beyond-the-general-rule}, {@code
     *     term-too-long}, {@code outlasts-the-grant}
     */
    static Contract renew(Contract contract, boolean assessed, boolean planned, RenewalTerms terms, LocalDate today) {
        Rule rule = contract.rule(MIXED_LEASE);
        Renewal renewal = openRenewal(contract);
        RenewalTerms.requireConditions(contract.rule(RENEWAL), assessed, planned);
        Phase before = contract.partLease().orElseThrow();
        Phase added = Phase.of(before.kind(), before.to().plusDays(1), terms.months());
        if (terms.months() > USUAL_MONTHS && !contract.clauses().longerTermApproved()) {
            throw Refusals.forbidden(
                    "beyond-the-general-rule",
                    rule,
                    "months",
                    "单次租赁一般不超过五年，超过的须经批准",
                    "One lease is usually for five years at most; a longer one needs an approval");
        }
        RenewalTerms.requireWithin(rule, TermSteps.MOST_LEASE_MONTHS, contract.begins(), added.to());
        LocalDate grantEnds = contract.term().to();
        if (added.to().isAfter(grantEnds)) {
            throw Refusals.forbidden(
                    "outlasts-the-grant",
                    rule,
                    "months",
                    "租赁部分不得晚于出让部分届满（" + grantEnds + "）",
                    "The leased part may not outlast the granted part, which ends on " + grantEnds);
        }
        terms.requireDeadline(today, added.to());
        List<Phase> phases = new ArrayList<>(contract.phases());
        phases.add(added);
        Contract longer = contract.with(contract.progress().with(renewal.decided(true, today, added.to())))
                .with(contract.clauses().withPartRenewalDeadline(terms.deadline()), phases);
        return terms.price() == null
                ? longer
                : longer.with(longer.payments().owing(Instalment.Kind.RENT, terms.priceDue(), terms.price()));
    }

    private static void requireLeased(Contract contract) {
        if (contract.partLease().isEmpty()) {
            throw Refusals.notNow(
                    "no-leased-part", contract.rule(MIXED_LEASE), "该合同没有租赁部分", "The contract has no leased part");
        }
    }

    private static Renewal openRenewal(Contract contract) {
        return contract.progress()
                .openPartRenewal()
                .filter(renewal -> contract.standing() instanceof InTerm)
                .orElseThrow(() -> Refusals.notNow(
                        "no-renewal", contract.rule(RENEWAL), "没有待决定的续租申请", "No renewal awaits a decision"));
    }
}
