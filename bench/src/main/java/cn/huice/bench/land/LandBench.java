package cn.huice.bench.land;

import cn.huice.bench.measure.Suite;
import cn.huice.bench.report.Report;
import cn.huice.bench.running.Town;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** {@code ./huice bench land}: a city's parcels, asked for by place and page by page. */
public final class LandBench {
    private static final int PARCELS = 300_000;
    private static final int FEW = 20_000;

    private LandBench() {}

    /**
     * Runs everything, or the parts that are named: {@code place}, {@code pages}.
     *
     * @param arguments {@code --quick} for fewer parcels and questions; {@code --jfr FILE} records what the service does
     */
    public static void main(String... arguments) {
        List<String> options = new ArrayList<>(List.of(arguments));
        boolean quick = options.remove("--quick");
        List<String> jvm = new ArrayList<>();
        int jfr = options.indexOf("--jfr");
        if (jfr >= 0) {
            jvm.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + options.remove(jfr + 1));
            options.remove(jfr);
        }
        Report report = new Report(System.out);
        report.add("# ./huice bench land " + String.join(" ", arguments));
        report.add("%s; %d cores, load %.1f before; Java %s"
                .formatted(
                        LocalDate.now(ZoneId.systemDefault()),
                        Runtime.getRuntime().availableProcessors(),
                        load(),
                        Runtime.version()));
        try (Town town = Town.start(Suite.root())) {
            Runtime.getRuntime().addShutdownHook(new Thread(town::close));
            new ParcelQueries(town, report, quick ? FEW : PARCELS, quick ? 300 : 2_000)
                    .run(jvm, options.isEmpty() ? List.of("place", "pages") : options);
        }
        report.add("Load at the end: %.1f.".formatted(load()));
        Path file = Suite.root().resolve("bench/target/land-bench.md");
        boolean met = report.close(file);
        System.out.printf("%s; also in %s%n", met ? "all met" : "NOT ALL MET", file);
        System.exit(met ? 0 : 1);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
