package cn.huice.casework.round;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.budget.FundingSplit;
import cn.huice.casework.procedure.AllocationRules;
import cn.huice.casework.procedure.AllocationRules.Method;
import cn.huice.casework.procedure.AllocationRules.Normalisation;
import cn.huice.casework.procedure.AllocationRules.Shortfall;
import cn.huice.casework.procedure.AllocationRules.Tie;
import cn.huice.casework.round.Verdict.Standing;
import cn.huice.policy.FundingShare;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What holds for every round, whatever its rules, funds and cases. */
class AllotmentPropertiesTest {
    private static final List<String> DISTRICTS = List.of("120103", "120116", "120101");

    @Property(tries = 400)
    void no_pot_gives_more_than_it_has(
            @ForAll("rules") AllocationRules rules,
            @ForAll("funds") Funds funds,
            @ForAll("cases") List<Entrant> cases) {
        List<Verdict> verdicts = Allotment.of(rules, funds, cases);

        Map<String, BigDecimal> taken = new HashMap<>();
        for (Verdict verdict : verdicts) {
            assertTrue(verdict.amount().signum() >= 0
                    && verdict.amount().compareTo(verdict.entrant().asked()) <= 0);
            FundingSplit.of(funds.shares(), verdict.amount())
                    .forEach((level, part) -> taken.merge(
                            level.equals("city") ? "city" : verdict.entrant().district(), part, BigDecimal::add));
        }
        taken.forEach((pot, amount) ->
                assertTrue(amount.compareTo(funds.left().getOrDefault(pot, BigDecimal.ZERO)) <= 0, pot));
        funds.total().ifPresent(total -> assertTrue(Rounds.given(verdicts).compareTo(total) <= 0));
        funds.places()
                .ifPresent(places -> assertTrue(verdicts.stream()
                                .filter(verdict -> verdict.standing().selected())
                                .count()
                        <= places));
    }

    @Property(tries = 400)
    void the_order_in_which_cases_are_given_does_not_matter(
            @ForAll("rules") AllocationRules rules,
            @ForAll("funds") Funds funds,
            @ForAll("cases") List<Entrant> cases,
            @ForAll long seed) {
        List<Entrant> shuffled = new ArrayList<>(cases);
        Collections.shuffle(shuffled, new Random(seed));

        assertEquals(Allotment.of(rules, funds, cases), Allotment.of(rules, funds, shuffled));
    }

    @Property(tries = 200)
    void with_enough_for_everybody_everybody_gets_what_is_asked(
            @ForAll("rules") AllocationRules rules, @ForAll("cases") List<Entrant> cases) {
        BigDecimal plenty = new BigDecimal("100000000.00");
        Funds funds = new Funds(
                halves(),
                Map.of("city", plenty, DISTRICTS.get(0), plenty, DISTRICTS.get(1), plenty, DISTRICTS.get(2), plenty),
                Optional.empty(),
                OptionalInt.empty());

        Allotment.of(rules, funds, cases).forEach(verdict -> assertEquals(Standing.FULL, verdict.standing()));
    }

    @Property(tries = 400)
    void in_proportion_all_of_a_budget_too_small_is_given_to_the_fen(
            @ForAll("cases") List<Entrant> cases, @ForAll @LongRange(max = 50_000_00) long fen) {
        BigDecimal asked = cases.stream().map(Entrant::asked).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
        BigDecimal left = BigDecimal.valueOf(fen, 2);
        Funds funds = new Funds(List.of(), Map.of("city", left), Optional.empty(), OptionalInt.empty());
        List<Entrant> equal = cases.stream()
                .map(each -> new Entrant(
                        each.caseId(),
                        each.number(),
                        each.district(),
                        each.submittedAt(),
                        each.asked(),
                        false,
                        "",
                        Map.of()))
                .toList();

        assertEquals(left.min(asked), Rounds.given(Allotment.of(Rules.proRata(), funds, equal)));
    }

    @Property(tries = 400)
    void who_is_ranked_better_in_a_group_is_never_left_out_for_a_worse_one_unless_others_may_pass(
            @ForAll("funds") Funds funds, @ForAll("cases") List<Entrant> cases) {
        AllocationRules rules = Rules.ranked(Normalisation.RANK, Shortfall.STOP, Tie.SUBMISSION);
        Funds cityOnly = new Funds(List.of(), funds.left(), funds.total(), funds.places());
        List<Verdict> verdicts = Allotment.of(rules, cityOnly, cases);

        for (Verdict better : verdicts) {
            for (Verdict worse : verdicts) {
                if (!better.entrant().exempt()
                        && !worse.entrant().exempt()
                        && better.entrant().group().equals(worse.entrant().group())
                        && better.rank().getAsInt() < worse.rank().getAsInt()) {
                    assertTrue(better.standing().selected() || !worse.standing().selected());
                }
            }
        }
    }

