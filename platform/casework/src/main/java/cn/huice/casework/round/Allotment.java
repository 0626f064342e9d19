package cn.huice.casework.round;

import cn.huice.casework.procedure.AllocationRules;
import cn.huice.casework.procedure.AllocationRules.Method;
import cn.huice.casework.procedure.AllocationRules.Shortfall;
import cn.huice.casework.round.Ranking.Ranked;
import cn.huice.casework.round.Verdict.Standing;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Gives the funds of a round to its cases. Depends on nothing but its arguments, and not on the order the cases are given
 * in: the same round gives the same, whenever and by whomever it is computed again.
 */
final class Allotment {
    private final AllocationRules rules;
    private final Purse purse;
    private final Map<Entrant, BigDecimal> given = new HashMap<>();
    private final Map<Entrant, Ranked> ranked = new HashMap<>();

    private Allotment(AllocationRules rules, Purse purse) {
        this.rules = rules;
        this.purse = purse;
    }

    /**
     * @param entrants each with a value for every indicator of the rules
     * @return a verdict each: the exempt first, then by group and rank, then by case number
     */
    static List<Verdict> of(AllocationRules rules, Funds funds, List<Entrant> entrants) {
        Allotment allotment = new Allotment(rules, new Purse(funds));
        List<Entrant> sorted = entrants.stream()
                .sorted(Comparator.comparing(Entrant::number).thenComparing(Entrant::caseId))
                .toList();
        List<Entrant> competing = sorted.stream().filter(each -> !each.exempt()).toList();
        allotment.inProportion(sorted.stream().filter(Entrant::exempt).toList());
        if (rules.method() == Method.PRO_RATA) {
            allotment.inProportion(competing);
        } else {
            allotment.inGroups(competing);
        }
        return sorted.stream()
                .map(allotment::verdict)
                .sorted(Comparator.<Verdict, Boolean>comparing(
                                each -> !each.entrant().exempt())
                        .thenComparing(each -> each.entrant().group())
                        .thenComparing(each -> each.rank().orElse(0)))
                .toList();
    }

    /** Everybody in full, or the same part of it; where a district's budget binds, its cases share what that has. */
    private void inProportion(List<Entrant> entrants) {
        Map<Entrant, BigDecimal> wanted = new LinkedHashMap<>();
        byDistrict(asked(entrants))
                .forEach((district, amounts) ->
                        wanted.putAll(cut(amounts, some -> purse.districtHolds(district, some))));
        give(cut(wanted, purse::cityHolds));
    }

    /** Each group has its part of the money, in proportion to what its cases ask for, and is served in its own order. */
    private void inGroups(List<Entrant> entrants) {
        SortedMap<String, List<Entrant>> groups =
                entrants.stream().collect(Collectors.groupingBy(Entrant::group, TreeMap::new, Collectors.toList()));
        BigDecimal divided = purse.most(Purse.sum(asked(entrants)));
        List<BigDecimal> rooms = LargestRemainder.of(
                divided,
                groups.values().stream().map(group -> Purse.sum(asked(group))).toList());
        int i = 0;
        for (List<Entrant> group : groups.values()) {
            serve(Ranking.of(rules, group), rooms.get(i));
            i++;
        }
    }

