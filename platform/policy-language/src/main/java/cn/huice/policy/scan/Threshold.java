package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Comparison;
import java.math.BigInteger;

/**
 * A number, or a day as days since 1970, compared with a constant.
 *
 * @see Slices#less
 */
final class Threshold extends Condition {
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(Slices.MAX_WIDTH);

    private final int slot;
    private final Comparison comparison;
    private final Fraction constant;

    /** @param constant in the unit of the column's values */
    Threshold(int id, int slot, Comparison comparison, Fraction constant) {
        super(id);
        this.slot = slot;
        this.comparison = comparison;
        this.constant = constant;
    }

    @Override
    void scan(Frame frame, long[] rows, Bits result) {
        switch (frame.segment(slot)) {
            case NumberSegment segment -> {
                scan(segment, segment.power(), frame, result);
                segment.aside().forEach((row, number) -> result.put(row, test(Fraction.of(number))));
            }
            case CodedSegment segment -> scan(segment, Fraction.ONE, frame, result);
            case null, default -> frame.open(result);
        }
    }

    private void scan(SlicedSegment segment, Fraction power, Frame frame, Bits result) {
        long[] found = frame.vectors().fresh();
        holds(segment.slices(), power, found);
        Frame.settle(segment, found, result);
    }

    private void holds(Slices slices, Fraction power, long[] rows) {
        Fraction scaled = constant.times(power);
        switch (comparison) {
            case LESS -> slices.less(within(scaled.ceiling()), rows);
            case AT_LEAST -> notLess(slices, scaled.ceiling(), rows);
            case AT_MOST -> slices.less(within(scaled.floor().plus(Fraction.ONE)), rows);
            case MORE -> notLess(slices, scaled.floor().plus(Fraction.ONE), rows);
            case EQUAL -> equal(slices, scaled, rows);
            case UNEQUAL -> {
                equal(slices, scaled, rows);
                Words.invert(rows);
            }
        }
    }

    private static void notLess(Slices slices, Fraction bound, long[] rows) {
        slices.less(within(bound), rows);
        Words.invert(rows);
    }

    private static void equal(Slices slices, Fraction value, long[] rows) {
        boolean whole = value.equals(value.floor());
        slices.equal(whole ? within(value) : MOST.longValueExact(), rows);
    }

    /** No number of a column is as large as the bounds, so that nothing changes by keeping to them. */
    private static long within(Fraction whole) {
        return whole.numerator()
                .min(MOST)
                .max(MOST.negate().subtract(BigInteger.ONE))
                .longValueExact();
    }

    @Override
    Truth test(Row row) {
        Fraction number = row.number(slot);
        return number == null ? Truth.UNKNOWN : test(number);
    }

    private Truth test(Fraction number) {
        return Truth.of(comparison.holds(number.compareTo(constant)));
    }

    @Override
    int cost() {
        return 30;
    }
}
