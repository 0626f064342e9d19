package cn.huice.policy.scan;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Computes with the numbers of all chosen rows, in longs; in two longs each where one might not hold a result. How large
 * results can be is known from how large the operands are, so that nothing overflows unseen.
 */
final class Arithmetic {
    private final Vectors vectors;
    private int count;

    Arithmetic(Vectors vectors) {
        this.vectors = vectors;
    }

    /** From now on so many rows are computed with. */
    void turnTo(int rows) {
        count = rows;
    }

    private static boolean isNarrow(int width) {
        return width <= Numbers.NARROW;
    }

    Numbers sum(Numbers one, Numbers other) {
        int width = Math.max(one.width(), other.width()) + 1;
        long[] a = one.low();
        long[] b = other.low();
        long[] low = vectors.numbers();
        for (int i = 0; i < count; i++) {
            low[i] = a[i] + b[i];
        }
        return isNarrow(width)
                ? new Numbers(low, null, width)
                : new Numbers(low, Wide.sum(a, high(one), b, high(other), vectors.numbers(), count), width);
    }

    Numbers difference(Numbers one, Numbers other) {
        return other == Numbers.ZERO ? one : sum(one, negated(other));
    }

    Numbers negated(Numbers number) {
        int width = number.width() + 1;
        long[] a = number.low();
        long[] low = vectors.numbers();
        for (int i = 0; i < count; i++) {
            low[i] = -a[i];
        }
        return isNarrow(width)
                ? new Numbers(low, null, width)
                : new Numbers(low, Wide.negated(a, high(number), vectors.numbers(), count), width);
    }

    Numbers times(Numbers number, long factor) {
        if (factor == 1 || number == Numbers.ZERO) {
            return number;
        }
        int width = number.width() + Slices.width(Math.abs(factor));
        long[] a = number.low();
        long[] low = vectors.numbers();
        for (int i = 0; i < count; i++) {
            low[i] = a[i] * factor;
        }
        return isNarrow(width)
                ? new Numbers(low, null, width)
                : new Numbers(low, Wide.times(a, high(number), factor, vectors.numbers(), count), width);
    }

    Numbers product(Numbers one, Numbers other) {
        if (one == Numbers.ZERO || other == Numbers.ONE) {
            return one;
        }
        if (other == Numbers.ZERO || one == Numbers.ONE) {
            return other;
        }
        if (one.isNarrow() && !other.isNarrow()) {
            return product(other, one);
        }
        // The least number times the least is one more than what the sum of widths holds.
        int width = one.width() + other.width() + 1;
        long[] a = one.low();
        long[] b = other.low();
        long[] low = vectors.numbers();
        for (int i = 0; i < count; i++) {
            low[i] = a[i] * b[i];
        }
        return isNarrow(width)
                ? new Numbers(low, null, width)
                : new Numbers(low, Wide.product(a, high(one), b, vectors.numbers(), count), width);
    }

    /** The other sign where the by is negative. */
    Numbers turned(Numbers number, Numbers by) {
        return chosen(negative(by), negated(number), number);
    }

    private long[] negative(Numbers number) {
        return less(number, Numbers.ZERO);
    }

    /** One number in these lanes, the other in the others. */
    Numbers chosen(long[] lanes, Numbers one, Numbers other) {
        if (one == other) {
            return one;
        }
        int width = Math.max(one.width(), other.width());
        long[] low = chosen(lanes, one.low(), other.low());
        return isNarrow(width)
                ? new Numbers(low, null, width)
                : new Numbers(low, chosen(lanes, high(one), high(other)), width);
    }

    private long[] chosen(long[] lanes, long[] one, long[] other) {
        long[] chosen = vectors.numbers();
        System.arraycopy(other, 0, chosen, 0, count);
        for (int word = 0; word * 64 < count; word++) {
            for (long left = in(lanes, word); left != 0; left &= left - 1) {
                int lane = word * 64 + Long.numberOfTrailingZeros(left);
                chosen[lane] = one[lane];
            }
        }
        return chosen;
    }

