package cn.huice.casework.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Real time plus an offset that can change. */
final class ShiftedClock extends Clock {
    private final ZoneId zone;
    private final Offset offset;

    ShiftedClock() {
        this(Shanghai.ZONE, new Offset());
    }

    private ShiftedClock(ZoneId zone, Offset offset) {
        this.zone = zone;
        this.offset = offset;
    }

    /** Shared with the views of this clock in other zones. */
    private static final class Offset {
        private volatile Duration duration = Duration.ZERO;
    }

    static ZonedDateTime realTime() {
        return ZonedDateTime.now(Shanghai.ZONE);
    }

    Duration offset() {
        return offset.duration;
    }

    void shift(Duration by) {
        offset.duration = by;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ShiftedClock(other, offset);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset.duration);
    }
}
