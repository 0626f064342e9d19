package cn.huice.policy.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * An exact rational number in lowest terms, with a positive denominator. Nothing is rounded until it is shown.
 *
 * <p>Figures of policies fit two longs, and are computed in them; what does not fit is computed in big integers. Which
 * of both holds a number depends on the number alone.
 */
public final class Fraction implements Comparable<Fraction> {
    public static final Fraction ZERO = small(0, 1);
    public static final Fraction ONE = small(1, 1);

    /** Numbers beyond this many bits are no sums of a policy: whoever computes must give up. */
    private static final int MAX_BITS = 2048;

    /** Both parts have at most so many bits in a small fraction, so that they can be negated and doubled. */
    private static final int SMALL_BITS = 62;

    private static final long SMALL_MOST = (1L << SMALL_BITS) - 1;

    private final long numerator;
    private final long denominator;
    /** Null in a small fraction. */
    private final Large large;

    private record Large(BigInteger numerator, BigInteger denominator) {}

    private Fraction(long numerator, long denominator, Large large) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.large = large;
    }

    private static Fraction small(long numerator, long denominator) {
        return new Fraction(numerator, denominator, null);
    }

    /** Brings parts that may share factors into lowest terms. */
    private static Fraction reduced(long numerator, long denominator) {
        if (denominator <= 0
                || Math.abs(numerator) > SMALL_MOST
                || denominator > SMALL_MOST
                || numerator == Long.MIN_VALUE) {
            return reduced(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
        }
        if (denominator == 1) {
            return small(numerator, 1);
        }
        long common = gcd(Math.abs(numerator), denominator);
        return common == 1 ? small(numerator, denominator) : small(numerator / common, denominator / common);
    }

    private static long gcd(long one, long other) {
        long a = one;
        long b = other;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    private static Fraction reduced(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        BigInteger common = numerator.gcd(denominator);
        BigInteger divisor = denominator.signum() < 0 ? common.negate() : common;
        BigInteger above = numerator.divide(divisor);
        BigInteger below = denominator.divide(divisor);
        return above.abs().bitLength() <= SMALL_BITS && below.bitLength() <= SMALL_BITS
                ? small(above.longValueExact(), below.longValueExact())
                : new Fraction(0, 1, new Large(above, below));
    }

    public static Fraction of(long whole) {
        return reduced(whole, 1);
    }

    /**
     * One whole number over another.
     *
     * @throws ArithmeticException if the denominator is zero
     */
    public static Fraction of(long numerator, long denominator) {
        return reduced(numerator, denominator);
    }

    public static Fraction of(BigDecimal decimal) {
        if (decimal.scale() >= 0 && decimal.scale() <= 18 && decimal.precision() <= 18) {
            return reduced(decimal.unscaledValue().longValueExact(), powerOfTen(decimal.scale()));
        }
        return decimal.scale() <= 0
                ? reduced(decimal.toBigIntegerExact(), BigInteger.ONE)
                : reduced(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    public BigInteger numerator() {
        return large == null ? BigInteger.valueOf(numerator) : large.numerator;
    }

    public BigInteger denominator() {
        return large == null ? BigInteger.valueOf(denominator) : large.denominator;
    }

    /** Whether numerator and denominator both fit a long with some bits to spare. */
    public boolean fitsLongs() {
        return large == null;
    }

    public Fraction plus(Fraction other) {
        if (large == null && other.large == null) {
            if (denominator == other.denominator) {
                return reduced(numerator + other.numerator, denominator);
            }
            if (fits(numerator, other.denominator)
                    && fits(other.numerator, denominator)
                    && fits(denominator, other.denominator)) {
                return reduced(
                        numerator * other.denominator + other.numerator * denominator, denominator * other.denominator);
            }
        }
        return reduced(
                numerator().multiply(other.denominator()).add(other.numerator().multiply(denominator())),
                denominator().multiply(other.denominator()));
    }

    /** Whether the product is so small that two such can be added. */
    private static boolean fits(long one, long other) {
        long product = one * other;
        return Math.multiplyHigh(one, other) == product >> 63 && product <= SMALL_MOST && product >= -SMALL_MOST;
    }

    public Fraction minus(Fraction other) {
        return plus(other.negated());
    }

    public Fraction times(Fraction other) {
        if (large == null
                && other.large == null
                && fits(numerator, other.numerator)
                && fits(denominator, other.denominator)) {
            return reduced(numerator * other.numerator, denominator * other.denominator);
        }
        return reduced(numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
    }

    /**
     * The exact quotient.
     *
     * @throws ArithmeticException if the other is zero
     */
    public Fraction dividedBy(Fraction other) {
        if (large == null
                && other.large == null
                && fits(numerator, other.denominator)
                && fits(denominator, other.numerator)) {
            return reduced(numerator * other.denominator, denominator * other.numerator);
        }
        return reduced(numerator().multiply(other.denominator()), denominator().multiply(other.numerator()));
    }

    public Fraction negated() {
        return large == null
                ? small(-numerator, denominator)
                : new Fraction(0, 1, new Large(large.numerator.negate(), large.denominator));
    }

    public boolean isZero() {
        return large == null && numerator == 0;
    }

    /** The lesser of the two. */
    public Fraction min(Fraction other) {
        return Collections.min(List.of(this, other));
    }

    /** The greater of the two. */
    public Fraction max(Fraction other) {
        return Collections.max(List.of(this, other));
    }

    /** Whether it is too large or too fine to be a figure of a policy. */
    public boolean isAbsurd() {
        return large != null && (large.numerator.bitLength() > MAX_BITS || large.denominator.bitLength() > MAX_BITS);
    }

    /** The nearest whole number below (towards negative infinity). */
    public Fraction floor() {
        if (large == null) {
            return denominator == 1 ? this : small(Math.floorDiv(numerator, denominator), 1);
        }
        BigInteger[] parts = large.numerator.divideAndRemainder(large.denominator);
        return reduced(parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0], BigInteger.ONE);
    }

    public Fraction ceiling() {
        return negated().floor().negated();
    }

    /** With so many decimals, half up (away from zero). */
    public BigDecimal rounded(int decimals) {
        if (large == null && denominator == 1) {
            return BigDecimal.valueOf(numerator).setScale(decimals);
        }
        if (large == null && decimals <= 18 && fits(numerator, powerOfTen(decimals))) {
            long scaled = numerator * powerOfTen(decimals);
            long quotient = scaled / denominator;
            long rest = Math.abs(scaled - quotient * denominator);
            return BigDecimal.valueOf(rest >= denominator - rest ? quotient + Long.signum(scaled) : quotient, decimals);
        }
        return new BigDecimal(numerator()).divide(new BigDecimal(denominator()), decimals, RoundingMode.HALF_UP);
    }

    /** For people: exact where it ends within ten decimals, else rounded to ten. */
    public String toPlainString() {
        if (large == null && denominator == 1) {
            return Long.toString(numerator);
        }
        BigDecimal shown = rounded(10).stripTrailingZeros();
        return shown.signum() == 0 ? "0" : shown.toPlainString();
    }

    @Override
    public int compareTo(Fraction other) {
        if (large == null && other.large == null) {
            if (denominator == other.denominator) {
                return Long.compare(numerator, other.numerator);
            }
            int high = Long.compare(
                    Math.multiplyHigh(numerator, other.denominator), Math.multiplyHigh(other.numerator, denominator));
            return high != 0
                    ? high
                    : Long.compareUnsigned(numerator * other.denominator, other.numerator * denominator);
        }
        return numerator()
                .multiply(other.denominator())
                .compareTo(other.numerator().multiply(denominator()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fraction that
                && numerator == that.numerator
                && denominator == that.denominator
                && (large == null ? that.large == null : large.equals(that.large));
    }

    @Override
    public int hashCode() {
        return Objects.hash(numerator, denominator, large);
    }

    @Override
    public String toString() {
        return numerator() + "/" + denominator();
    }
}
