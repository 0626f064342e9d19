package cn.huice.casework.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.recovery.Recovery.Part;
import cn.huice.web.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class RepaymentTest {
    private static final LocalDate SINCE = LocalDate.of(2023, 6, 5);

    @Property
    void a_plan_adds_up_to_the_demand_with_the_remainder_in_the_last_part(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_00L) long demanded,
            @ForAll @LongRange(max = 1_000_000_000_00L) long paid,
            @ForAll @IntRange(min = 1, max = 120) int parts) {
        BigDecimal received = yuan(paid % demanded);

        List<Part> plan = RepaymentPlan.monthly(yuan(demanded), received, SINCE, SINCE.plusMonths(1), parts);

        assertEquals(yuan(demanded), plan.stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertTrue(plan.stream().allMatch(part -> part.amount().signum() > 0));
        List<Part> toCome = plan.stream().filter(part -> part.number() > 0).toList();
        assertTrue(toCome.stream()
                .allMatch(part -> part.amount().compareTo(toCome.getLast().amount()) <= 0));
        assertEquals(
                yuan(demanded),
                RepaymentPlan.dueBefore(plan, SINCE.plusMonths(parts).plusMonths(1)));
    }

    @Property
    void of_a_plan_for_less_the_last_days_fall_away_and_the_first_stay_as_they_were(
            @ForAll @LongRange(min = 2, max = 1_000_000_000_00L) long demanded,
            @ForAll @LongRange(max = 1_000_000_000_00L) long cut,
            @ForAll @IntRange(min = 1, max = 120) int parts) {
        List<Part> plan = RepaymentPlan.monthly(yuan(demanded), BigDecimal.ZERO, SINCE, SINCE.plusMonths(1), parts);
        long less = cut % demanded;

        List<Part> left = RepaymentPlan.reduced(plan, yuan(less));

        assertEquals(yuan(demanded - less), left.stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertTrue(left.stream().allMatch(part -> part.amount().signum() > 0));
        int whole = left.size() - 1;
        assertEquals(plan.subList(0, whole), left.subList(0, whole));
        assertEquals(plan.get(whole).due(), left.getLast().due());
    }

    @Property
    void the_unfulfilled_part_is_exact_to_half_a_fen_and_never_more_than_was_paid(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_00L) long fen,
            @ForAll @IntRange(min = 1, max = 600) int term,
            @ForAll @IntRange(max = 599) int served) {
        int fulfilled = served % term;
        BigDecimal paid = yuan(fen);

        BigDecimal part = new Formula.Part(fulfilled, term).of(paid);

        BigDecimal off = part.multiply(BigDecimal.valueOf(term))
                .subtract(paid.multiply(BigDecimal.valueOf((long) term - fulfilled)))
                .abs();
        assertTrue(off.multiply(BigDecimal.valueOf(200)).compareTo(BigDecimal.valueOf(term)) <= 0);
        assertTrue(part.compareTo(paid) <= 0);
        assertEquals(2, part.scale());
    }

    @Property(tries = 1)
    void a_last_day_on_a_holiday_moves_to_the_next_working_day() {
        LocalDate nationalDay = LocalDate.of(2023, 10, 1);
        List<Part> plan = List.of(new Part(1, nationalDay, yuan(100)));
        assertEquals(BigDecimal.ZERO, RepaymentPlan.dueBefore(plan, LocalDate.of(2023, 10, 7)));
        assertEquals(yuan(100), RepaymentPlan.dueBefore(plan, LocalDate.of(2023, 10, 8)));
    }

    @Property(tries = 1)
    void a_computation_is_explained_to_the_fen() {
        Formula part = new Formula.Part(20, 36);
        assertEquals(
                "已拨付且未追缴 100000.00 元 × 未履行 16 个月 ÷ 约定 36 个月 = 44444.44 元（四舍五入到分）",
                part.explained(new BigDecimal("100000.00")));
        assertThrows(ProblemException.class, () -> new Formula.Part(36, 36));
    }

    private static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }
}
