package cn.huice.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Repeats work until time is up, and tells what it usually takes. */
final class Stopwatch {
    private static final int MOST = 15;
    private static final int MOST_WARM_UPS = 4;

    private Stopwatch() {}

    /**
     * What was measured, in nanoseconds.
     *
     * @param first the very first time, nothing compiled yet
     * @param median of the later times; the first where there are none
     * @param processor the processor time a turn took, of all threads together, whatever else the machine did
     */
    record Times(double first, double median, int turns, double processor) {}

    /**
     * Works once, then warms up until times have settled, for so many seconds at least and some times as many at most;
     * then measures for so many seconds, at least once unless that takes longer.
     */
    static Times repeat(int seconds, Runnable work) {
        long limit = seconds * 1_000_000_000L;
        double start = processorTime();
        double first = once(work);
        if (first > 2 * limit) {
            return new Times(first, first, 1, processorTime() - start);
        }
        warmUp(limit, work);
        List<Double> times = new ArrayList<>();
        double measured = processorTime();
        long begin = System.nanoTime();
        do {
            times.add(once(work));
        } while (System.nanoTime() - begin < limit && times.size() < MOST);
        double processor = (processorTime() - measured) / times.size();
        Collections.sort(times);
        return new Times(first, times.get(times.size() / 2), times.size(), processor);
    }

    /** Times have settled when the later half of the warm-up brought no better one, but for a hundredth. */
    private static void warmUp(long limit, Runnable work) {
        long begin = System.nanoTime();
        double best = Double.MAX_VALUE;
        long bettered = begin;
        while (true) {
            double time = once(work);
            long now = System.nanoTime();
            if (time < best * 0.99) {
                best = time;
                bettered = now;
            }
            boolean settled = now - begin >= limit && now - bettered >= (now - begin) / 2;
            if (settled || now - begin >= MOST_WARM_UPS * limit) {
                return;
            }
        }
    }

    private static double processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    static double once(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return System.nanoTime() - begin;
    }
}
