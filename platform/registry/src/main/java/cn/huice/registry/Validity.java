package cn.huice.registry;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days on which a fact holds, both ends included.
 *
 * @param until empty for as long as nothing else is said
 */
public record Validity(LocalDate from, Optional<LocalDate> until) {
    static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

    /** @throws IllegalArgumentException if it ends before it begins or leaves the years 1900 to 2999 */
    public Validity {
        if (!conceivable(from) || !until.map(Validity::conceivable).orElse(true)) {
            throw new IllegalArgumentException("a day outside of " + EARLIEST + " to " + LATEST);
        }
        if (until.map(from::isAfter).orElse(false)) {
            throw new IllegalArgumentException("ends before it begins");
        }
    }

    /** From that day on. */
    public static Validity from(LocalDate day) {
        return new Validity(day, Optional.empty());
    }

    public static Validity between(LocalDate first, LocalDate last) {
        return new Validity(first, Optional.of(last));
    }

    static boolean conceivable(LocalDate day) {
        return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
    }
}