    /** The lanes of a word that are in use. */
    private long in(long[] lanes, int word) {
        int rest = count - word * 64;
        return rest >= 64 ? lanes[word] : lanes[word] & (1L << rest) - 1;
    }

    /** The greater, or the lesser, of both. */
    Numbers extreme(boolean greatest, Numbers one, Numbers other) {
        int width = Math.max(one.width(), other.width());
        if (!isNarrow(width)) {
            return chosen(greatest ? less(other, one) : less(one, other), one, other);
        }
        long[] a = one.low();
        long[] b = other.low();
        long[] low = vectors.numbers();
        if (greatest) {
            for (int i = 0; i < count; i++) {
                low[i] = Math.max(a[i], b[i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                low[i] = Math.min(a[i], b[i]);
            }
        }
        return new Numbers(low, null, width);
    }

    /** The lanes where the one number is less. */
    long[] less(Numbers one, Numbers other) {
        boolean narrow = one.isNarrow() && other.isNarrow();
        long[] high = narrow ? null : high(one);
        long[] otherHigh = narrow ? null : high(other);
        long[] less = vectors.fresh();
        for (int word = 0; word * 64 < count; word++) {
            int from = word * 64;
            int to = Math.min(count, from + 64);
            less[word] = narrow
                    ? less(one.low(), other.low(), from, to)
                    : Wide.less(one.low(), high, other.low(), otherHigh, from, to);
        }
        return less;
    }

    private static long less(long[] one, long[] other, int from, int to) {
        long less = 0;
        for (int i = from; i < to; i++) {
            less |= (one[i] - other[i] >>> 63) << i;
        }
        return less;
    }

    /** The lanes where both numbers are the same. */
    long[] equal(Numbers one, Numbers other) {
        long[] unequal = less(one, other);
        Words.or(unequal, less(other, one));
        Words.invert(unequal);
        return unequal;
    }

    /** How often each row is in one of the vectors. */
    Numbers counted(Iterable<long[]> vectors, Lanes lanes) {
        long[] low = this.vectors.numbers();
        Arrays.fill(low, 0, count, 0);
        long most = 0;
        for (long[] rows : vectors) {
            lanes.each(rows, lane -> low[lane]++);
            most++;
        }
        return new Numbers(low, null, Slices.width(most));
    }

    /**
     * What the numbers of these rows add up to, in two halves, so that a block of the largest does not overflow.
     *
     * @param numbers narrow ones
     * @param rows among the lanes' rows
     */
    BigInteger total(Numbers numbers, long[] rows, Lanes lanes) {
        long[] each = numbers.low();
        long[] some = lanes.areAll() ? rows : lanes.of(rows, vectors);
        long high = 0;
        long low = 0;
        for (int place = 0; place < Words.WORDS && lanes.areAll(); place++) {
            for (int word = 0; word < Words.WORDS; word++) {
                long number = each[place * Words.WORDS + word] & -(some[word] >>> place & 1);
                high += number >> 32;
                low += number & 0xFFFF_FFFFL;
            }
        }
        for (int word = 0; word * 64 < count && !lanes.areAll(); word++) {
            for (long left = in(some, word); left != 0; left &= left - 1) {
                long number = each[word * 64 + Long.numberOfTrailingZeros(left)];
                high += number >> 32;
                low += number & 0xFFFF_FFFFL;
            }
        }
        return BigInteger.valueOf(high).shiftLeft(32).add(BigInteger.valueOf(low));
    }

    private long[] high(Numbers number) {
        if (number.high() != null) {
            return number.high();
        }
        long[] low = number.low();
        long[] high = vectors.numbers();
        for (int i = 0; i < count; i++) {
            high[i] = low[i] >> 63;
        }
        return high;
    }
}
