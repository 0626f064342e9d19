package cn.huice.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.tree.Requirement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyVersionTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2021, 12, 31);

    private static PolicyVersion until(Optional<LocalDate> last) {
        return new PolicyVersion(FIRST, last, new Requirement.All(List.of()), Optional.empty());
    }

    @Test
    void it_is_in_force_from_its_first_to_its_last_day() {
        assertFalse(until(Optional.of(LAST)).isInForceOn(FIRST.minusDays(1)));
        assertTrue(until(Optional.of(LAST)).isInForceOn(FIRST));
        assertTrue(until(Optional.of(LAST)).isInForceOn(LAST));
        assertFalse(until(Optional.of(LAST)).isInForceOn(LAST.plusDays(1)));
        assertTrue(until(Optional.empty()).isInForceOn(LAST.plusYears(50)));
    }

    @Test
    void withdrawn_it_ends_the_day_before_or_when_it_would_have_ended_anyway() {
        var open = until(Optional.empty());
        var closed = until(Optional.of(LAST));

        assertEquals(Optional.of(until(Optional.of(FIRST))), open.before(FIRST.plusDays(1)));
        assertEquals(Optional.of(until(Optional.of(LAST.minusDays(1)))), closed.before(LAST));
        assertEquals(Optional.of(closed), closed.before(LAST.plusDays(1)));
        assertEquals(Optional.of(closed), closed.before(LAST.plusYears(1)));
    }

    @Test
    void it_decides_where_it_has_a_condition_an_amount_or_a_day() throws PolicyErrors {
        assertFalse(until(Optional.empty()).decides());
        assertTrue(written("条件: [{条件: 独角兽企业, 依据: 一}]").decides());
        assertTrue(written("金额: {步骤: [{甲: 1元, 依据: 一}], 单位: 元}").decides());
        assertTrue(written("日期: {步骤: [{甲: 评估日, 依据: 一}]}").decides());
        assertEquals(
                Optional.of(LocalDate.of(2020, 12, 31)),
                written("日期: {步骤: [{甲: 评估日, 依据: 一}]}")
                        .before(FIRST)
                        .filter(PolicyVersion::decides)
                        .flatMap(PolicyVersion::effectiveUntil));
    }

    private static PolicyVersion written(String block) throws PolicyErrors {
        var book = Written.book(Written.version("t-one", block + "\n"));
        return book.find("t-one").orElseThrow().versions().getFirst();
    }

    @Test
    void withdrawn_on_its_first_day_or_earlier_nothing_is_left() {
        assertEquals(Optional.empty(), until(Optional.empty()).before(FIRST));
        assertEquals(Optional.empty(), until(Optional.of(LAST)).before(FIRST.minusDays(1)));
    }
}
