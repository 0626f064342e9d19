package cn.huice.casework.round;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.casework.procedure.AllocationRules.Normalisation;
import cn.huice.casework.procedure.AllocationRules.Shortfall;
import cn.huice.casework.procedure.AllocationRules.Tie;
import cn.huice.casework.round.Verdict.Standing;
import cn.huice.policy.FundingShare;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AllotmentTest {
    private static final String HEXI = "120103";
    private static final String BINHAI = "120116";

    private final Entrant a = ranked("A", "500000.00", "0.15", "12000000");
    private final Entrant b = ranked("B", "400000.00", "0.1", "8000000");
    private final Entrant c = ranked("C", "100000.00", "0.06", "5000000");
    private final Entrant d = ranked("D", "300000.00", "0.02", "1000000");

    @Test
    void the_best_are_served_until_the_money_is_used_up() {
        var verdicts = Allotment.of(
                Rules.ranked(Normalisation.MIN_MAX, Shortfall.STOP), city("1000000.00"), List.of(d, b, c, a));

        assertEquals(Map.of("A", 1, "B", 2, "C", 3, "D", 4), ranks(verdicts));
        assertEquals(given("A 500000.00", "B 400000.00", "C 100000.00", "D 0.00"), amounts(verdicts));
    }

    @Test
    void the_first_that_does_not_fit_stops_the_line_or_takes_the_rest_or_lets_others_pass() {
        List<Entrant> all = List.of(a, b, c, d);
        assertEquals(
                given("A 500000.00", "B 0.00", "C 0.00", "D 0.00"),
                amounts(Allotment.of(Rules.ranked(Normalisation.RANK, Shortfall.STOP), city("800000.00"), all)));
        assertEquals(
                given("A 500000.00", "B 300000.00", "C 0.00", "D 0.00"),
                amounts(Allotment.of(Rules.ranked(Normalisation.RANK, Shortfall.PARTIAL), city("800000.00"), all)));
        assertEquals(
                given("A 500000.00", "B 0.00", "C 100000.00", "D 0.00"),
                amounts(Allotment.of(Rules.ranked(Normalisation.RANK, Shortfall.SKIP), city("800000.00"), all)));
    }

    @Test
    void whom_nothing_tells_apart_is_cut_alike_to_the_fen() {
        Entrant e = ranked("E", "100.00", "0.2", "100");
        Entrant f = ranked("F", "100.00", "0.2", "100");
        Entrant g = ranked("G", "100.00", "0.2", "100");

        var verdicts =
                Allotment.of(Rules.ranked(Normalisation.MIN_MAX, Shortfall.PARTIAL), city("100.00"), List.of(g, f, e));

        assertEquals(Map.of("E", 1, "F", 1, "G", 1), ranks(verdicts));
        assertEquals(given("E 33.34", "F 33.33", "G 33.33"), amounts(verdicts));
        assertEquals(
                given("E 0.00", "F 0.00", "G 0.00"),
                amounts(Allotment.of(
                        Rules.ranked(Normalisation.MIN_MAX, Shortfall.STOP), city("200.00"), List.of(g, f, e))));
    }

    @Test
    void equal_scores_are_told_apart_by_what_the_rules_name() {
        Entrant intense = ranked("Y", "100.00", "1", "0");
        Entrant contributing = ranked("X", "100.00", "0", "1");

        var verdicts = Allotment.of(
                Rules.ranked(Normalisation.MIN_MAX, Shortfall.STOP, new Tie(Rules.INTENSITY)),
                city("100.00"),
                List.of(contributing, intense));

        assertEquals(Map.of("Y", 1, "X", 2), ranks(verdicts));
        assertEquals(given("X 0.00", "Y 100.00"), amounts(verdicts));
    }

    @Test
    void the_exempt_come_first_and_are_not_measured_with_the_others() {
        Entrant exempt = new Entrant("e", "E", HEXI, at(9), yuan("700000.00"), true, "", Map.of());

        var verdicts = Allotment.of(
                Rules.ranked(Normalisation.MIN_MAX, Shortfall.PARTIAL), city("1000000.00"), List.of(a, b, exempt));

        assertEquals("E", verdicts.getFirst().entrant().number());
        assertEquals(Map.of("A", 1, "B", 2), ranks(verdicts));
        assertEquals(given("A 300000.00", "B 0.00", "E 700000.00"), amounts(verdicts));
    }

    @Test
    void groups_share_the_money_by_what_their_cases_ask_for() {
        Entrant large = grouped("A", "300.00", "above_scale", "1");
        Entrant second = grouped("B", "300.00", "above_scale", "0");
        Entrant small = grouped("C", "300.00", "below_scale", "0");

        var verdicts = Allotment.of(
                Rules.ranked(Normalisation.MIN_MAX, Shortfall.PARTIAL), city("450.00"), List.of(large, second, small));

        assertEquals(Map.of("A", 1, "B", 2, "C", 1), ranks(verdicts));
        assertEquals(given("A 300.00", "B 0.00", "C 150.00"), amounts(verdicts));
    }

    @Test
    void a_district_without_money_stops_its_own_cases_and_no_others() {
        Funds funds = new Funds(
                List.of(
                        new FundingShare("city", new BigDecimal("0.6")),
                        new FundingShare("district", new BigDecimal("0.4"))),
                Map.of("city", yuan("1000.00"), HEXI, yuan("40.00"), BINHAI, yuan("400.00")),
                Optional.empty(),
                OptionalInt.empty());
        Entrant first = submitted("A", "200.00", HEXI, 1);
        Entrant second = submitted("B", "100.00", BINHAI, 2);
        Entrant third = submitted("C", "10.00", HEXI, 3);

        assertEquals(
                given("A 100.02", "B 100.00", "C 0.00"),
                amounts(Allotment.of(Rules.firstCome(Shortfall.PARTIAL), funds, List.of(third, second, first))));
        assertEquals(
                given("A 0.00", "B 100.00", "C 10.00"),
                amounts(Allotment.of(Rules.firstCome(Shortfall.SKIP), funds, List.of(third, second, first))));
    }

    @Test
    void places_run_out_like_money() {
        Funds two = new Funds(List.of(), Map.of("city", yuan("9000000.00")), Optional.empty(), OptionalInt.of(2));

        var verdicts =
                Allotment.of(Rules.ranked(Normalisation.OF_HIGHEST, Shortfall.PARTIAL), two, List.of(a, b, c, d));

        assertEquals(given("A 500000.00", "B 400000.00", "C 0.00", "D 0.00"), amounts(verdicts));
    }

    @Test
    void in_proportion_everybody_gets_the_same_part_and_the_total_is_exact() {
        Entrant x = submitted("X", "100.00", HEXI, 1);
        Entrant y = submitted("Y", "200.00", HEXI, 2);

        assertEquals(
                given("X 33.33", "Y 66.67"), amounts(Allotment.of(Rules.proRata(), city("100.00"), List.of(x, y))));
        assertEquals(
                given("X 100.00", "Y 200.00"), amounts(Allotment.of(Rules.proRata(), city("500.00"), List.of(y, x))));
    }

    @Test
    void an_empty_purse_gives_nothing_and_selects_nobody() {
        var verdicts = Allotment.of(Rules.proRata(), city("0.00"), List.of(a, b));
        verdicts.forEach(verdict -> assertEquals(Standing.NONE, verdict.standing()));
    }

    private static Map<String, Integer> ranks(List<Verdict> verdicts) {
        Map<String, Integer> ranks = new LinkedHashMap<>();
        verdicts.forEach(verdict ->
                verdict.rank().ifPresent(rank -> ranks.put(verdict.entrant().number(), rank)));
        return ranks;
    }

    private static List<String> amounts(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict ->
                        verdict.entrant().number() + " " + verdict.amount().toPlainString())
                .sorted()
                .toList();
    }

    private static List<String> given(String... amounts) {
        return List.of(amounts);
    }

    private static Funds city(String left) {
        return new Funds(List.of(), Map.of("city", yuan(left)), Optional.empty(), OptionalInt.empty());
    }

    private static Entrant ranked(String number, String asked, String intensity, String contribution) {
        return new Entrant(
                number.toLowerCase(Locale.ROOT),
                number,
                HEXI,
                at(0),
                yuan(asked),
                false,
                "",
                Map.of(Rules.INTENSITY, new BigDecimal(intensity), Rules.CONTRIBUTION, new BigDecimal(contribution)));
    }

    private static Entrant grouped(String number, String asked, String group, String value) {
        return new Entrant(
                number,
                number,
                HEXI,
                at(0),
                yuan(asked),
                false,
                group,
                Map.of(Rules.INTENSITY, new BigDecimal(value), Rules.CONTRIBUTION, new BigDecimal(value)));
    }

    private static Entrant submitted(String number, String asked, String district, int second) {
        return new Entrant(number, number, district, at(second), yuan(asked), false, "", Map.of());
    }

    private static Instant at(int second) {
        return Instant.parse("2023-06-05T01:00:00Z").plusSeconds(second);
    }

    private static BigDecimal yuan(String text) {
        return new BigDecimal(text);
    }
}
