package cn.huice.bench.running;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** So many callers at once. */
public final class Load {
    private final int callers;
    private final Map<String, Long> processes;

    /** @param processes whose processor time is of interest */
    public Load(int callers, Map<String, Long> processes) {
        this.callers = callers;
        this.processes = processes;
    }

    /**
     * What a number of commands took.
     *
     * @param nanos of each, in ascending order
     */
    public record Measured(int count, double seconds, long[] nanos, ProcessorTime spent) {
        public double rate() {
            return count / seconds;
        }

        /** @param share 0.5 for the median */
        public double millis(double share) {
            return nanos[(int) Math.min(nanos.length - 1L, Math.round(nanos.length * share))] / 1e6;
        }
    }

    /** As fast as they are answered: each caller takes the next when the one before is done. */
    public <T> Measured all(List<T> items, Consumer<T> command) {
        return measure(items, command, 0);
    }

    /** So many a second, whatever the answers take; times count from when a command was due. */
    public <T> Measured paced(List<T> items, double perSecond, Consumer<T> command) {
        return measure(items, command, perSecond);
    }

    private <T> Measured measure(List<T> items, Consumer<T> command, double perSecond) {
        long[] nanos = new long[items.size()];
        AtomicInteger next = new AtomicInteger();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(callers);
        ProcessorTime before = ProcessorTime.now(processes);
        long begun = System.nanoTime();
        for (int i = 0; i < callers; i++) {
            Thread.ofPlatform().start(() -> {
                try {
                    for (int n = next.getAndIncrement();
                            n < nanos.length && failure.get() == null;
                            n = next.getAndIncrement()) {
                        long from = System.nanoTime();
                        if (perSecond > 0) {
                            from = begun + (long) (n * 1e9 / perSecond);
                            LockSupport.parkNanos(from - System.nanoTime());
                        }
                        command.accept(items.get(n));
                        nanos[n] = System.nanoTime() - from;
                    }
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                } finally {
                    done.countDown();
                }
            });
        }
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        ProcessorTime spent = ProcessorTime.now(processes).since(before);
        Arrays.sort(nanos);
        return new Measured(items.size(), seconds, nanos, spent);
    }
}
