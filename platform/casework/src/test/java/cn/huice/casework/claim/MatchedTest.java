package cn.huice.casework.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.claim.Matched.Wanted;
import cn.huice.policy.number.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class MatchedTest {
    private static final Fraction ONE_TO_ONE = Fraction.ONE;

    @Test
    void as_much_as_the_matched_award_has_kept_and_no_more_than_was_claimed() {
        assertEquals(List.of("60.00"), granted(wanted("a", "100.00", ONE_TO_ONE, null, "60.00")));
        assertEquals(List.of("100.00"), granted(wanted("a", "100.00", ONE_TO_ONE, null, "160.00")));
        assertEquals(List.of("0.00"), granted(wanted("a", "100.00", ONE_TO_ONE, null, "0")));
    }

    @Test
    void at_a_ratio_to_the_fen_half_up() {
        assertEquals(List.of("33.34"), granted(wanted("a", "100.00", Fraction.of(1, 3), null, "100.01")));
        assertEquals(List.of("0.01"), granted(wanted("a", "100.00", Fraction.of(1, 2), null, "0.01")));
    }

    @Test
    void up_to_the_limit_of_what_counts_together_earlier_claims_first() {
        assertEquals(
                List.of("70.00", "20.00", "0.00"),
                granted(
                        wanted("a", "70.00", ONE_TO_ONE, "90.00", "500.00"),
                        wanted("b", "70.00", ONE_TO_ONE, "90.00", "500.00"),
                        wanted("c", "70.00", ONE_TO_ONE, "90.00", "500.00")));
    }

    @Test
    void what_is_of_another_year_does_not_count_together() {
        assertEquals(
                List.of("70.00", "70.00"),
                granted(of("a", "2025", "70.00", "70.00"), of("b", "2026", "70.00", "70.00")));
    }

    @Test
    void the_reason_tells_the_computation() {
        var grants = Matched.grants(List.of(wanted("a", "100.00", Fraction.of(1, 2), "40.00", "160.00")));
        assertEquals(
                "配套：所配套的奖励实得 160.00 元，按 50% 配套，合计不超过 40.00 元，本项 40.00 元",
                grants.get("a").reason());
        assertTrue(Matched.grants(List.of(wanted("a", "1.00", ONE_TO_ONE, null, "0")))
                .get("a")
                .reason()
                .contains("尚未核定"));
    }

    @Property
    void in_any_order_the_total_is_the_match_up_to_what_was_claimed_and_the_limit(
            @ForAll @NotEmpty List<@LongRange(min = 1, max = 5_000_000_00L) Long> fen,
            @ForAll @LongRange(min = 0, max = 9_000_000_00L) long base,
            @ForAll @LongRange(min = 1, max = 9_000_000_00L) long limit,
            @ForAll @IntRange(min = 1, max = 3) int numerator,
            @ForAll @IntRange(min = 1, max = 3) int denominator,
            @ForAll Random random) {
        List<Wanted> claims = new ArrayList<>();
        for (long amount : fen) {
            claims.add(wanted(
                    "claim-" + claims.size(),
                    BigDecimal.valueOf(amount, 2).toPlainString(),
                    Fraction.of(numerator, denominator),
                    BigDecimal.valueOf(limit, 2).toPlainString(),
                    BigDecimal.valueOf(base, 2).toPlainString()));
        }
        BigDecimal claimed = claims.stream().map(Wanted::claimed).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal most = BigDecimal.valueOf(base, 2)
                .multiply(BigDecimal.valueOf(numerator))
                .divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(limit, 2));
        Collections.shuffle(claims, random);
        var grants = Matched.grants(claims);
        assertEquals(
                claimed.min(most),
                grants.values().stream().map(Stack.Grant::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
        claims.forEach(claim -> assertTrue(grants.get(claim.id()).amount().compareTo(claim.claimed()) <= 0));
    }

    private static List<String> granted(Wanted... wanted) {
        return Matched.grants(List.of(wanted)).values().stream()
                .map(grant -> grant.amount().toPlainString())
                .toList();
    }

    private static Wanted wanted(String id, String claimed, Fraction ratio, String limit, String base) {
        return new Wanted(
                id,
                "配套组",
                new BigDecimal(claimed),
                Map.of("year", "2026"),
                Map.of(),
                ratio,
                Optional.ofNullable(limit).map(BigDecimal::new),
                new BigDecimal(base));
    }

    private static Wanted of(String id, String year, String claimed, String base) {
        return new Wanted(
                id,
                "配套组",
                new BigDecimal(claimed),
                Map.of("year", year),
                Map.of("year", year),
                ONE_TO_ONE,
                Optional.empty(),
                new BigDecimal(base));
    }
}
