package cn.huice.casework.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.procedure.ReviewRules;
import cn.huice.casework.procedure.ReviewRules.Indicator;
import cn.huice.casework.review.Scoring.Sheet;
import cn.huice.policy.number.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScoringTest {

    @Test
    void the_extremes_are_left_out_and_nothing_is_rounded_before_the_pass_mark() {
        ReviewRules rules = rules(true, 60);
        Scoring.Result result = Scoring.result(rules, List.of(sheet(0), sheet(60), sheet(60), sheet(100)));
        assertEquals(Fraction.of(60), result.score());
        assertTrue(result.passed());

        Scoring.Result thirds = Scoring.result(rules(false, 60), List.of(sheet(59), sheet(60), sheet(60)));
        assertEquals(Fraction.of(179, 3), thirds.score());
        assertFalse(thirds.passed());
    }

    @Test
    void weights_count_shares_of_each_maximum() {
        ReviewRules rules = new ReviewRules(
                1,
                1,
                Set.of(),
                false,
                false,
                Fraction.of(60),
                List.of(new Indicator("甲", Fraction.of(2, 5), 100), new Indicator("乙", Fraction.of(3, 5), 50)),
                List.of(),
                1);
        Sheet sheet = new Sheet("X", Map.of("甲", new BigDecimal("80.00"), "乙", new BigDecimal("25.00")), List.of());
        assertEquals(Fraction.of(62), Scoring.total(rules, sheet));
    }

    @Test
    void only_enough_experts_with_the_same_ground_veto() {
        ReviewRules rules = rules(false, 0);
        Sheet one = new Sheet("X", sheet(90).points(), List.of("弄虚作假"));
        Sheet other = new Sheet("Y", sheet(90).points(), List.of("不属于支持领域"));
        assertTrue(Scoring.result(rules, List.of(one, other)).passed());
        Scoring.Result vetoed = Scoring.result(rules, List.of(one, one, other));
        assertEquals(List.of("弄虚作假"), vetoed.vetoed());
        assertFalse(vetoed.passed());
    }

    @Property
    void the_order_of_sheets_is_indifferent_and_a_better_sheet_never_harms(
            @ForAll @Size(min = 3, max = 9) List<@IntRange(max = 99) Integer> points, @ForAll boolean trimmed) {
        ReviewRules rules = rules(trimmed, 60);
        List<Sheet> sheets =
                new ArrayList<>(points.stream().map(ScoringTest::sheet).toList());
        Fraction score = Scoring.result(rules, sheets).score();
        assertEquals(score, Scoring.result(rules, sheets.reversed()).score());
        sheets.set(0, sheet(points.getFirst() + 1));
        assertTrue(Scoring.result(rules, sheets).score().compareTo(score) >= 0);
    }

    private static Sheet sheet(int points) {
        return new Sheet("X", Map.of("甲", BigDecimal.valueOf(points)), List.of());
    }

    private static ReviewRules rules(boolean trimmed, int passMark) {
        return new ReviewRules(
                9,
                1,
                Set.of(),
                false,
                trimmed,
                Fraction.of(passMark),
                List.of(new Indicator("甲", Fraction.ONE, 100)),
                List.of("弄虚作假", "不属于支持领域"),
                2);
    }
}
