package cn.huice.bench.casework;

import cn.huice.bench.running.Bench;
import cn.huice.bench.running.Door;
import cn.huice.bench.running.Load;
import cn.huice.bench.running.Program;
import cn.huice.bench.running.Town;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./huice bench casework}: measures casework through its door, beside the database alone, and leaves the figures in a file. */
public final class CaseworkBench {
    private CaseworkBench() {}

    /** @param arguments see {@link Bench#run} */
    public static void main(String... arguments) {
        Bench.run("casework", arguments, List.of("commands", "delivery", "register"), CaseworkBench::measure);
    }

    private static void measure(Bench bench) {
        CaseworkEffort effort = bench.quick() ? CaseworkEffort.QUICK : CaseworkEffort.FULL;
        if (bench.has("commands") || bench.has("delivery")) {
            commands(bench, effort);
        }
        if (bench.has("register")) {
            new Register(bench.town(), effort, bench.report()).run();
        }
    }

    private static void commands(Bench bench, CaseworkEffort effort) {
        Town town = bench.town();
        town.emptied("industry");
        Program industry = town.industry("industry", bench.jvm());
        Map<String, Long> processes = new LinkedHashMap<>();
        processes.put("service", industry.pid());
        processes.put("postgres", town.postgres.pid());
        processes.put("kafka", town.kafka.pid());
        try (Door door = new Door(industry.door(), 2 * SubmitToApprove.CONNECTIONS)) {
            Commands commands = new Commands(door, town.realm, effort.subjects());
            Load load = new Load(SubmitToApprove.CONNECTIONS, processes);
            SubmitToApprove whole = new SubmitToApprove(bench, load, commands, effort);
            whole.run();
            if (bench.has("delivery")) {
                new Delivery(town, load, commands, effort, bench.report()).run(whole.rate());
            }
            industry.stop();
            if (bench.has("commands")) {
                PgBench.find()
                        .ifPresentOrElse(whole::compare, () -> bench.report().add(PgBench.MISSING));
            }
        }
    }
}
