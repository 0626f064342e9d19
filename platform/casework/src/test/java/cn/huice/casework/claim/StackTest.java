package cn.huice.casework.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.StackingRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;

class StackTest {

    @Property
    void the_total_of_a_group_is_what_its_rule_says(
            @ForAll StackingRule rule, @ForAll @NotEmpty List<@LongRange(min = 1, max = 5_000_000_00L) Long> fen) {
        List<BigDecimal> claims =
                fen.stream().map(amount -> BigDecimal.valueOf(amount, 2)).toList();
        List<BigDecimal> granted = new ArrayList<>();
        for (BigDecimal claim : claims) {
            BigDecimal grant = Stack.grant(rule, claim, granted).amount();
            assertTrue(grant.signum() >= 0 && grant.compareTo(claim) <= 0);
            granted.add(grant);
        }

        BigDecimal expected = switch (rule) {
            case HIGHEST_ONLY -> claims.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
            case EXCLUSIVE -> claims.getFirst();
            case CUMULATIVE -> claims.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        };
        assertEquals(expected, granted.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
