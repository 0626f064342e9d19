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
    private static final List<String> PARTS = List.of("load", "scan", "reload", "subject");
    private static final int ROUNDS = 5;

    private PolicyBench() {}

    /**
     * Runs everything, or the parts named: load, scan, reload, subject.
     *
     * @param arguments {@code --quick} for smaller numbers, {@code --rows N} for another number of subjects, {@code --threads
     *     N} for another number of threads in the whole scan, {@code --costs} to see what each policy costs and nothing else
     */
    public static void main(String... arguments) {
        List<String> options = List.of(arguments);
        Effort effort = options.contains("--quick") ? Effort.QUICK : Effort.FULL;
        effort = effort.withRows(number(options, "--rows", effort.rows()));
        int threads = number(options, "--threads", THREADS);
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
        List<String> parts = PARTS.stream().anyMatch(options::contains) ? options : PARTS;
        if (parts.contains("load")) {
            new Loading(effort, report).run();
        }
        if (parts.contains("scan") || parts.contains("reload")) {
            Suite suite = Suite.standard();
            var scan = new WholeScan(suite, effort, threads, report);
            scan.fill();
            if (parts.contains("scan")) {
                scan.run();
            }
            if (parts.contains("reload")) {
                new Reloading(suite, scan.columns(), report).run(ROUNDS);
            }
        }
        if (parts.contains("subject")) {
            new OneSubjectRun(effort, report).run();
        }
        Path file = Suite.root().resolve("bench/target/policy-bench.md");
        boolean met = report.close(file);
        System.out.printf(
                "%s after %d s; also in %s%n",
                met ? "all met" : "NOT ALL MET", (System.nanoTime() - begin) / 1_000_000_000, file);
        System.exit(met ? 0 : 1);
    }

    private static int number(List<String> options, String name, int otherwise) {
        int at = options.indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(options.get(at + 1));
    }
}
