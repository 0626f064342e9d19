package cn.huice.bench.catalogue;

import cn.huice.bench.measure.Suite;
import cn.huice.bench.report.Report;
import cn.huice.bench.running.Town;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** {@code ./huice bench catalogue}: one profile against all policies, and scans of a whole register, through the door. */
public final class CatalogueBench {
    /** All policies of the district's scan are in force on this day. */
    static final LocalDate DAY = LocalDate.of(2022, 12, 1);

    private CatalogueBench() {}

    /**
     * Runs everything, or the parts that are named: {@code assessments}, {@code scan}.
     *
     * @param arguments {@code --quick} for smaller numbers; {@code --jfr FILE} records what the industry service does
     */
    public static void main(String... arguments) {
        List<String> options = new ArrayList<>(List.of(arguments));
        CatalogueEffort effort = options.remove("--quick") ? CatalogueEffort.QUICK : CatalogueEffort.FULL;
        List<String> jvm = new ArrayList<>();
        int jfr = options.indexOf("--jfr");
        if (jfr >= 0) {
            jvm.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + options.remove(jfr + 1));
            options.remove(jfr);
        }
        List<String> parts = options.isEmpty() ? List.of("assessments", "scan") : options;
        Report report = new Report(System.out);
        report.add("# ./huice bench catalogue " + String.join(" ", arguments));
        report.add("%s; %d cores, load %.1f before; Java %s"
                .formatted(
                        LocalDate.now(ZoneId.systemDefault()),
                        Runtime.getRuntime().availableProcessors(),
                        load(),
                        Runtime.version()));
        try (Town town = Town.start(Suite.root())) {
            Runtime.getRuntime().addShutdownHook(new Thread(town::close));
            if (parts.contains("assessments")) {
                new OneProfile(town, effort, report).run(jvm);
            }
            if (parts.contains("scan")) {
                new WholeRegister(town, effort, report).run(jvm);
            }
        }
        report.add("Load at the end: %.1f.".formatted(load()));
        Path file = Suite.root().resolve("bench/target/catalogue-bench.md");
        boolean met = report.close(file);
        System.out.printf("%s; also in %s%n", met ? "all met" : "NOT ALL MET", file);
        System.exit(met ? 0 : 1);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
