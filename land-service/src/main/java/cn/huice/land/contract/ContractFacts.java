package cn.huice.land.contract;

import cn.huice.land.contract.Instalment.Kind;
import cn.huice.land.contract.Standing.Leasing;
import cn.huice.land.contract.Standing.Rectifying;
import cn.huice.land.contract.Standing.Unrectified;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What policies may know of a contract, computed from how it stands. */
final class ContractFacts {
    /** Places of years that are no whole ones: enough that a sum of any size here comes out to the fen. */
    private static final int PLACES = 16;

    private static final Set<AttributeKey> AFTERWARDS = keys(
            "supply.expiry_date",
            "supply.renewal_application_deadline",
            "supply.renewal_applied",
            "supply.renewal_approved",
            "contract.building_disposal");
    private static final Set<AttributeKey> OF_PROJECT = keys(
            "project.agreed_start_date",
            "project.completion_date",
            "project.meets_lease_contract_requirements",
            "project.acceptance_certificate_issued",
            "project.lease_assessment_passed",
            "project.renewal_assessment_passed");

    private final SortedMap<AttributeKey, Value> facts = new TreeMap<>();
    private final Contract contract;
    private final LocalDate today;

    private ContractFacts(Contract contract, LocalDate today) {
        this.contract = contract;
        this.today = today;
    }

    /** On a day; what is not known of it is left out. */
    static SortedMap<AttributeKey, Value> of(Contract contract, LocalDate today) {
        ContractFacts facts = new ContractFacts(contract, today);
        facts.supply();
        facts.payments();
        facts.lease();
        facts.progress();
        return facts.facts;
    }

    /** Of a contract whose term has ended, what tells that the land is to be taken back, and how. */
    static SortedMap<AttributeKey, Value> afterwards(Contract contract, LocalDate today) {
        SortedMap<AttributeKey, Value> facts = of(contract, today);
        facts.keySet().removeIf(attribute -> !afterwards(attribute));
        return facts;
    }

    static boolean afterwards(AttributeKey attribute) {
        return AFTERWARDS.contains(attribute);
    }

    /** Whether it is a fact that goes with a contract, or with the deal it carries out. */
    static boolean isOne(AttributeKey attribute) {
        return attribute.value().startsWith("supply.")
                || attribute.value().startsWith("contract.")
                || OF_PROJECT.contains(attribute)
                || attribute.value().equals("parcel.right_type");
    }

    private void supply() {
        symbol("supply.mode", contract.mode().code());
        symbol("supply.district", contract.district().equals(Ruleset.BINHAI_DISTRICT) ? "binhai" : "other");
        number("supply.deal_price", contract.dealPrice());
        number("supply.listing_start_price", contract.startPrice());
        years("supply.construction_lease_years", phase -> phase.kind() == Phase.Kind.CONSTRUCTION_LEASE);
        years("supply.production_lease_years", phase -> phase.kind() == Phase.Kind.PRODUCTION_LEASE);
        contract.partLease().ifPresent(lease -> years("supply.single_lease_term_years", lease::equals));
        years("supply.lease_term_years", phase -> phase.assessed() || phase.kind() == Phase.Kind.LEASE);
        years("supply.grant_term_years", phase -> phase.kind() == Phase.Kind.GRANT);
        if (contract.leasesFirst()) {
            years("supply.total_term_years", phase -> true);
        }
        truth("supply.exceeding_20_approved", contract.clauses().longerTermApproved());
        day("supply.expiry_date", contract.ends());
        day("supply.renewal_application_deadline", contract.clauses().renewalDeadline());
        symbol(
                "contract.building_disposal",
                contract.clauses().buildingDisposal().code());
        day("project.agreed_start_date", contract.clauses().agreedStart());
    }

    private void payments() {
        PaymentPlan plan = contract.payments();
        if (plan.total(Kind.RENT).signum() > 0) {
            number("supply.rent_paid", plan.paid(Kind.RENT, Kind.RECTIFICATION_RENT));
            truth("supply.rent_fully_paid", plan.settled(Kind.RENT, Kind.RECTIFICATION_RENT));
            truth(
                    "supply.rent_due_paid",
                    plan.instalments().stream()
                            .filter(each -> each.kind() == Kind.RENT || each.kind() == Kind.RECTIFICATION_RENT)
                            .allMatch(each -> each.settled() || !each.due().isBefore(today)));
        }
        truth("supply.price_fully_paid", pricePaid(contract));
    }

