package cn.huice.bench.casework;

import cn.huice.bench.measure.Suite;
import cn.huice.bench.report.Report;
import cn.huice.bench.running.Door;
import cn.huice.bench.running.Flames;
import cn.huice.bench.running.Load;
import cn.huice.bench.running.Program;
import cn.huice.bench.running.Town;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ./huice bench casework}: measures casework through its door, beside the database alone, and leaves the figures in a file. */
public final class CaseworkBench {
    private CaseworkBench() {}

    /**
     * Runs everything, or the parts that are named: {@code commands}, {@code delivery}, {@code register}.
     *
     * @param arguments {@code --quick} for smaller numbers; {@code --flames FOLDER} draws where the service's time goes in each command
     */
    public static void main(String... arguments) {
        List<String> options = new ArrayList<>(List.of(arguments));
        CaseworkEffort effort = options.remove("--quick") ? CaseworkEffort.QUICK : CaseworkEffort.FULL;
        Optional<Flames> flames = Optional.empty();
        int drawn = options.indexOf("--flames");
        if (drawn >= 0) {
            flames = Optional.of(new Flames(Path.of(options.remove(drawn + 1)).toAbsolutePath()));
            options.remove(drawn);
        }
        List<String> parts = options.isEmpty() ? List.of("commands", "delivery", "register") : options;
        Report report = new Report(System.out);
        report.add("# ./huice bench casework " + String.join(" ", arguments));
        report.add("%s; %d cores, load %.1f before; Java %s"
                .formatted(
                        LocalDate.now(ZoneId.systemDefault()),
                        Runtime.getRuntime().availableProcessors(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        Runtime.version()));
        try (Town town = Town.start(Suite.root())) {
            Runtime.getRuntime().addShutdownHook(new Thread(town::close));
            if (parts.contains("commands") || parts.contains("delivery")) {
                commands(town, effort, flames, parts, report);
            }
            if (parts.contains("register")) {
                new Register(town, effort, report).run();
            }
        }
        Path file = Suite.root().resolve("bench/target/casework-bench.md");
        boolean met = report.close(file);
        System.out.printf("%s; also in %s%n", met ? "all met" : "NOT ALL MET", file);
        System.exit(met ? 0 : 1);
    }

    private static void commands(
            Town town, CaseworkEffort effort, Optional<Flames> flames, List<String> parts, Report report) {
        town.emptied("industry");
        Program industry = town.industry("industry", flames.map(Flames::options).orElse(List.of()));
        Map<String, Long> processes = new LinkedHashMap<>();
        processes.put("service", industry.pid());
        processes.put("postgres", town.postgres.pid());
        processes.put("kafka", town.kafka.pid());
        try (Door door = new Door(industry.door(), 2 * SubmitToApprove.CONNECTIONS)) {
            Commands commands = new Commands(door, town.realm, effort.subjects());
            Load load = new Load(SubmitToApprove.CONNECTIONS, processes);
            SubmitToApprove whole = new SubmitToApprove(town, load, commands, effort, flames, report);
            whole.run();
            if (parts.contains("delivery")) {
                new Delivery(town, load, commands, effort, report).run(whole.rate());
            }
            industry.stop();
            flames.ifPresent(Flames::draw);
            if (!parts.contains("commands")) {
                return;
            }
            PgBench.find().ifPresentOrElse(whole::compare, () -> report.add(PgBench.MISSING));
        }
    }
}
