package cn.huice.casework.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class ApportionmentTest {

    /** A case's reservation is emptied to the fen, whatever parts it is paid in. */
    @Property
    void parts_add_up_and_none_exceeds_what_it_is_taken_from(
            @ForAll @Size(min = 1, max = 4) List<@LongRange(max = 1_000_000_00L) Long> reserved,
            @ForAll @LongRange(max = 1_000_000_00L) long asked) {
        long all = reserved.stream().mapToLong(Long::longValue).sum();
        Assume.that(all > 0);
        long amount = Math.min(asked, all);

        List<BigDecimal> parts = Apportionment.of(
                yuan(amount), reserved.stream().map(ApportionmentTest::yuan).toList());

        assertEquals(yuan(amount), parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        IntStream.range(0, parts.size())
                .forEach(i ->
                        assertTrue(parts.get(i).signum() >= 0 && parts.get(i).compareTo(yuan(reserved.get(i))) <= 0));
    }

    @Property(tries = 1)
    void what_is_left_over_falls_to_the_last() {
        BigDecimal half = BigDecimal.ONE.divide(new BigDecimal(2));
        assertEquals(
                List.of(new BigDecimal("50.00"), new BigDecimal("50.01")),
                Apportionment.of(new BigDecimal("100.01"), List.of(half, half)));
    }

    private static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }
}
