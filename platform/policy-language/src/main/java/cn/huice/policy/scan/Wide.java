package cn.huice.policy.scan;

/** The upper of two longs for each lane, where the lower is what computing with the lower alone gives. */
final class Wide {
    private Wide() {}

    static long[] sum(long[] low, long[] high, long[] otherLow, long[] otherHigh, long[] sum, int count) {
        for (int i = 0; i < count; i++) {
            long a = low[i];
            long b = otherLow[i];
            long carry = (a & b | (a | b) & ~(a + b)) >>> 63;
            sum[i] = high[i] + otherHigh[i] + carry;
        }
        return sum;
    }

    static long[] negated(long[] low, long[] high, long[] negated, int count) {
        for (int i = 0; i < count; i++) {
            negated[i] = ~high[i] + (low[i] == 0 ? 1 : 0);
        }
        return negated;
    }

    static long[] times(long[] low, long[] high, long factor, long[] product, int count) {
        for (int i = 0; i < count; i++) {
            product[i] = product(low[i], high[i], factor);
        }
        return product;
    }

    /** @param other all there is to say of the other numbers */
    static long[] product(long[] low, long[] high, long[] other, long[] product, int count) {
        for (int i = 0; i < count; i++) {
            product[i] = product(low[i], high[i], other[i]);
        }
        return product;
    }

    private static long product(long low, long high, long factor) {
        return Math.unsignedMultiplyHigh(low, factor) - (factor >> 63 & low) + high * factor;
    }

    /** The lanes of a word where the one number is less. */
    static long less(long[] low, long[] high, long[] otherLow, long[] otherHigh, int from, int to) {
        long less = 0;
        for (int i = from; i < to; i++) {
            boolean is =
                    high[i] < otherHigh[i] || high[i] == otherHigh[i] && Long.compareUnsigned(low[i], otherLow[i]) < 0;
            less |= is ? 1L << i : 0;
        }
        return less;
    }
}
