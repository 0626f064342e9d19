package cn.huice.policy.number;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** What a number measures: powers of base quantities. Plain numbers and counts of persons have none. */
public record Dimension(Map<Base, Integer> powers) {
    public static final Dimension NONE = new Dimension(Map.of());

    /** Base quantities, in the unit that exact values are kept in. Months and days do not convert into each other. */
    public enum Base {
        YUAN,
        MONTH,
        DAY,
        WORKING_DAY,
        HOUR,
        SQUARE_METRE,
        /** Tonnes of standard coal. */
        TCE
    }

    public Dimension {
        powers = Map.copyOf(powers);
    }

    static Dimension of(Base base) {
        return new Dimension(Map.of(base, 1));
    }

    Dimension times(Dimension other) {
        return combined(other, power -> power);
    }

    Dimension per(Dimension other) {
        return combined(other, power -> -power);
    }

    private Dimension combined(Dimension other, IntUnaryOperator sign) {
        var sum = new EnumMap<Base, Integer>(Base.class);
        sum.putAll(powers);
        other.powers.forEach((base, power) -> sum.merge(base, sign.applyAsInt(power), Integer::sum));
        sum.values().removeIf(power -> power == 0);
        return new Dimension(sum);
    }

    /** Whether it can occur in a policy: no square yuan and no square years. */
    public boolean isSensible() {
        return powers.values().stream().allMatch(power -> power == 1 || power == -1);
    }
}
