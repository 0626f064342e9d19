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
    void withdrawn_on_its_first_day_or_earlier_nothing_is_left() {
        assertEquals(Optional.empty(), until(Optional.empty()).before(FIRST));
        assertEquals(Optional.empty(), until(Optional.of(LAST)).before(FIRST.minusDays(1)));
    }
}
