package cn.huice.casework.round;

import cn.huice.casework.procedure.AllocationRules;
import cn.huice.casework.procedure.AllocationRules.Indicator;
import cn.huice.casework.procedure.AllocationRules.Method;
import cn.huice.casework.procedure.AllocationRules.Tie;
import cn.huice.policy.number.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The order of the cases of one group. Exact: scores are fractions, never rounded before they are compared. */
final class Ranking {
    private Ranking() {}

    /** @param score absent where none decides */
    record Ranked(Entrant entrant, int rank, Optional<Fraction> score) {}

    /** @return the best first; those whom nothing tells apart stand together, in the order given */
    static List<List<Ranked>> of(AllocationRules rules, List<Entrant> entrants) {
        Map<Entrant, Fraction> scores = rules.method() == Method.RANKED ? scores(rules, entrants) : Map.of();
        Comparator<Entrant> order = scores.isEmpty()
                ? Comparator.comparing(Entrant::submittedAt)
                : Comparator.<Entrant, Fraction>comparing(scores::get, Comparator.reverseOrder());
        for (Tie tie : rules.ties()) {
            order = order.thenComparing(better(rules, tie));
        }
        List<List<Ranked>> blocks = new ArrayList<>();
        Entrant before = null;
        int place = 0;
        for (Entrant entrant : entrants.stream().sorted(order).toList()) {
            place++;
            if (before == null || order.compare(before, entrant) != 0) {
                blocks.add(new ArrayList<>());
            }
            int rank = blocks.getLast().isEmpty()
                    ? place
                    : blocks.getLast().getFirst().rank();
            blocks.getLast().add(new Ranked(entrant, rank, Optional.ofNullable(scores.get(entrant))));
            before = entrant;
        }
        return blocks;
    }

    private static Comparator<Entrant> better(AllocationRules rules, Tie tie) {
        if (tie.equals(Tie.SUBMISSION)) {
            return Comparator.comparing(Entrant::submittedAt);
        }
        Indicator indicator = rules.indicators().stream()
                .filter(each -> each.name().equals(tie.by()))
                .findFirst()
                .orElseThrow();
        Comparator<Entrant> lowerFirst =
                Comparator.comparing(entrant -> entrant.values().get(indicator.name()));
        return indicator.lowerIsBetter() ? lowerFirst : lowerFirst.reversed();
    }

    private static Map<Entrant, Fraction> scores(AllocationRules rules, List<Entrant> entrants) {
        Map<Entrant, Fraction> scores = new HashMap<>();
        for (Indicator indicator : rules.indicators()) {
            List<BigDecimal> values = entrants.stream()
                    .map(entrant -> entrant.values().get(indicator.name()))
                    .toList();
            Points points = new Points(indicator, values);
            for (int i = 0; i < entrants.size(); i++) {
                scores.merge(entrants.get(i), points.of(values.get(i)).times(indicator.weight()), Fraction::plus);
            }
        }
        return scores;
    }
}
