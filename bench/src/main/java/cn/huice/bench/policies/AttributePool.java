package cn.huice.bench.policies;

import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.ValueType;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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

    private static final List<ValueType> TYPES = List.of(ValueType.values());
    private static final int[] QUESTIONS =
            TYPES.stream().mapToInt(Shape::questions).toArray();

    private final List<Attribute> shuffled;
    /** How often conditions ask for it, as in reality; what is not here no condition asks for. */
    private final Map<Attribute, Integer> questions = new HashMap<>();

    private final Map<Attribute, Integer> left = new HashMap<>();
    private final Map<Attribute, Integer> inAmounts = new HashMap<>();
    private final Dice dice;

    AttributePool(Vocabulary vocabulary, Dice dice) {
        this.dice = dice;
        shuffled = new ArrayList<>(vocabulary.all());
        Map<Attribute, Integer> places = new HashMap<>();
        shuffled.forEach(attribute -> places.put(attribute, dice.from(0, 1_000_000)));
        shuffled.sort(Comparator.comparing(places::get));
        Shape.ATTRIBUTES_BY_QUESTIONS.forEach(this::share);
        left.putAll(questions);
    }

    private void share(ValueType type, int[][] groups) {
        Iterator<Attribute> next = shuffled.stream()
                .filter(attribute -> attribute.type() == type && canBeAsked(attribute))
                .iterator();
        for (int[] group : groups) {
            for (int i = 0; i < group[1] && next.hasNext(); i++) {
                questions.put(next.next(), group[0]);
            }
        }
    }

    private static boolean canBeAsked(Attribute attribute) {
        boolean coded = attribute.type() == ValueType.ENUM || attribute.type() == ValueType.SET;
        return !coded || attribute.codes().size() > 1;
    }

    /** An attribute for a condition, as often as conditions ask for it and no more, until all are used up. */
    Attribute asked(int beneficiary) {
        while (true) {
            var type = TYPES.get(dice.byWeight(QUESTIONS));
            List<Attribute> candidates = among(beneficiary, EnumSet.of(type))
                    .filter(questions::containsKey)
                    .toList();
            if (candidates.isEmpty()) {
                continue;
            }
            int[] weights = candidates.stream().mapToInt(left::get).toArray();
            if (Arrays.stream(weights).sum() == 0) {
                candidates.forEach(attribute -> left.put(attribute, questions.get(attribute)));
                weights = candidates.stream().mapToInt(left::get).toArray();
            }
            Attribute drawn = candidates.get(dice.byWeight(weights));
            left.merge(drawn, -1, Integer::sum);
            return drawn;
        }
    }

    /** An attribute an amount is made from: one of those least used so far; an enterprise's where the beneficiary has none. */
    Attribute counted(int beneficiary, Set<ValueType> types, String unit) {
        var fitting = Stream.of(beneficiary, 1)
                .map(each -> among(each, types)
                        .filter(attribute -> attribute.unit().orElse("").equals(unit) && canBeAsked(attribute))
                        .toList())
                .filter(candidates -> !candidates.isEmpty())
                .findFirst()
                .orElseThrow();
        Attribute drawn =
                Collections.min(fitting, Comparator.comparing(attribute -> inAmounts.getOrDefault(attribute, 0)));
        inAmounts.merge(drawn, 1, Integer::sum);
        return drawn;
    }

    private Stream<Attribute> among(int beneficiary, Set<ValueType> types) {
        return shuffled.stream()
                .filter(attribute -> types.contains(attribute.type())
                        && SUBJECTS.get(beneficiary).contains(attribute.key().subject()));
    }
}
