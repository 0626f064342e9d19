package cn.huice.land.supply;

import cn.huice.casework.policy.Editions;
import cn.huice.land.supply.SupplyPlan.Ground;
import cn.huice.policy.Policy;
import cn.huice.policy.assessment.Assessment;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lets a project go first in the plan of the year. */
@ApplicationScoped
class Priorities {
    /** In the book of the talent service, which this one does not ask; years and conditions are those of its file. */
    private static final String APARTMENTS = "apt19-land-supply";

    private static final String APARTMENTS_ARTICLE = "第九条（三）";
    private static final LocalDate APARTMENTS_FROM = LocalDate.of(2019, 5, 1);
    private static final LocalDate APARTMENTS_UNTIL = LocalDate.of(2024, 4, 30);
    private static final AttributeKey TYPE = new AttributeKey("project.type");
    private static final AttributeKey NEEDS_LAND = new AttributeKey("project.needs_new_land");

    private final Editions editions;

    Priorities(Editions editions) {
        this.editions = editions;
    }

    /** Every rule with its answer. */
    List<Ground> of(Map<AttributeKey, Fact> facts, LocalDate day) {
        Editions.Pinned book = editions.current();
        List<Ground> grounds = new ArrayList<>();
        grounds.add(apartment(facts, day));
        SupplyRules.STANDARD.priorities().forEach((priority, id) -> {
            Policy policy = book.assessable("priority", id);
            Assessment answer = book.assessor().assess(policy, day, Facts.of(facts));
            grounds.add(new Ground(
                    priority,
                    id,
                    answer.trace().isEmpty()
                            ? policy.citation().documentNumber()
                            : answer.trace().getFirst().article(),
                    outcome(answer.outcome()),
                    answer.needs().stream().map(AttributeKey::value).toList()));
        });
        return grounds;
    }

    /** The first that is met. */
    static Optional<Priority> granted(List<Ground> grounds) {
        return grounds.stream()
                .filter(ground -> ground.outcome().equals("ELIGIBLE"))
                .map(Ground::priority)
                .findFirst();
    }

    static Ground apartment(Map<AttributeKey, Fact> facts, LocalDate day) {
        if (day.isBefore(APARTMENTS_FROM) || day.isAfter(APARTMENTS_UNTIL)) {
            return apartment("NOT_IN_FORCE", List.of());
        }
        List<String> needs = new ArrayList<>();
        for (var condition : Map.of(TYPE, new Value.Symbol("talent_apartment"), NEEDS_LAND, new Value.Truth(true))
                .entrySet()) {
            Fact known = facts.get(condition.getKey());
            if (known == null) {
                needs.add(condition.getKey().value());
            } else if (!known.value().equals(condition.getValue())) {
                return apartment("INELIGIBLE", List.of());
            }
        }
        return apartment(
                needs.isEmpty() ? "ELIGIBLE" : "UNKNOWN",
                needs.stream().sorted().toList());
    }

    private static Ground apartment(String outcome, List<String> needs) {
        return new Ground(Priority.TALENT_APARTMENT, APARTMENTS, APARTMENTS_ARTICLE, outcome, needs);
    }

    static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Eligible eligible -> "ELIGIBLE";
            case Outcome.Ineligible ineligible -> "INELIGIBLE";
            case Outcome.Unknown unknown -> "UNKNOWN";
            case Outcome.NotInForce notInForce -> "NOT_IN_FORCE";
        };
    }
}
