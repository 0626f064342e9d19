package cn.huice.policy.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyVersion;
import cn.huice.policy.Trees;
import cn.huice.policy.assessment.Amount;
import cn.huice.policy.assessment.Assessor;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.DayRule;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engines that scan, screen and explain agree with each other and with {@link Reference}, to the fen, on policies
 * and profiles nobody would write. A failure names its seed: run it again with {@code -Dagreement.seed=}.
 */
class AgreementTest {
    private static final LocalDate AS_OF = LocalDate.of(2022, 3, 31);
    private static final int BOOKS = 500;
    private static final int POLICIES = 20;

    private final Weekdays calendar = new Weekdays();

    /** What is said about one policy and one row. */
    private record Said(Conclusion conclusion, Optional<Amount> amount) {}

    @Test
    void all_engines_say_the_same_about_ten_thousand_random_policies() {
        String chosen = System.getProperty("agreement.seed");
        long first = chosen == null ? new Random().nextLong() : Long.parseLong(chosen);
        int books = chosen == null ? BOOKS : 1;
        for (int i = 0; i < books; i++) {
            agree(first + i);
        }
    }

    /** Each found an error once. */
    @ParameterizedTest
    @ValueSource(longs = 3_578_351_497_950_531_863L)
    void all_engines_say_the_same_where_they_once_did_not(long seed) {
        agree(seed);
    }

