package cn.huice.land.parcel;

import java.math.BigDecimal;
import java.util.Optional;

/** A planning limit: at least, at most, both or neither. */
public record Bounds(Optional<BigDecimal> min, Optional<BigDecimal> max) {
    public static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException if the least is more than the most */
    public Bounds {
        if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
            throw new IllegalArgumentException("the least is more than the most");
        }
    }

    public boolean holds(BigDecimal value) {
        return min.map(least -> value.compareTo(least) >= 0).orElse(true)
                && max.map(most -> value.compareTo(most) <= 0).orElse(true);
    }
}
