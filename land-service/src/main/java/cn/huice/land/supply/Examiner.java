package cn.huice.land.supply;

import cn.huice.casework.assessment.AssessmentView;
import cn.huice.casework.assessment.FactsInput;
import cn.huice.casework.assessment.KnownFacts;
import cn.huice.casework.policy.Editions;
import cn.huice.land.supply.Examination.Effect;
import cn.huice.land.supply.Examination.Rule;
import cn.huice.land.supply.SupplyRules.Matter;
import cn.huice.policy.Policy;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds schemes against the policies in force. */
@ApplicationScoped
class Examiner {
    static final String BINHAI = "120116";

    private final Editions editions;
    private final KnownFacts knownFacts;
    private final PriceFloors priceFloors;
    private final Clock clock;

    Examiner(Editions editions, KnownFacts knownFacts, PriceFloors priceFloors, Clock clock) {
        this.editions = editions;
        this.knownFacts = knownFacts;
        this.priceFloors = priceFloors;
        this.clock = clock;
    }

    /**
     * By today's policies, and what is known of the parcel and of whoever may get it.
     *
     * @param approved whether the approval has been given that a rule asks for
     */
    Examination examine(Supply supply, Scheme scheme, Optional<SubjectId> taker, boolean approved) {
        LocalDate today = Fields.today(clock);
        Map<AttributeKey, Fact> facts = knownFacts.merge(
                FactsInput.declared(scheme.facts()),
                Stream.concat(Stream.of(new SubjectId("parcel", supply.parcel())), taker.stream())
                        .toList(),
                today);
        facts.putAll(SchemeFacts.of(supply, scheme, approved));
        Editions.Pinned book = editions.current();
        List<Rule> rules = new ArrayList<>();
        matters(scheme).forEach(matter -> rules.addAll(rules(matter, supply.district(), book, facts, today)));
        return new Examination(
                today,
                book.edition(),
                rules,
                priceFloors.of(supply, scheme, book, facts, today),
                scheme.method() == SupplyMethod.AGREEMENT
                        ? SupplyRules.STANDARD.agreement().stream()
                                .map(id -> assess(book.assessable("method", id), book, facts, today))
                                .toList()
                        : List.of());
    }

    private static List<Matter> matters(Scheme scheme) {
        List<Matter> matters = new ArrayList<>(SupplyRules.STANDARD.modes().get(scheme.mode()));
        if (scheme.standardLand()) {
            matters.add(SupplyRules.STANDARD.standardLand());
        }
        return matters;
    }

    /** In Binhai its own rule governs while it is in force, elsewhere the city's. */
    private static List<Rule> rules(
            Matter matter, String district, Editions.Pinned book, Map<AttributeKey, Fact> facts, LocalDate today) {
        List<Policy> policies = matter.policies().stream()
                .map(id -> book.assessable("mode", id))
                .toList();
        String governing = policies.stream()
                .filter(policy -> policy.versionOn(today).isPresent())
                .filter(policy ->
                        policies.size() == 1 || !policy.jurisdiction().equals(BINHAI) || district.equals(BINHAI))
                .reduce((former, latter) -> latter)
                .orElse(policies.getFirst())
                .id();
        return policies.stream()
                .map(policy -> {
                    AssessmentView answer = assess(policy, book, facts, today);
                    return new Rule(
                            matter.title(),
                            policy.id().equals(governing),
                            effect(answer, matter.openIn().contains(district)),
                            answer);
                })
                .toList();
    }

    private static AssessmentView assess(
            Policy policy, Editions.Pinned book, Map<AttributeKey, Fact> facts, LocalDate today) {
        return AssessmentView.of(book.assessor().assess(policy, today, Facts.of(facts)));
    }

    static Effect effect(AssessmentView answer, boolean open) {
        return switch (answer.outcome()) {
            case "ELIGIBLE" -> Effect.KEPT;
            case "NOT_IN_FORCE" -> Effect.NOT_IN_FORCE;
            case "INELIGIBLE" -> open ? Effect.EXCEPTIONAL : Effect.BROKEN;
            default ->
                SupplyRules.STANDARD.approvals().containsAll(answer.needs()) ? Effect.EXCEPTIONAL : Effect.INCOMPLETE;
        };
    }
}
