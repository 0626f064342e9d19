package cn.huice.bench.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Repeats work until time is up, and tells what it usually takes. */
final class Stopwatch {
    private static final int MOST = 15;

    private Stopwatch() {}

    /**
     * What was measured, in nanoseconds.
     *
     * @param first the very first time, nothing compiled yet
     * @param median of the later times; the first where there are none
     */
    record Times(double first, double median, int turns) {}

    /** Works once, then warms up for so many seconds, then measures for as many, at least once unless that takes longer. */
    static Times repeat(int seconds, Runnable work) {
        long limit = seconds * 1_000_000_000L;
        double first = once(work);
        if (first > 2 * limit) {
            return new Times(first, first, 1);
        }
        long warm = System.nanoTime();
        while (System.nanoTime() - warm < limit) {
            work.run();
        }
        List<Double> times = new ArrayList<>();
        long begin = System.nanoTime();
        do {
            times.add(once(work));
        } while (System.nanoTime() - begin < limit && times.size() < MOST);
        Collections.sort(times);
        return new Times(first, times.get(times.size() / 2), times.size());
    }

    static double once(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return System.nanoTime() - begin;
    }
}
