package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.value.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decimal numbers as whole numbers of one common scale: the least that holds them all, so that sums in whole 万元 take
 * few bits. What does not fit is kept aside.
 */
final class NumberSegment extends SlicedSegment {
    private static final int LEAST_SCALE = -8;
    private static final int MOST_SCALE = 10;
    private static final int AN_EMPTY_MAP = 48;
    private static final int ASIDE = 128;
    private static final Fraction[] POWERS = powers();

    private final Map<Integer, BigDecimal> aside;
    /** Decimals of the whole numbers; negative where they count tens, hundreds and so on. */
    private int scale;

    private boolean scaled;

    NumberSegment() {
        this(Words.none(), new Slices(), new TreeMap<>());
    }

    private NumberSegment(long[] known, Slices slices, Map<Integer, BigDecimal> aside) {
        super(known, slices);
        this.aside = aside;
    }

    /** How many of the whole numbers make one: 10 to the number of decimals. */
    Fraction power() {
        return POWERS[scale - LEAST_SCALE];
    }

    /** Numbers that are not in the slices (zero stands there), by row. */
    Map<Integer, BigDecimal> aside() {
        return aside;
    }

    private static Fraction[] powers() {
        var powers = new Fraction[MOST_SCALE - LEAST_SCALE + 1];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = Fraction.of(BigDecimal.ONE.movePointRight(LEAST_SCALE + i));
        }
        return powers;
    }

    @Override
    void write(int row, Value value) {
        var number = ((Value.Num) value).value().stripTrailingZeros();
        long whole = number.signum() == 0 ? 0 : scaled(number);
        if (whole == 0 && number.signum() != 0) {
            aside.put(row, number);
        }
        insert(row, whole);
    }

    /** As a whole number of the scale, which becomes finer for it if need be; zero if it cannot be one. */
    private long scaled(BigDecimal number) {
        if (!scaled) {
            scale = Math.clamp(number.scale(), LEAST_SCALE, MOST_SCALE);
            scaled = true;
        }
        if (number.scale() > scale) {
            refine(number.scale());
        }
        return whole(number, scale);
    }

    /** Gives all numbers more decimals, if they stay small enough. */
    private void refine(int decimals) {
        if (decimals > MOST_SCALE) {
            return;
        }
        long factor = Power.ofTen(decimals - scale);
        if (factor > 0 && slices().width() + Slices.width(factor) <= Slices.MAX_WIDTH) {
            slices().multiply(factor);
            scale = decimals;
        }
    }

    /** As a whole number of the scale; zero if it is none or too wide. */
    private static long whole(BigDecimal number, int scale) {
        boolean hopeless = number.scale() > scale || number.precision() - number.scale() + scale > 18;
        if (hopeless) {
            return 0;
        }
        long whole = number.setScale(scale).unscaledValue().longValueExact();
        return Slices.width(whole) <= Slices.MAX_WIDTH ? whole : 0;
    }

    @Override
    void erase(int row) {
        aside.remove(row);
        super.erase(row);
    }

    @Override
    Value read(int row) {
        BigDecimal large = aside.get(row);
        return new Value.Num(large != null ? large : BigDecimal.valueOf(whole(row), scale));
    }

    @Override
    Segment copy() {
        var copy = new NumberSegment(known.clone(), slices().copy(), new TreeMap<>(aside));
        copy.scale = scale;
        copy.scaled = scaled;
        return copy;
    }

    @Override
    long bytes() {
        return super.bytes() + AN_EMPTY_MAP + (long) ASIDE * aside.size();
    }
}
