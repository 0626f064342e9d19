package cn.huice.land.supply;

import cn.huice.casework.assessment.AssessmentView;
import cn.huice.casework.policy.Editions;
import cn.huice.land.parcel.ParcelCode;
import cn.huice.land.parcel.Parcels;
import cn.huice.policy.Policy;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The least prices that the policies in force compute for a scheme.
 *
 * <p>Some give a sum. Others give one square metre at the statutory term, and leave the correction to fewer years to an appraisal. At no
 * rate of interest is that less than the share of the years, so a sum below area × years ÷ statutory years cannot come up to them; whether
 * more is due the appraised {@code parcel.price_corrected_to_max_term} says, which 三（六） is held against.
 */
@ApplicationScoped
class PriceFloors {
    private static final AttributeKey STATUTORY = new AttributeKey("parcel.statutory_max_term_years");
    private static final String AREA = "parcel.area";
    private static final String YUAN = "CNY";

    private final Parcels parcels;

    PriceFloors(Parcels parcels) {
        this.parcels = parcels;
    }

    /** In Binhai its own rules govern where one computes something for such land, elsewhere the city's. */
    List<PriceFloor> of(
            Supply supply, Scheme scheme, Editions.Pinned book, Map<AttributeKey, Fact> facts, LocalDate today) {
        SupplyRules rules = SupplyRules.STANDARD;
        boolean open = rules.prices().openIn().contains(supply.district());
        List<PriceFloor> local = new ArrayList<>();
        List<PriceFloor> general = new ArrayList<>();
        for (String id : rules.prices().policies()) {
            Policy policy = book.assessable("startPrice", id);
            AssessmentView answer = AssessmentView.of(book.assessor().assess(policy, today, Facts.of(facts)));
            if (!List.of("ELIGIBLE", "UNKNOWN").contains(answer.outcome())) {
                continue;
            }
            if (policy.jurisdiction().equals(Examiner.BINHAI)) {
                boolean governs = supply.district().equals(Examiner.BINHAI)
                        && (answer.outcome().equals("ELIGIBLE")
                                || Collections.disjoint(answer.needs(), rules.unstated()));
                local.add(floor(supply, scheme, facts, governs, false, answer));
            } else {
                general.add(floor(supply, scheme, facts, true, open, answer));
            }
        }
        boolean ruledLocally = local.stream().anyMatch(PriceFloor::governs);
        return Stream.concat(general.stream().map(each -> ruledLocally ? each.beside() : each), local.stream())
                .toList();
    }

    private PriceFloor floor(
            Supply supply,
            Scheme scheme,
            Map<AttributeKey, Fact> facts,
            boolean governs,
            boolean open,
            AssessmentView answer) {
        BigDecimal start = scheme.startPrice();
        if (answer.amount() == null) {
            return PriceFloor.of(governs, open, start, null, null, answer.needs(), answer);
        }
        if (answer.amount().unit().equals(YUAN)) {
            return PriceFloor.of(governs, open, start, answer.amount(), null, List.of(), answer);
        }
        Optional<BigDecimal> area = parcels.inForce(new ParcelCode(supply.parcel()))
                .map(parcel -> parcel.content().registeredArea());
        Optional<BigDecimal> statutory = number(facts.get(STATUTORY));
        if (area.isEmpty() || statutory.isEmpty()) {
            List<String> missing = Stream.of(
                            area.isEmpty() ? AREA : null, statutory.isEmpty() ? STATUTORY.value() : null)
                    .filter(Objects::nonNull)
                    .toList();
            return PriceFloor.of(governs, open, start, null, null, missing, answer);
        }
        BigDecimal metre = new BigDecimal(answer.amount().value());
        BigDecimal years = years(scheme);
        BigDecimal sum = metre.multiply(area.get()).multiply(years).divide(statutory.get(), 2, RoundingMode.HALF_UP);
        return PriceFloor.of(
                governs,
                open,
                start,
                new AssessmentView.Money(sum.toPlainString(), YUAN),
                "%s × %s m² × %s ÷ %s"
                        .formatted(
                                metre.toPlainString(),
                                area.get().toPlainString(),
                                years.toPlainString(),
                                statutory.get().toPlainString()),
                List.of(),
                answer);
    }

    /** For how long the price lets the land be used; of 租让结合, whose price is for both parts, the shorter of them. */
    private static BigDecimal years(Scheme scheme) {
        SupplyTerms terms = scheme.terms();
        return switch (scheme.mode()) {
            case MAX_TERM_GRANT, ELASTIC_TERM_GRANT -> terms.grantYears().orElseThrow();
            case LONG_LEASE -> terms.leaseYears().orElseThrow();
            case LEASE_THEN_GRANT -> terms.totalYears().orElseThrow();
            case MIXED_LEASE_GRANT ->
                terms.grantYears().orElseThrow().min(terms.singleLeaseYears().orElseThrow());
        };
    }

    private static Optional<BigDecimal> number(Fact fact) {
        return fact != null && fact.value() instanceof Value.Num(BigDecimal number) && number.signum() > 0
                ? Optional.of(number)
                : Optional.empty();
    }
}
