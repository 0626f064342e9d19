package cn.huice.gateway.entitlement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody may get: one award, or those of one group over all services, which are weighed against each other.
 *
 * @param group the group's name; null for an award that stands alone
 * @param rule HIGHEST_ONLY (就高不重复), EXCLUSIVE (互斥), CUMULATIVE (可叠加) or MATCHED (配套, of which
 *     the sum is the most: what is granted follows what it matches); null for an award that stands alone
 * @param amount what can be had exactly: of awards that may be added up the sum, else the highest; null where none is exact
 * @param ceiling the same of what the authority may grant at most; null where there is none
 * @param policies ids, the highest sum first
 */
public record Entitlement(String group, String rule, Money amount, Money ceiling, List<String> policies) {
    private static final Set<String> ADDED = Set.of("CUMULATIVE", "MATCHED");
    private static final String YUAN = "CNY";
    private static final String DAY = "date";

    /** Yuan before measures, the greatest first, awards without a sum last. */
    private static final Comparator<Entitlement> GREATEST_FIRST = Comparator.comparing(Entitlement::inYuan)
            .thenComparing(Entitlement::greatest)
            .reversed()
            .thenComparing(entitlement -> entitlement.policies().getFirst());

    /** A decimal string with two places, and its unit; or of the unit {@code date}, a day as 2022-10-15. */
    public record Money(String value, String unit) {
        private boolean givesDay() {
            return unit.equals(DAY);
        }

        /** Of days, so that the later is the greater. */
        private BigDecimal number() {
            return givesDay() ? BigDecimal.valueOf(LocalDate.parse(value).toEpochDay()) : new BigDecimal(value);
        }

        /** Sums may be added up, days never. */
        private Money with(Money other, boolean added) {
            if (added && !givesDay()) {
                return new Money(number().add(other.number()).toPlainString(), unit);
            }
            return number().compareTo(other.number()) >= 0 ? this : other;
        }
    }

    private record Award(String policy, Money amount, Money ceiling) {
        Award(JsonNode result) {
            this(result.path("policy").asText(), money(result.path("amount")), money(result.path("ceiling")));
        }

        private static Money money(JsonNode node) {
            return node.isObject()
                    ? new Money(node.path("value").asText(), node.path("unit").asText())
                    : null;
        }

        String unit() {
            return amount != null ? amount.unit() : ceiling != null ? ceiling.unit() : "";
        }

        BigDecimal greatest() {
            return Stream.of(amount, ceiling)
                    .filter(money -> money != null)
                    .map(Money::number)
                    .max(Comparator.naturalOrder())
                    .orElse(BigDecimal.ZERO);
        }
    }

    /** What the eligible among some results come to. Awards of a group in different units stand apart. */
    public static List<Entitlement> of(Collection<ObjectNode> results) {
        Map<List<String>, List<Award>> together = new LinkedHashMap<>();
        for (ObjectNode result : results) {
            if (result.path("outcome").asText().equals("ELIGIBLE")) {
                Award award = new Award(result);
                JsonNode stacking = result.path("stacking");
                List<String> place = stacking.isObject()
                        ? List.of(
                                stacking.path("group").asText(),
                                stacking.path("rule").asText(),
                                award.unit())
                        : List.of(award.policy());
                together.computeIfAbsent(place, key -> new ArrayList<>()).add(award);
            }
        }
        return together.entrySet().stream()
                .map(each -> each.getKey().size() == 1
                        ? of(null, null, each.getValue())
                        : of(each.getKey().get(0), each.getKey().get(1), each.getValue()))
                .sorted(GREATEST_FIRST)
                .toList();
    }

    private static Entitlement of(String group, String rule, List<Award> awards) {
        boolean added = rule != null && ADDED.contains(rule);
        return new Entitlement(
                group,
                rule,
                together(awards.stream().map(Award::amount), added),
                together(awards.stream().map(Award::ceiling), added),
                awards.stream()
                        .sorted(Comparator.comparing(Award::greatest).reversed().thenComparing(Award::policy))
                        .map(Award::policy)
                        .toList());
    }

    private static Money together(Stream<Money> sums, boolean added) {
        return sums.filter(money -> money != null)
                .reduce((one, other) -> one.with(other, added))
                .orElse(null);
    }

    private boolean inYuan() {
        return Stream.of(amount, ceiling)
                .anyMatch(money -> money != null && money.unit().startsWith(YUAN));
    }

    /** A day is no sum. */
    private BigDecimal greatest() {
        return amount != null && amount.givesDay() ? BigDecimal.ZERO : new Award("", amount, ceiling).greatest();
    }
}
