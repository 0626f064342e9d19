package cn.huice.policy.scan;

import java.util.Arrays;

/**
 * A bit of many numbers in one of three forms: a {@code long[]} that holds all of them, a {@code byte[]} of {@link Gaps}
 * between few ones, or null where there are none.
 */
final class Plane {
    private Plane() {}

    private static long[] dense(byte[] gaps, int words) {
        var bits = new long[words];
        Gaps.set(gaps, bits);
        return bits;
    }

    static boolean has(Object plane, int position) {
        return switch (plane) {
            case long[] dense -> Words.has(dense, position);
            case byte[] gaps -> Gaps.has(gaps, position);
            case null, default -> false;
        };
    }

    static void or(long[] into, Object plane) {
        switch (plane) {
            case long[] dense -> {
                for (int i = 0; i < dense.length; i++) {
                    into[i] |= dense[i];
                }
            }
            case byte[] gaps -> Gaps.set(gaps, into);
            case null, default -> {}
        }
    }

    static void andNot(long[] into, Object plane) {
        switch (plane) {
            case long[] dense -> {
                for (int i = 0; i < dense.length; i++) {
                    into[i] &= ~dense[i];
                }
            }
            case byte[] gaps -> Gaps.unset(gaps, into);
            case null, default -> {}
        }
    }

    static void orNot(long[] into, Object plane) {
        switch (plane) {
            case long[] dense -> {
                for (int i = 0; i < dense.length; i++) {
                    into[i] |= ~dense[i];
                }
            }
            case byte[] gaps -> orNot(into, dense(gaps, into.length));
            case null, default -> Arrays.fill(into, -1L);
        }
    }

    static void and(long[] into, Object plane) {
        switch (plane) {
            case long[] dense -> {
                for (int i = 0; i < dense.length; i++) {
                    into[i] &= dense[i];
                }
            }
            case byte[] gaps -> and(into, dense(gaps, into.length));
            case null, default -> Arrays.fill(into, 0);
        }
    }

    /**
     * All bits.
     *
     * @param words that the bits take
     * @return whether there are any ones; if not, nothing is written
     */
    static boolean copy(Object plane, long[] into, int words) {
        switch (plane) {
            case long[] dense -> System.arraycopy(dense, 0, into, 0, dense.length);
            case byte[] gaps -> {
                Arrays.fill(into, 0, words, 0);
                Gaps.set(gaps, into);
            }
            case null, default -> {
                return false;
            }
        }
        return true;
    }

    /** How many of the ones are at these positions. */
    static int count(Object plane, long[] positions) {
        return switch (plane) {
            case long[] dense -> {
                int ones = 0;
                for (int i = 0; i < dense.length; i++) {
                    ones += Long.bitCount(dense[i] & positions[i]);
                }
                yield ones;
            }
            case byte[] gaps -> Gaps.count(gaps, positions);
            case null, default -> 0;
        };
    }
}