    /** Whether the price of the land is paid in full, so that it can be registered. */
    static boolean pricePaid(Contract contract) {
        PaymentPlan plan = contract.payments();
        return !contract.inLease() && plan.settled(Kind.PRICE, Kind.CONVERSION_FEE, Kind.RENEWAL_PRICE);
    }

    private void lease() {
        if (!contract.leasesFirst()) {
            return;
        }
        Progress progress = contract.progress();
        number("supply.rent_paid_first_6_years", contract.payments().total(Kind.RENT));
        truth("supply.lease_expired", today.isAfter(contract.leaseEnds()));
        truth("supply.registered_in_lease", progress.stands(Disposition.Kind.REGISTRATION) && contract.inLease());
        switch (contract.standing()) {
            case Leasing(int phase, boolean passed) ->
                day("supply.phase_end_date", contract.phases().get(phase).to());
            case Rectifying(int phase, LocalDate until) ->
                day("supply.phase_end_date", contract.phases().get(phase).to());
            default -> {}
        }
        List<Acceptance> concluded = progress.acceptances().stream()
                .filter(Predicate.not(Acceptance::open))
                .toList();
        if (!concluded.isEmpty()) {
            truth(
                    "project.meets_lease_contract_requirements",
                    concluded.getLast().passed());
            truth("project.acceptance_certificate_issued", progress.accepted(contract.lastLease()));
            truth("project.lease_assessment_passed", progress.accepted(contract.lastLease()));
        }
        if (!progress.rectifications().isEmpty()) {
            number(
                    "supply.rectification_total_years",
                    BigDecimal.valueOf(progress.rectifiedMonths())
                            .divide(BigDecimal.valueOf(12), 4, RoundingMode.HALF_UP)
                            .stripTrailingZeros());
            truth(
                    "supply.rectification_ended",
                    contract.standing() instanceof Unrectified
                            || progress.running()
                                    .map(each -> today.isAfter(each.until()))
                                    .orElse(true));
        }
    }

    private void progress() {
        Progress progress = contract.progress();
        day("project.completion_date", progress.completedOn());
        truth("supply.subleased", progress.stands(Disposition.Kind.SUBLEASE));
        truth("supply.mortgaged", progress.stands(Disposition.Kind.MORTGAGE));
        List<Renewal> renewals =
                progress.renewals().stream().filter(each -> !each.part()).toList();
        if (!renewals.isEmpty()) {
            Renewal last = renewals.getLast();
            truth("supply.renewal_applied", true);
            truth("supply.renewal_approved", Boolean.TRUE.equals(last.approved()));
            if (Boolean.TRUE.equals(last.approved())) {
                truth("project.renewal_assessment_passed", true);
            }
        }
        if (!progress.exits().isEmpty()) {
            number("contract.remaining_term_refund", progress.exits().getLast().most());
        }
        if (progress.agreement() != null) {
            truth("contract.states_industry_category", true);
            truth("contract.states_investment", true);
            truth("contract.states_output", true);
            truth("contract.states_tax", true);
        }
    }

    /** Months of rectification in years, as exactly as a sum to the fen needs; never less, so that half a fen rounds up. */
    static Value exactYears(int months) {
        return new Value.Num(BigDecimal.valueOf(months).divide(BigDecimal.valueOf(12), PLACES, RoundingMode.UP));
    }

    private void years(String key, Predicate<Phase> which) {
        long months = contract.phases().stream()
                .filter(which)
                .mapToLong(phase ->
                        Period.between(phase.from(), phase.to().plusDays(1)).toTotalMonths())
                .sum();
        if (months > 0) {
            number(
                    key,
                    BigDecimal.valueOf(months)
                            .divide(BigDecimal.valueOf(12), 4, RoundingMode.HALF_UP)
                            .stripTrailingZeros());
        }
    }

    private static Set<AttributeKey> keys(String... keys) {
        return Arrays.stream(keys).map(AttributeKey::new).collect(Collectors.toUnmodifiableSet());
    }

    private void number(String key, BigDecimal value) {
        if (value != null) {
            facts.put(new AttributeKey(key), new Value.Num(value));
        }
    }

    private void symbol(String key, String code) {
        facts.put(new AttributeKey(key), new Value.Symbol(code));
    }

    private void truth(String key, boolean value) {
        facts.put(new AttributeKey(key), new Value.Truth(value));
    }

    private void day(String key, LocalDate value) {
        if (value != null) {
            facts.put(new AttributeKey(key), new Value.Day(value));
        }
    }
}
