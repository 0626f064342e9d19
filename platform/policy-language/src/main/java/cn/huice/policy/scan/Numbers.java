package cn.huice.policy.scan;

import java.util.Arrays;

/**
 * A whole number for each of the rows computed with. All lie from -2^width to 2^width - 1, those too of rows that have
 * no value, because what is computed with them must not overflow into a neighbour's: in one long each if 62 bits hold
 * them, in two otherwise.
 *
 * @param high the upper longs; null where the lower ones say all
 */
record Numbers(long[] low, long[] high, int width) {
    /** What one long holds, with room to add two. */
    static final int NARROW = 62;

    /** What two longs hold, with room to add two. Wider numbers hold anything. */
    static final int MOST = 124;

    static final Numbers ZERO = same(0);
    static final Numbers ONE = same(1);
    static final Numbers MINUS_ONE = same(-1);

    private static Numbers same(long value) {
        var all = new long[Words.ROWS];
        Arrays.fill(all, value);
        return new Numbers(all, null, Slices.width(value));
    }

    boolean isNarrow() {
        return high == null;
    }

    boolean isTooWide() {
        return width > MOST;
    }

    /** About the number of a lane: off by less than one part in 2^52. */
    double near(int lane) {
        long below = low[lane];
        if (high == null || high[lane] == below >> 63) {
            return below;
        }
        return high[lane] * 0x1p64 + (below >>> 32) * 0x1p32 + (below & 0xFFFF_FFFFL);
    }

    /** Whether the first so many lanes keep to the width. */
    boolean areWithin(int lanes) {
        for (int i = 0; i < lanes; i++) {
            boolean one = high == null || high[i] == low[i] >> 63;
            int needed = one ? Slices.width(low[i]) : 64 + Slices.width(high[i]);
            if (needed > width) {
                return false;
            }
        }
        return true;
    }

    boolean isNegative(int lane) {
        return (high == null ? low[lane] : high[lane]) < 0;
    }
}