    @Property(tries = 1000)
    void parts_by_largest_remainder_are_the_amount_and_within_a_fen_of_their_proportion(
            @ForAll @Size(min = 1, max = 8) List<@LongRange(max = 1_000_000_00L) Long> weights,
            @ForAll @LongRange(max = 1_000_000_00L) long asked) {
        long all = weights.stream().mapToLong(Long::longValue).sum();
        long amount = Math.min(asked, all);
        List<BigDecimal> parts = LargestRemainder.of(
                BigDecimal.valueOf(amount, 2),
                weights.stream().map(weight -> BigDecimal.valueOf(weight, 2)).toList());

        assertEquals(
                BigDecimal.valueOf(amount, 2), parts.stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add));
        for (int i = 0; i < parts.size(); i++) {
            long part = parts.get(i).movePointRight(2).longValueExact();
            assertTrue(part <= weights.get(i));
            assertTrue(all == 0 || Math.abs(part - (double) amount * weights.get(i) / all) < 1.000001);
        }
    }

    @Provide
    Arbitrary<AllocationRules> rules() {
        return Arbitraries.of(Method.values()).flatMap(method -> switch (method) {
            case PRO_RATA -> Arbitraries.just(Rules.proRata());
            case FIRST_COME -> Arbitraries.of(Shortfall.values()).map(Rules::firstCome);
            case RANKED ->
                Combinators.combine(
                                Arbitraries.of(Normalisation.values()),
                                Arbitraries.of(Shortfall.values()),
                                Arbitraries.of(true, false))
                        .as((normalisation, shortfall, tie) -> tie
                                ? Rules.ranked(normalisation, shortfall, new Tie(Rules.INTENSITY), Tie.SUBMISSION)
                                : Rules.ranked(normalisation, shortfall));
        });
    }

    @Provide
    Arbitrary<Funds> funds() {
        Arbitrary<BigDecimal> pot = Arbitraries.longs().between(0, 3_000_00).map(fen -> BigDecimal.valueOf(fen, 2));
        return Combinators.combine(
                        Arbitraries.of(List.<FundingShare>of(), halves()),
                        pot.list().ofSize(4),
                        pot.optional(),
                        Arbitraries.integers().between(1, 12).optional())
                .as((shares, pots, total, places) -> new Funds(
                        shares,
                        Map.of("city", pots.get(0), DISTRICTS.get(0), pots.get(1), DISTRICTS.get(1), pots.get(2)),
                        total,
                        places.map(OptionalInt::of).orElse(OptionalInt.empty())));
    }

    /** Few values each, so that cases are often equal. */
    @Provide
    Arbitrary<List<Entrant>> cases() {
        return Combinators.combine(
                        Arbitraries.of(DISTRICTS),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.longs().between(1, 1_000_00),
                        Arbitraries.of(true, false, false, false, false),
                        Arbitraries.of("", "large"),
                        Arbitraries.integers().between(-2, 3),
                        Arbitraries.integers().between(0, 2))
                .as((district, second, fen, exempt, group, one, other) -> new Entrant(
                        "",
                        "",
                        district,
                        Instant.EPOCH.plusSeconds(second),
                        BigDecimal.valueOf(fen, 2),
                        exempt,
                        exempt ? "" : group,
                        Map.of(
                                Rules.INTENSITY,
                                BigDecimal.valueOf(one),
                                Rules.CONTRIBUTION,
                                BigDecimal.valueOf(other))))
                .list()
                .ofMaxSize(10)
                .map(AllotmentPropertiesTest::numbered);
    }

    private static List<Entrant> numbered(List<Entrant> cases) {
        List<Entrant> numbered = new ArrayList<>();
        for (Entrant e : cases) {
            String number = "N-%02d".formatted(numbered.size());
            numbered.add(new Entrant(
                    number, number, e.district(), e.submittedAt(), e.asked(), e.exempt(), e.group(), e.values()));
        }
        return numbered;
    }

    private static List<FundingShare> halves() {
        return List.of(
                new FundingShare("city", new BigDecimal("0.5")), new FundingShare("district", new BigDecimal("0.5")));
    }
}
