package cn.huice.bench.policies;

import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.ValueType;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The attributes policies draw from. As in reality a few are everybody's and most stand in one condition, and a policy
 * speaks of what belongs to its beneficiary.
 */
final class AttributePool {
    /** Kinds of subjects that policies for 个人, 企业, 机构, 项目, 宗地, 团队 speak of. */
    private static final List<Set<String>> SUBJECTS = List.of(
            Set.of(
                    "person",
                    "employer",
                    "family",
                    "training",
                    "apprenticeship",
                    "award",
                    "apartment",
                    "contract",
                    "application",
                    "claim",
                    "review"),
            Set.of(
                    "enterprise",
                    "product",
                    "asset",
                    "tax",
                    "finance",
                    "premises",
                    "procurement",
                    "platform",
                    "project",
                    "application",
                    "claim",
                    "review",
                    "guarantee",
                    "event"),
            Set.of("institution", "platform", "service", "governance", "procurement", "guarantee", "finance", "review"),
            Set.of("project", "enterprise", "review", "application", "claim", "product"),
            Set.of("parcel", "supply", "contract", "application", "district"),
            Set.of("team", "person", "project", "review", "application"));

    private final Map<Integer, Map<ValueType, List<Attribute>>> byBeneficiary = new HashMap<>();

    AttributePool(Vocabulary vocabulary, Dice dice) {
        List<Attribute> shuffled = new ArrayList<>(vocabulary.all());
        Map<Attribute, Integer> places = new HashMap<>();
        shuffled.forEach(attribute -> places.put(attribute, dice.from(0, 1_000_000)));
        shuffled.sort(Comparator.comparing(places::get));
        List<Attribute> tickets =
                tickets(shuffled.stream().filter(AttributePool::canBeAsked).toList());
        for (int i = 0; i < SUBJECTS.size(); i++) {
            Set<String> subjects = SUBJECTS.get(i);
            byBeneficiary.put(
                    i,
                    tickets.stream()
                            .filter(attribute ->
                                    subjects.contains(attribute.key().subject()))
                            .collect(Collectors.groupingBy(Attribute::type)));
        }
    }

    /** An attribute as many times as conditions mention it. */
    private static List<Attribute> tickets(List<Attribute> attributes) {
        var tickets = new ArrayList<Attribute>();
        int next = 0;
        for (int[] group : Shape.ATTRIBUTES_BY_MENTIONS) {
            for (int i = 0; i < group[1]; i++, next++) {
                for (int ticket = 0; ticket < group[0]; ticket++) {
                    tickets.add(attributes.get(next));
                }
            }
        }
        return tickets;
    }

    private static boolean canBeAsked(Attribute attribute) {
        boolean coded = attribute.type() == ValueType.ENUM || attribute.type() == ValueType.SET;
        return !coded || attribute.codes().size() > 1;
    }

    /** An attribute for a condition, of a type drawn as conditions mention them. */
    Attribute any(int beneficiary, Dice dice) {
        while (true) {
            var type = ValueType.values()[dice.byWeight(Shape.MENTIONS_BY_TYPE)];
            var candidates = byBeneficiary.get(beneficiary).getOrDefault(type, List.of());
            if (!candidates.isEmpty()) {
                return dice.one(candidates);
            }
        }
    }

    /** An attribute of one of the types; of an enterprise where the beneficiary has none. */
    Attribute of(int beneficiary, Set<ValueType> types, String unit, Dice dice) {
        var candidates = among(beneficiary, types, unit);
        return dice.one(candidates.isEmpty() ? among(1, types, unit) : candidates);
    }

    private List<Attribute> among(int beneficiary, Set<ValueType> types, String unit) {
        var pool = byBeneficiary.get(beneficiary);
        return types.stream()
                .sorted()
                .flatMap(type -> pool.getOrDefault(type, List.of()).stream())
                .filter(attribute -> attribute.unit().orElse("").equals(unit))
                .toList();
    }
}