    private void agree(long seed) {
        var random = new Random(seed);
        List<Attribute> attributes = attributes(random);
        Map<String, Policy> policies = policies(random, attributes);
        PolicyBook book = Trees.book(List.copyOf(policies.values()));
        var plan = ScanPlan.of(book, policies.keySet(), AS_OF, calendar);
        List<Map<AttributeKey, Value>> profiles = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            profiles.add(RandomFacts.facts(attributes, random));
        }
        int spread = random.nextInt(20) == 0 ? 300 : 1;
        // A few rows are computed one by one, many all at once.
        int copies = spread > 1 || random.nextBoolean() ? 1 : 20;
        var columns = new Columns(Vocabulary.standard(), plan.attributes());
        for (int i = 0; i < copies * profiles.size(); i++) {
            int row = row(columns, i * spread);
            columns.put(row, profiles.get(random.nextInt(profiles.size())));
            plan.attributes().forEach(key -> columns.clear(row, key));
            columns.put(row, profiles.get(i % profiles.size()));
        }
        Map<String, Map<Integer, Amount>> amounts = new ConcurrentHashMap<>();
        policies.keySet().forEach(id -> amounts.put(id, new ConcurrentHashMap<>()));
        var totals = Scan.run(plan, columns, 1 + random.nextInt(2), new ScanListener() {
            @Override
            public void eligible(String policyId, int row, Amount amount) {
                amounts.get(policyId).put(row, amount);
            }
        });
        assertEquals(
                totals.policies(), Scan.run(plan, columns, 1, ScanListener.NONE).policies(), () -> "seed " + seed);
        assertEquals(withoutReasons(amounts), unreasoned(plan, columns), () -> "seed " + seed);
        check(seed, plan, columns, profiles, spread, policies, amounts);
    }

    /** What a listener is told that does not ask why. */
    private static Map<String, Map<Integer, Amount>> unreasoned(ScanPlan plan, Columns columns) {
        Map<String, Map<Integer, Amount>> amounts = new HashMap<>();
        plan.policies().forEach(id -> amounts.put(id, new HashMap<>()));
        Scan.run(plan, columns, 1, new ScanListener() {
            @Override
            public boolean wantsReasons() {
                return false;
            }

            @Override
            public void eligible(String policyId, int row, Amount amount) {
                amounts.get(policyId).put(row, amount);
            }
        });
        // A day that is undetermined still says why: finding that out is how it is found to be.
        return withoutReasons(amounts);
    }

    private static Map<String, Map<Integer, Amount>> withoutReasons(Map<String, Map<Integer, Amount>> amounts) {
        Map<String, Map<Integer, Amount>> bare = new HashMap<>();
        amounts.forEach((id, rows) -> {
            Map<Integer, Amount> of = new HashMap<>();
            rows.forEach((row, amount) -> of.put(row, withoutReason(amount)));
            bare.put(id, of);
        });
        return bare;
    }

    private static int row(Columns columns, int index) {
        while (columns.size() <= index) {
            columns.row("subject-" + columns.size());
        }
        return index;
    }

    private void check(
            long seed,
            ScanPlan plan,
            Columns columns,
            List<Map<AttributeKey, Value>> profiles,
            int spread,
            Map<String, Policy> policies,
            Map<String, Map<Integer, Amount>> amounts) {
        var assessor = new Assessor(plan.book(), calendar);
        var screening = Screening.of(plan);
        var frame = new Frame(plan, columns);
        int block = -1;
        for (int i = 0; i < profiles.size(); i++) {
            int row = i * spread;
            Facts facts = facts(profiles.get(i));
            Conclusion[] screened = screening.outcomes(facts);
            if (row / Words.ROWS != block) {
                block = row / Words.ROWS;
                int inUse = Math.min(Words.ROWS, columns.size() - block * Words.ROWS);
                frame.turnTo(block, columns.blockAt(block).hold(), inUse);
            }
            var scanned = scanned(frame, plan, row % Words.ROWS);
            var reference = new Reference(policies, AS_OF, calendar, profiles.get(i));
            for (int k = 0; k < plan.policies().size(); k++) {
                String id = plan.policies().get(k);
                Outcome outcome =
                        assessor.assess(policies.get(id), AS_OF, facts).outcome();
                String where = "seed " + seed + ", policy " + id + ", row " + row;
                assertEquals(Conclusion.of(outcome), screened[k], () -> "screening, " + where);
                assertEquals(Conclusion.of(outcome), scanned[k], () -> "scan, " + where);
                assertEquals(conclusion(reference, id), Conclusion.of(outcome), () -> "reference, " + where);
                Amount amount = outcome instanceof Outcome.Eligible(Amount granted) ? granted : null;
                assertEquals(amount, amounts.get(id).get(row), () -> "scanned amount, " + where);
                if (amount != null) {
                    assertEquals(
                            amount(reference, id, policies), withoutReason(amount), () -> "reference amount, " + where);
                }
            }
        }
    }

    /** What the scan concludes, row by row. */
    private static Conclusion[] scanned(Frame frame, ScanPlan plan, int row) {
        var conclusions = new Conclusion[plan.policies().size()];
        for (int k = 0; k < conclusions.length; k++) {
            Optional<Condition> holds = plan.plans().get(k).holds();
            conclusions[k] = holds.isEmpty()
                    ? Conclusion.NOT_IN_FORCE
                    : switch (frame.bits(holds.get(), frame.live()).truth(row)) {
                        case TRUE -> Conclusion.ELIGIBLE;
                        case FALSE -> Conclusion.INELIGIBLE;
                        case UNKNOWN -> Conclusion.UNKNOWN;
                    };
        }
        return conclusions;
    }

    private static Conclusion conclusion(Reference reference, String id) {
        return reference.version(id) == null
                ? Conclusion.NOT_IN_FORCE
                : switch (reference.satisfied(id)) {
                    case YES -> Conclusion.ELIGIBLE;
                    case NO -> Conclusion.INELIGIBLE;
                    case OPEN -> Conclusion.UNKNOWN;
                };
    }

    private static Amount amount(Reference reference, String id, Map<String, Policy> policies) {
        if (reference.version(id).dayRule().isPresent()) {
            LocalDate day = reference.dayOf(id);
            return day == null ? new Amount.Undetermined(Collections.emptySortedSet(), "") : new Amount.Day(day);
        }
        Reference.Sum sum = reference.amount(id);
        if (sum == null) {
            return new Amount.None();
        }
        if (sum.value() == null) {
            return new Amount.Undetermined(Collections.emptySortedSet(), "");
        }
        String unit = policies.get(id)
                .versionOn(AS_OF)
                .orElseThrow()
                .calculation()
                .orElseThrow()
                .unitName();
        return sum.ceiling() ? new Amount.Ceiling(sum.value(), unit) : new Amount.Exact(sum.value(), unit);
    }

    private static Amount withoutReason(Amount amount) {
        return amount instanceof Amount.Undetermined
                ? new Amount.Undetermined(Collections.emptySortedSet(), "")
                : amount;
    }

    private static Facts facts(Map<AttributeKey, Value> profile) {
        var facts = new HashMap<AttributeKey, Fact>();
        profile.forEach((key, value) -> facts.put(key, new Fact(value, Standing.DECLARED, "")));
        return Facts.of(facts);
    }

    private static List<Attribute> attributes(Random random) {
        var all = new ArrayList<>(Vocabulary.standard().all());
        Collections.shuffle(all, random);
        var chosen = new ArrayList<>(all.subList(0, 12));
        all.stream().filter(each -> each.type().isNumeric()).limit(6).forEach(chosen::add);
        return chosen.stream().distinct().toList();
    }

    private static Map<String, Policy> policies(Random random, List<Attribute> attributes) {
        var policies = new LinkedHashMap<String, Policy>();
        var units = new HashMap<String, Unit>();
        var days = new ArrayList<String>();
        for (int i = 0; i < POLICIES; i++) {
            String id = "p-" + i;
            var tree = new RandomTree(random, attributes, List.copyOf(policies.keySet()), units, List.copyOf(days));
            Unit unit = List.of(Unit.YUAN, Unit.YUAN.per(Unit.YEAR), Unit.MU, Unit.YEAR)
                    .get(random.nextInt(4));
            LocalDate turn = random.nextInt(8) == 0 ? AS_OF.plusDays(1) : AS_OF.minusDays(random.nextInt(300));
            boolean gap = random.nextInt(10) == 0;
            var versions = new ArrayList<PolicyVersion>();
            boolean day = random.nextInt(6) == 0;
            versions.add(version(
                    tree, random, unit, day, LocalDate.of(2020, 1, 1), Optional.of(turn.minusDays(gap ? 200 : 1))));
            versions.add(version(tree, random, unit, day, turn, Optional.empty()));
            policies.put(id, Trees.policy(id, versions));
            if (versions.stream().allMatch(version -> version.calculation().isPresent())) {
                units.put(id, unit);
            }
            if (versions.stream().allMatch(version -> version.dayRule().isPresent())) {
                days.add(id);
            }
        }
        return policies;
    }

    private static PolicyVersion version(
            RandomTree tree, Random random, Unit unit, boolean day, LocalDate from, Optional<LocalDate> until) {
        if (day) {
            Optional<DayRule> rule = Optional.of(tree.dayRule());
            return new PolicyVersion(from, until, tree.requirement(2), Optional.empty(), rule, List.of());
        }
        Optional<Calculation> calculation =
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(tree.calculation(unit, "CNY"));
        return new PolicyVersion(from, until, tree.requirement(2), calculation);
    }
}