    /** One group, the best first. Who stands on one rank is served together, or cut together. */
    private void serve(List<List<Ranked>> blocks, BigDecimal room) {
        boolean goesOn = rules.shortfall().orElseThrow() == Shortfall.SKIP;
        Set<String> exhausted = new HashSet<>();
        BigDecimal left = room;
        boolean stopped = false;
        for (List<Ranked> block : blocks) {
            block.forEach(each -> ranked.put(each.entrant(), each));
            if (stopped) {
                continue;
            }
            Map<Entrant, BigDecimal> wanted = new LinkedHashMap<>();
            for (var own : byDistrict(asked(block.stream().map(Ranked::entrant).toList()))
                    .entrySet()) {
                if (exhausted.contains(own.getKey())) {
                    continue;
                }
                Map<Entrant, BigDecimal> some =
                        fitting(own.getValue(), amounts -> purse.districtHolds(own.getKey(), amounts));
                if (!some.equals(own.getValue()) && !goesOn) {
                    exhausted.add(own.getKey());
                }
                wanted.putAll(some);
            }
            BigDecimal most = left;
            Map<Entrant, BigDecimal> served = fitting(
                    wanted,
                    amounts -> purse.cityHolds(amounts) && Purse.sum(amounts).compareTo(most) <= 0);
            stopped = !served.equals(wanted) && !goesOn;
            give(served);
            left = left.subtract(Purse.sum(served));
        }
    }

    /** What of it is given where not all fits. */
    private Map<Entrant, BigDecimal> fitting(
            Map<Entrant, BigDecimal> wanted, Predicate<Map<Entrant, BigDecimal>> fits) {
        if (fits.test(wanted)) {
            return wanted;
        }
        return rules.shortfall().orElseThrow() == Shortfall.PARTIAL ? cut(wanted, fits) : Map.of();
    }

    /** The most of it that fits, in proportion; those for whom nothing is left over are not in it. */
    private static Map<Entrant, BigDecimal> cut(
            Map<Entrant, BigDecimal> wanted, Predicate<Map<Entrant, BigDecimal>> fits) {
        if (fits.test(wanted)) {
            return wanted;
        }
        Map<Entrant, BigDecimal> best = Map.of();
        long enough = 0;
        long tooMuch = Purse.sum(wanted).movePointRight(2).longValueExact();
        while (tooMuch - enough > 1) {
            long middle = enough + (tooMuch - enough) / 2;
            Map<Entrant, BigDecimal> some = inProportion(BigDecimal.valueOf(middle, 2), wanted);
            if (fits.test(some)) {
                enough = middle;
                best = some;
            } else {
                tooMuch = middle;
            }
        }
        return best;
    }

    private static Map<Entrant, BigDecimal> inProportion(BigDecimal amount, Map<Entrant, BigDecimal> wanted) {
        List<Entrant> entrants = List.copyOf(wanted.keySet());
        List<BigDecimal> parts = LargestRemainder.of(amount, List.copyOf(wanted.values()));
        Map<Entrant, BigDecimal> divided = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).signum() > 0) {
                divided.put(entrants.get(i), parts.get(i));
            }
        }
        return divided;
    }

    private void give(Map<Entrant, BigDecimal> amounts) {
        purse.take(amounts);
        given.putAll(amounts);
    }

    private Verdict verdict(Entrant entrant) {
        BigDecimal amount = given.get(entrant);
        Standing standing = amount == null
                ? Standing.NONE
                : amount.compareTo(entrant.asked()) == 0 ? Standing.FULL : Standing.PARTIAL;
        Optional<Ranked> place = Optional.ofNullable(ranked.get(entrant));
        return new Verdict(
                entrant,
                place.map(each -> OptionalInt.of(each.rank())).orElse(OptionalInt.empty()),
                place.flatMap(Ranked::score),
                standing,
                amount == null ? BigDecimal.ZERO.setScale(2) : amount);
    }

    private static Map<Entrant, BigDecimal> asked(List<Entrant> entrants) {
        Map<Entrant, BigDecimal> asked = new LinkedHashMap<>();
        entrants.forEach(entrant -> asked.put(entrant, entrant.asked()));
        return asked;
    }

    private static SortedMap<String, Map<Entrant, BigDecimal>> byDistrict(Map<Entrant, BigDecimal> amounts) {
        SortedMap<String, Map<Entrant, BigDecimal>> byDistrict = new TreeMap<>();
        amounts.forEach((entrant, amount) -> byDistrict
                .computeIfAbsent(entrant.district(), district -> new LinkedHashMap<>())
                .put(entrant, amount));
        return byDistrict;
    }
}
