package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import java.math.BigInteger;
import java.util.Optional;

/**
 * An amount that is nothing but so many times an attribute, as a good part of them are: 300 000元 a standard, all of a
 * fee. Where every such multiple is a whole number of steps, nothing is rounded, and the sum over many rows is told by
 * counting the ones of each bit plane, with no number looked at: 1 µs a block instead of 10.
 *
 * @param factor base units of the amount in one of the attribute, greater than zero
 */
record Multiple(int slot, Fraction factor) {

    /** Empty if it is something else. */
    static Optional<Multiple> of(Quantity amount) {
        return switch (amount) {
            case Measured measured -> Optional.of(new Multiple(measured.slot, measured.factor));
            case Product product
            when product.right instanceof Constant constant -> of(product.left).flatMap(of -> of.times(constant.value));
            case Product product
            when product.left instanceof Constant constant -> of(product.right).flatMap(of -> of.times(constant.value));
            default -> Optional.empty();
        };
    }

    private Optional<Multiple> times(Fraction more) {
        return more.compareTo(Fraction.ZERO) > 0
                ? Optional.of(new Multiple(slot, factor.times(more)))
                : Optional.empty();
    }

    /** How many of a unit one of the segment's whole numbers makes; empty if it is no whole number of each unit. */
    private Optional<BigInteger> whole(NumberSegment segment, Fraction step, Fraction unit) {
        Fraction one = factor.dividedBy(segment.power());
        return isWhole(one.dividedBy(step)) && isWhole(one.dividedBy(unit))
                ? Optional.of(one.dividedBy(unit).numerator())
                : Optional.empty();
    }

    private static boolean isWhole(Fraction number) {
        return number.denominator().equals(BigInteger.ONE);
    }

    /** What the amounts of some rows add up to, in a unit, and of how many rows the attribute is known. */
    record Total(BigInteger sum, int known) {}

    /** Empty where it takes looking at each row. */
    Optional<Total> total(Frame frame, long[] rows, Fraction step, Fraction unit) {
        if (!(frame.segment(slot) instanceof NumberSegment segment)
                || !segment.aside().isEmpty()) {
            return Optional.empty();
        }
        return whole(segment, step, unit).map(units -> {
            long[] some = frame.vectors().zero();
            Words.compress(rows, segment.known, some);
            return new Total(segment.slices().total(some).multiply(units), Words.countBoth(rows, segment.known));
        });
    }
}
