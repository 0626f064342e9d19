package cn.huice.bench.measure;

import cn.huice.bench.report.Figure;
import cn.huice.bench.report.Report;
import cn.huice.policy.PolicySource;
import cn.huice.policy.scan.Columns;
import cn.huice.policy.scan.Scan;
import cn.huice.policy.scan.ScanListener;
import cn.huice.policy.scan.ScanTotals;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A new book is loaded, and scanned, while a scan of the old one runs: both must find what they find in peace. */
public final class Reloading {
    private final Suite suite;
    private final Columns columns;
    private final Report report;

    public Reloading(Suite suite, Columns columns, Report report) {
        this.suite = suite;
        this.columns = columns;
        this.report = report;
    }

    public void run(int rounds) {
        report.progress("reloading while scanning");
        List<PolicySource> amended = amended();
        ScanTotals oldInPeace = Scan.run(suite.plan(), columns, 1, ScanListener.NONE);
        ScanTotals newInPeace = Scan.run(suite.planOf(Suite.load(amended)), columns, 1, ScanListener.NONE);
        int same = 0;
        double slowest = 0;
        for (int round = 0; round < rounds; round++) {
            var started = new CountDownLatch(1);
            var old = CompletableFuture.supplyAsync(() -> Scan.run(suite.plan(), columns, 1, announcing(started)));
            await(started);
            long begin = System.nanoTime();
            ScanTotals fresh = Scan.run(suite.planOf(Suite.load(amended)), columns, 1, ScanListener.NONE);
            slowest = Math.max(slowest, (double) (System.nanoTime() - begin));
            if (old.join().equals(oldInPeace) && fresh.equals(newInPeace)) {
                same++;
            }
        }
        boolean changed = !oldInPeace.equals(newInPeace);
        report.add("## Reload while scanning");
        report.add(
                "%d times, a book with other sums was loaded and scanned while a scan of the old book ran; %d times both found what they find in peace%s. Loading and scanning took %s at most meanwhile."
                        .formatted(
                                rounds, same, changed ? "" : " (BUT THE BOOKS DO NOT DIFFER)", Figure.time(slowest)));
        report.target("reload while scanning", "same answers", same + " of " + rounds, same == rounds && changed);
    }

    /** The same policies, but every ceiling printed in 万元 is another. */
    private List<PolicySource> amended() {
        return suite.sources().stream()
                .map(source -> new PolicySource(source.name(), source.text().replaceAll("上限: \\d+万元", "上限: 7万元")))
                .toList();
    }

    private static ScanListener announcing(CountDownLatch started) {
        return new ScanListener() {
            @Override
            public boolean wantsRows() {
                return false;
            }

            @Override
            public boolean cancelled() {
                started.countDown();
                return false;
            }
        };
    }

    private static void await(CountDownLatch started) {
        try {
            started.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
