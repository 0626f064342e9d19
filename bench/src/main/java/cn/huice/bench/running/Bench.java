package cn.huice.bench.running;

import cn.huice.bench.measure.Suite;
import cn.huice.bench.report.Report;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One run of a benchmark of services: what the command line asked for, where it runs and where its figures go.
 *
 * @param parts those that are named, or all
 * @param quick whether smaller numbers will do
 * @param flames where the measured service's time is drawn, if it is
 */
public record Bench(List<String> parts, boolean quick, Optional<Flames> flames, Town town, Report report) {

    /**
     * Runs it and ends the process: 0 where all targets are met.
     *
     * @param name as {@code ./huice bench} knows it
     * @param arguments {@code --quick} for smaller numbers, {@code --flames FOLDER} to draw where the service's processor time goes, names of parts
     * @param all parts, in their order
     */
    public static void run(String name, String[] arguments, List<String> all, Consumer<Bench> work) {
        List<String> options = new ArrayList<>(List.of(arguments));
        boolean quick = options.remove("--quick");
        Optional<Flames> flames = Optional.empty();
        int drawn = options.indexOf("--flames");
        if (drawn >= 0) {
            flames = Optional.of(new Flames(Path.of(options.remove(drawn + 1)).toAbsolutePath()));
            options.remove(drawn);
        }
        Report report = new Report(System.out);
        report.add("# ./huice bench " + name + " " + String.join(" ", arguments));
        report.add("%s; %d cores, load %.1f before; Java %s"
                .formatted(
                        LocalDate.now(ZoneId.systemDefault()),
                        Runtime.getRuntime().availableProcessors(),
                        load(),
                        Runtime.version()));
        try (Town town = Town.start(Suite.root())) {
            Runtime.getRuntime().addShutdownHook(new Thread(town::close));
            work.accept(new Bench(options.isEmpty() ? all : List.copyOf(options), quick, flames, town, report));
        }
        flames.ifPresent(Flames::draw);
        report.add("Load at the end: %.1f.".formatted(load()));
        Path file = Suite.root().resolve("bench/target/" + name + "-bench.md");
        boolean met = report.close(file);
        System.out.printf("%s; also in %s%n", met ? "all met" : "NOT ALL MET", file);
        System.exit(met ? 0 : 1);
    }

    public boolean has(String part) {
        return parts.contains(part);
    }

    /** What the JVM of the measured service is started with. */
    public List<String> jvm() {
        return flames.map(Flames::options).orElse(List.of());
    }

    /** Does it, and draws what the measured service did meanwhile. */
    public <T> T drawn(String graph, Supplier<T> work) {
        return flames.isPresent() ? flames.get().during(graph, work) : work.get();
    }

    /** The same for what leaves its figures elsewhere. */
    public void drawn(String graph, Runnable work) {
        drawn(graph, () -> {
            work.run();
            return graph;
        });
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
