package cn.huice.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.faults.proof.Proof;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NemesisTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void every_harm_once_fits_into_a_minute_whatever_the_seed() {
        for (long seed = 0; seed < 1000; seed++) {
            Round round = Round.within(MINUTE, new Random(seed));
            assertTrue(round.length().compareTo(MINUTE) <= 0, "seed " + seed + " takes " + round.length());
            assertEquals(Harm.values().length, round.steps().size());
            assertEquals(
                    EnumSet.allOf(Harm.class),
                    round.steps().stream().map(Round.Step::harm).collect(Collectors.toSet()));
        }
    }

    @Test
    void with_time_enough_pauses_are_as_usual() {
        assertEquals(Round.any(new Random(7)), Round.within(Duration.ofMinutes(10), new Random(7)));
    }

    @Test
    void a_time_too_short_for_every_harm_is_refused_before_anything_is_started() {
        assertThrows(IllegalArgumentException.class, () -> Round.within(Duration.ofSeconds(20), new Random(7)));
    }

    @Test
    void a_harm_that_was_not_done_is_named() {
        Map<Harm, Integer> done = new EnumMap<>(Harm.class);
        for (Harm harm : Harm.values()) {
            done.put(harm, 1);
        }
        assertTrue(Nemesis.everyHarm(done).holds());
        done.remove(Harm.SLOW_BROKER);
        Proof proof = Nemesis.everyHarm(done);
        assertFalse(proof.holds());
        assertTrue(proof.toString().contains("SLOW_BROKER was not done"), proof.toString());
    }
}
