package cn.huice.policy.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Applies the policies of a plan to all rows, with the meaning of an assessment of each. */
public final class Scan {
    private final ScanPlan plan;
    private final Columns columns;
    private final ScanListener listener;
    private final int rows;
    private final AtomicInteger nextBlock = new AtomicInteger();
    private final AtomicInteger rowsDone = new AtomicInteger();
    private volatile boolean stopped;

    private Scan(ScanPlan plan, Columns columns, ScanListener listener) {
        this.plan = plan;
        this.columns = columns;
        this.listener = listener;
        this.rows = columns.size();
    }

    /**
     * Counts and sums for each policy over the rows there are now; totals so far, marked incomplete, if cancelled or
     * interrupted.
     *
     * @param threads at least one; the calling thread is one of them
     */
    public static ScanTotals run(ScanPlan plan, Columns columns, int threads, ScanListener listener) {
        var scan = new Scan(plan, columns, listener);
        return scan.totals(scan.work(threads));
    }

    private List<List<Tally>> work(int threads) {
        var parts = new ArrayList<List<Tally>>();
        try (var others = Executors.newFixedThreadPool(Math.max(1, threads - 1))) {
            var running = new ArrayList<Future<List<Tally>>>();
            for (int i = 1; i < threads; i++) {
                running.add(others.submit(this::blocks));
            }
            try {
                parts.add(blocks());
                for (Future<List<Tally>> each : running) {
                    parts.add(result(each));
                }
            } finally {
                stopped = parts.size() < threads;
            }
        }
        return parts;
    }

    /** An interrupt stops the scan, but what was done up to then counts. */
    private List<Tally> result(Future<List<Tally>> part) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return part.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    stopped = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<Tally> blocks() {
        var part = new BlockScan(plan, columns, listener);
        int block = nextBlock.getAndIncrement();
        while (block * Words.ROWS < rows && goesOn()) {
            int count = Math.min(Words.ROWS, rows - block * Words.ROWS);
            Block source = columns.blockAt(block);
            Segment[] held = source.hold();
            try {
                part.scan(block, held, count);
            } finally {
                source.giveBack(held);
            }
            listener.block(rowsDone.addAndGet(count), rows);
            block = nextBlock.getAndIncrement();
        }
        return part.tallies();
    }

    private boolean goesOn() {
        stopped |= listener.cancelled() || Thread.currentThread().isInterrupted();
        return !stopped;
    }

    private ScanTotals totals(List<List<Tally>> parts) {
        var sums = plan.plans().stream().map(Tally::new).toList();
        for (List<Tally> part : parts) {
            for (int i = 0; i < sums.size(); i++) {
                sums.get(i).add(part.get(i));
            }
        }
        return new ScanTotals(
                rowsDone.get() == rows,
                rowsDone.get(),
                sums.stream().map(Tally::totals).toList());
    }
}
