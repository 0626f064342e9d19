package cn.huice.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of a test. It goes with real time until it is set; from then on it goes on from the instant it was set to.
 * Wherever this module is on the classpath it takes the place of every other {@link Clock} bean; a test of another
 * clock sets {@code quarkus.arc.exclude-types=cn.huice.testing.SettableClock}.
 */
@Alternative
@Priority(1)
@Singleton
public class SettableClock extends Clock {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    private final ZoneId zone;

    public SettableClock() {
        this(ZONE);
    }

    private SettableClock(ZoneId zone) {
        this.zone = zone;
    }

    /** Ten in the morning of that day in Shanghai. */
    public static void set(LocalDate day) {
        set(day.atTime(LocalTime.of(10, 0)).atZone(ZONE).toInstant());
    }

    public static void set(Instant now) {
        AHEAD.set(Duration.between(Instant.now(), now));
    }

    public static void advance(Duration by) {
        AHEAD.updateAndGet(ahead -> ahead.plus(by));
    }

    public static void advanceDays(int days) {
        advance(Duration.ofDays(days));
    }

    /** Back to real time. */
    public static void reset() {
        AHEAD.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(AHEAD.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(other);
    }
}
