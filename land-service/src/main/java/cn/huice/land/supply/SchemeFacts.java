package cn.huice.land.supply;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a scheme says, in the words of policies. */
final class SchemeFacts {
    /** Not to be stated besides. */
    static final Set<String> OWN = Set.of(
            "supply.mode",
            "supply.district",
            "supply.grant_term_years",
            "supply.lease_term_years",
            "supply.single_lease_term_years",
            "supply.construction_lease_years",
            "supply.production_lease_years",
            "supply.total_term_years",
            "supply.listing_start_price",
            "supply.deal_price",
            "supply.exceeding_20_approved",
            "supply.plan_has_investment_intensity",
            "supply.plan_has_tax_per_land",
            "supply.plan_has_energy_limit",
            "supply.plan_has_planning_indicators");

    private SchemeFacts() {}

    static Map<AttributeKey, Fact> of(Supply supply, Scheme scheme, boolean approved) {
        Map<AttributeKey, Fact> facts = new TreeMap<>();
        terms(supply.district(), scheme).forEach((key, value) -> facts.put(key, fact(value)));
        put(facts, "supply.plan_has_investment_intensity", scheme.indicators().investmentIntensity() != null);
        put(facts, "supply.plan_has_tax_per_land", scheme.indicators().taxPerMu() != null);
        put(facts, "supply.plan_has_energy_limit", scheme.indicators().energyPerOutput() != null);
        put(facts, "supply.plan_has_planning_indicators", supply.conditions().isPresent());
        if (approved) {
            put(facts, "supply.exceeding_20_approved", true);
        }
        return facts;
    }

    /** What stays true of the supply once it is concluded. */
    static Map<AttributeKey, Value> terms(String district, Scheme scheme) {
        Map<AttributeKey, Value> facts = new TreeMap<>();
        SupplyTerms terms = scheme.terms();
        facts.put(
                new AttributeKey("supply.mode"), new Value.Symbol(scheme.mode().code()));
        facts.put(
                new AttributeKey("supply.district"), new Value.Symbol(district.equals("120116") ? "binhai" : "other"));
        facts.put(new AttributeKey("supply.listing_start_price"), new Value.Num(scheme.startPrice()));
        years(facts, "supply.grant_term_years", terms.grantYears());
        years(facts, "supply.lease_term_years", terms.leaseYears());
        years(facts, "supply.single_lease_term_years", terms.singleLeaseYears());
        years(facts, "supply.construction_lease_years", terms.constructionLeaseYears());
        years(facts, "supply.production_lease_years", terms.productionLeaseYears());
        years(facts, "supply.total_term_years", terms.totalYears());
        return facts;
    }

    private static void years(Map<AttributeKey, Value> facts, String key, Optional<BigDecimal> years) {
        years.ifPresent(number -> facts.put(new AttributeKey(key), new Value.Num(number)));
    }

    private static void put(Map<AttributeKey, Fact> facts, String key, boolean holds) {
        facts.put(new AttributeKey(key), fact(new Value.Truth(holds)));
    }

    private static Fact fact(Value value) {
        return new Fact(value, Standing.VERIFIED, SupplyRights.AUTHORITY);
    }
}
