package cn.huice.land.contract;

import cn.huice.land.contract.Standing.InTerm;
import cn.huice.land.contract.Standing.Leasing;
import cn.huice.land.supply.SupplyMode;
import cn.huice.land.supply.SupplyTerms;
import cn.huice.registry.SubjectId;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a contract is signed with.
 *
 * @param supply id of the supply whose deal it carries out; null for one that is recorded by itself
 * @param holderName of an organisation or person that is not registered yet; null for none
 * @param begins 交地日, the first day of the term
 * @param rent 元 for the whole lease; null where the mode has none
 * @param rentDue on which days it is paid, in equal parts
 * @param deposit 元 of the deal that counts as received for what is due first; zero for none
 * @param priceDue on which days the price of a grant is paid, in equal parts
 */
record Signing(
        String supply,
        String parcel,
        SubjectId holder,
        String holderName,
        SupplyMode mode,
        LocalDate signedOn,
        LocalDate begins,
        SupplyTerms terms,
        BigDecimal startPrice,
        BigDecimal dealPrice,
        BigDecimal rent,
        List<LocalDate> rentDue,
        List<LocalDate> priceDue,
        BigDecimal deposit,
        Clauses clauses) {
    /** 年: of a lease whose parts are not told apart, 基建 is the first three (三（四）; 二、2). */
    private static final BigDecimal CONSTRUCTION = BigDecimal.valueOf(3);

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    /** The contract as it stands on its first day. @throws ProblemException 400 for what does not go together */
    Contract contract(String id, String district, Ruleset rules, String edition) {
        List<Phase> phases = phases();
        requireInOrder(phases);
        return new Contract(
                id,
                supply,
                parcel,
                holder,
                district,
                mode,
                rules,
                signedOn,
                edition,
                startPrice,
                dealPrice,
                clauses,
                phases,
                payments().credited(deposit),
                Progress.NONE,
                mode == SupplyMode.LEASE_THEN_GRANT ? new Leasing(0, false) : new InTerm());
    }

    private List<Phase> phases() {
        return switch (mode) {
            case LEASE_THEN_GRANT -> {
                int construction = months(
                        "constructionLeaseYears",
                        terms.constructionLeaseYears()
                                .or(() -> terms.leaseYears().map(all -> CONSTRUCTION)));
                int production = months(
                        "productionLeaseYears",
                        terms.productionLeaseYears()
                                .or(() -> terms.leaseYears()
                                        .map(all -> all.subtract(
                                                terms.constructionLeaseYears().orElse(CONSTRUCTION)))));
                int total = months("totalYears", terms.totalYears());
                int grant = total - construction - production;
                if (grant < 1) {
                    throw bad("terms.totalYears", "应大于租赁年限", "must be more than the lease");
                }
                Phase first = Phase.of(Phase.Kind.CONSTRUCTION_LEASE, begins, construction);
                Phase second = Phase.of(Phase.Kind.PRODUCTION_LEASE, begins.plusMonths(construction), production);
                yield List.of(
                        first,
                        second,
                        Phase.of(Phase.Kind.GRANT, begins.plusMonths((long) construction + production), grant));
            }
            case LONG_LEASE -> List.of(Phase.of(Phase.Kind.LEASE, begins, months("leaseYears", terms.leaseYears())));
            case MIXED_LEASE_GRANT ->
                List.of(
                        Phase.of(Phase.Kind.PART_LEASE, begins, months("singleLeaseYears", terms.singleLeaseYears())),
                        Phase.of(Phase.Kind.GRANT, begins, months("grantYears", terms.grantYears())));
            case ELASTIC_TERM_GRANT, MAX_TERM_GRANT ->
                List.of(Phase.of(Phase.Kind.GRANT, begins, months("grantYears", terms.grantYears())));
        };
    }

    private PaymentPlan payments() {
        boolean rented = mode == SupplyMode.LONG_LEASE
                || mode == SupplyMode.LEASE_THEN_GRANT
                || mode == SupplyMode.MIXED_LEASE_GRANT;
        boolean priced = mode != SupplyMode.LONG_LEASE;
        requireGiven("rent", rented, rent);
        requireGiven("dealPrice", priced, dealPrice);
        PaymentPlan plan = PaymentPlan.EMPTY;
        if (rented) {
            plan = plan.owing(Instalment.Kind.RENT, dues("rentDue", rentDue), rent);
        }
        if (priced && mode != SupplyMode.LEASE_THEN_GRANT) {
            plan = plan.owing(Instalment.Kind.PRICE, dues("priceDue", priceDue), dealPrice);
        }
        return plan;
    }

    private List<LocalDate> dues(String field, List<LocalDate> days) {
        if (days == null || days.isEmpty()) {
            throw bad(field, "必填：付款日期", "required: the days of payment");
        }
        for (LocalDate day : days) {
            if (day.isBefore(signedOn)) {
                throw bad(field, "不得早于签订日", "must not be before the day of signing");
            }
        }
        return days.stream().sorted().toList();
    }

    private static void requireGiven(String field, boolean wanted, BigDecimal amount) {
        if (wanted != (amount != null)) {
            throw wanted ? bad(field, "必填", "required") : bad(field, "该供应方式没有此项", "this mode has none");
        }
    }

    private void requireInOrder(List<Phase> phases) {
        LocalDate ends =
                phases.stream().map(Phase::to).max(LocalDate::compareTo).orElseThrow();
        requireNotBefore("begins", begins, signedOn);
        requireNotBefore("clauses.agreedStart", clauses.agreedStart(), begins);
        requireNotBefore("clauses.agreedCompletion", clauses.agreedCompletion(), clauses.agreedStart());
        requireNotBefore("clauses.renewalDeadline", clauses.renewalDeadline(), begins);
        requirePartDeadline(phases);
        if (!clauses.renewalDeadline().isBefore(ends)) {
            throw bad("clauses.renewalDeadline", "应在期限届满（" + ends + "）以前", "must be before the term ends, " + ends);
        }
    }

    private void requirePartDeadline(List<Phase> phases) {
        LocalDate deadline = clauses.partRenewalDeadline();
        if (deadline != null) {
            Phase lease = phases.stream()
                    .filter(phase -> phase.kind() == Phase.Kind.PART_LEASE)
                    .findFirst()
                    .orElseThrow(() -> bad("clauses.partRenewalDeadline", "该供应方式没有此项", "this mode has none"));
            requireNotBefore("clauses.partRenewalDeadline", deadline, begins);
            if (deadline.isAfter(lease.to())) {
                throw bad("clauses.partRenewalDeadline", "不得晚于 " + lease.to(), "must not be after " + lease.to());
            }
        }
    }

    private static void requireNotBefore(String field, LocalDate day, LocalDate first) {
        if (day.isBefore(first)) {
            throw bad(field, "不得早于 " + first, "must not be before " + first);
        }
    }

    private static int months(String field, Optional<BigDecimal> years) {
        BigDecimal months = years.orElseThrow(() -> bad("terms." + field, "必填，单位为年", "required, in years"))
                .multiply(MONTHS)
                .stripTrailingZeros();
        if (months.signum() <= 0 || months.scale() > 0 || months.compareTo(BigDecimal.valueOf(1200)) > 0) {
            throw bad(
                    "terms." + field,
                    "应为整月的年数，大于 0、不超过 100 年",
                    "must be years of whole months, above 0 and at most 100");
        }
        return months.intValueExact();
    }

    private static ProblemException bad(String field, String zh, String en) {
        return ProblemException.badField(FieldError.of(field, zh, en, "contract"));
    }
}
