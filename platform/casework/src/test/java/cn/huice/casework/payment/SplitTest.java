package cn.huice.casework.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SplitTest {

    @Property
    void instalments_add_up_and_differ_only_in_the_last(
            @ForAll @LongRange(max = 1_000_000_000_00L) long fen, @ForAll @IntRange(min = 1, max = 60) int parts) {
        BigDecimal total = BigDecimal.valueOf(fen, 2);

        List<BigDecimal> amounts = Payments.split(total, parts);

        assertEquals(parts, amounts.size());
        assertEquals(total, amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        BigDecimal extra = amounts.getLast().subtract(amounts.getFirst());
        assertTrue(extra.signum() >= 0 && extra.compareTo(BigDecimal.valueOf(parts - 1L, 2)) <= 0);
        assertTrue(amounts.stream().limit(parts - 1L).distinct().count() <= 1);
    }
}
