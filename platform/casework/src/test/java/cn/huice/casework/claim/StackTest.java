package cn.huice.casework.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.StackingRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class StackTest {

    @Property
    void the_total_of_a_group_is_what_its_rule_says(
            @ForAll StackingRule rule, @ForAll @NotEmpty List<@LongRange(min = 1, max = 5_000_000_00L) Long> fen) {
        Assume.that(rule != StackingRule.MATCHED);
        List<BigDecimal> claims =
                fen.stream().map(amount -> BigDecimal.valueOf(amount, 2)).toList();
        List<BigDecimal> granted = new ArrayList<>();
        for (BigDecimal claim : claims) {
            BigDecimal grant =
                    Stack.grant(rule, claim, granted, Optional.empty()).amount();
            assertTrue(grant.signum() >= 0 && grant.compareTo(claim) <= 0);
            granted.add(grant);
        }

        BigDecimal expected = switch (rule) {
            case HIGHEST_ONLY -> claims.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
            case EXCLUSIVE -> claims.getFirst();
            case CUMULATIVE -> claims.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            case MATCHED -> throw new IllegalStateException("see MatchedTest");
        };
        assertEquals(expected, granted.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Property
    void a_limited_group_adds_up_to_its_limit_and_no_further(
            @ForAll @LongRange(min = 1, max = 10_000_000_00L) long limit,
            @ForAll @NotEmpty List<@LongRange(min = 1, max = 5_000_000_00L) Long> fen) {
        BigDecimal most = BigDecimal.valueOf(limit, 2);
        List<BigDecimal> granted = new ArrayList<>();
        for (long amount : fen) {
            BigDecimal claim = BigDecimal.valueOf(amount, 2);
            BigDecimal grant = Stack.grant(StackingRule.CUMULATIVE, claim, granted, Optional.of(most))
                    .amount();
            assertTrue(grant.signum() >= 0 && grant.compareTo(claim) <= 0);
            granted.add(grant);
        }

        BigDecimal claimed =
                fen.stream().map(amount -> BigDecimal.valueOf(amount, 2)).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(claimed.min(most), granted.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void what_is_left_of_a_limit_is_granted_and_said() {
        var before = List.of(new BigDecimal("480000.00"), new BigDecimal("100000.00"));
        var limit = Optional.of(new BigDecimal("600000.00"));

        assertEquals(
                new Stack.Grant(new BigDecimal("20000.00"), "可叠加，合计不超过 600000.00 元：同组已享受 580000.00 元，本项发放余额"),
                Stack.grant(StackingRule.CUMULATIVE, new BigDecimal("50000.00"), before, limit));
        assertEquals(
                new Stack.Grant(new BigDecimal("0.00"), "可叠加，合计不超过 500000.00 元：同组已享受 580000.00 元，本项不再发放"),
                Stack.grant(
                        StackingRule.CUMULATIVE,
                        new BigDecimal("50000.00"),
                        before,
                        Optional.of(new BigDecimal("500000.00"))));
        assertEquals(
                new Stack.Grant(new BigDecimal("20000.00"), "可叠加，未超过合计上限，全额"),
                Stack.grant(StackingRule.CUMULATIVE, new BigDecimal("20000.00"), before, limit));
    }
}
