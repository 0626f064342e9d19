package cn.huice.bench;

import cn.huice.bench.measure.Effort;
import cn.huice.bench.measure.Loading;
import cn.huice.bench.measure.OneSubjectRun;
import cn.huice.bench.measure.PolicyCosts;
import cn.huice.bench.measure.Reloading;
import cn.huice.bench.measure.Suite;
import cn.huice.bench.measure.WholeScan;
import cn.huice.bench.report.Report;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** {@code ./huice bench policy}: measures the policy language, says what is met, and leaves the figures in a file. */
public final class PolicyBench {
    private static final int THREADS = 2;
    private static final int ROUNDS = 5;

    private PolicyBench() {}

    /**
     * Runs everything.
     *
     * @param arguments {@code --quick} for smaller numbers, {@code --rows N} for another number of subjects, {@code --costs}
     *     to see what each policy costs and nothing else
     */
    public static void main(String... arguments) {
        List<String> options = List.of(arguments);
        Effort effort = options.contains("--quick") ? Effort.QUICK : Effort.FULL;
        int rows = options.indexOf("--rows");
        if (rows >= 0) {
            effort = effort.withRows(Integer.parseInt(options.get(rows + 1)));
        }
        long begin = System.nanoTime();
        var report = new Report(System.out);
        report.add("# ./huice bench policy " + String.join(" ", options));
        report.add("%s; %d cores, load %.1f before; %d MB of heap; Java %s"
                .formatted(
                        LocalDate.now(ZoneId.systemDefault()),
                        Runtime.getRuntime().availableProcessors(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        Runtime.version()));
        if (options.contains("--costs")) {
            new PolicyCosts(Suite.standard(), report).run();
            return;
        }
        new Loading(effort, report).run();
        Suite suite = Suite.standard();
        var scan = new WholeScan(suite, effort, THREADS, report);
        scan.run();
        new Reloading(suite, scan.columns(), report).run(ROUNDS);
        new OneSubjectRun(effort, report).run();
        Path file = Suite.root().resolve("bench/target/policy-bench.md");
        boolean met = report.close(file);
        System.out.printf(
                "%s after %d s; also in %s%n",
                met ? "all met" : "NOT ALL MET", (System.nanoTime() - begin) / 1_000_000_000, file);
        System.exit(met ? 0 : 1);
    }
}
