package cn.huice.bench.catalogue;

import cn.huice.bench.report.Report;
import cn.huice.bench.report.Table;
import cn.huice.bench.running.Bench;
import cn.huice.bench.running.Door;
import cn.huice.bench.running.Load;
import cn.huice.bench.running.Load.Measured;
import cn.huice.bench.running.Program;
import cn.huice.bench.running.Town;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What am I entitled to: everything known of one subject against all policies, a hundred such questions a second, whatever
 * the answers take. A question's time counts from when it was due, so that one that waits behind others pays for it.
 */
final class OneProfile {
    private static final String INDUSTRY = "industry-fund-service";
    private static final int A_SECOND = 100;
    private static final int GATEWAY_A_SECOND = 10;
    private static final double SLOWEST_MILLIS = 15;
    private static final int CONNECTIONS = 32;
    private static final int SUBJECTS = 500;

    private final Bench bench;
    private final Town town;
    private final CatalogueEffort effort;
    private final Report report;
    private final Table table = new Table(
            "question",
            "policies",
            "a second",
            "p50 ms",
            "p99 ms",
            "max ms",
            "service CPU ms",
            "all CPU ms",
            "kB answered");

    OneProfile(Bench bench, CatalogueEffort effort) {
        this.bench = bench;
        this.town = bench.town();
        this.effort = effort;
        this.report = bench.report();
    }

    void run() {
        List.of("industry", "talent", "land").forEach(town::emptied);
        Program industry = town.industry("industry", bench.jvm());
        Profiles ofIndustry = Profiles.of(town.root(), INDUSTRY);
        byte[][] last = new byte[1][];
        Measured service = measured(INDUSTRY, industry, ofIndustry, "/v1/assessments", A_SECOND, last);
        try (PlainAnswer plain = new PlainAnswer(last[0])) {
            measured("the same bytes, sent at once", plain.door(), 0, ofIndustry, "/", A_SECOND, last);
        }
        Program talent = town.service("talent-service", "talent", List.of());
        measured(
                "talent-service",
                talent,
                Profiles.of(town.root(), "talent-service"),
                "/v1/assessments",
                A_SECOND,
                last);
        Program land = town.service("land-service", "land", List.of());
        measured("land-service", land, Profiles.of(town.root(), "land-service"), "/v1/assessments", A_SECOND, last);
        Program gateway = town.gateway(talent, industry, land);
        measured(
                "gateway: all services, groups and next questions",
                gateway,
                Profiles.of(town.root(), "talent-service", "industry-fund-service", "land-service"),
                "/api/assessments",
                GATEWAY_A_SECOND,
                last);
        List.of(gateway, land, talent, industry).forEach(Program::stop);
        report.add("## One profile against all policies");
        report.add(
                "Each question is about another of %d made-up subjects and states all that is known of it about %d attributes (industry)."
                        .formatted(SUBJECTS, ofIndustry.attributes()));
        report.add(table);
        report.target(
                "one profile, all policies of industry, p99 at 100 a second",
                "at most 15 ms",
                "%.1f ms".formatted(service.millis(0.99)),
                service.millis(0.99) <= SLOWEST_MILLIS);
    }

    private Measured measured(
            String what, Program program, Profiles profiles, String path, int aSecond, byte[][] last) {
        return measured(what, program.door(), program.pid(), profiles, path, aSecond, last);
    }

    /** @param last takes an answer */
    private Measured measured(
            String what, URI address, long pid, Profiles profiles, String path, int aSecond, byte[][] last) {
        report.progress(what);
        List<byte[]> bodies = profiles.bodies(SUBJECTS);
        String token = town.realm.token(
                "enterprise1", "applicant", ",\"subject_id\":\"E-0001\",\"subject_kind\":\"enterprise\"");
        AtomicLong bytes = new AtomicLong();
        Load load = new Load(CONNECTIONS, pid == 0 ? Map.of() : Map.of("service", pid));
        try (Door door = new Door(address, CONNECTIONS)) {
            load.paced(
                    numbers(effort.warmUp() * aSecond),
                    aSecond,
                    n -> door.ask(path, token, bodies.get(n % SUBJECTS)).expect(200));
            Supplier<Measured> paced = () -> load.paced(numbers(effort.seconds() * aSecond), aSecond, n -> {
                byte[] answer = door.ask(path, token, bodies.get(n % SUBJECTS))
                        .expect(200)
                        .body()
                        .getBytes(StandardCharsets.UTF_8);
                bytes.addAndGet(answer.length);
                last[0] = answer;
            });
            Measured measured = what.equals(INDUSTRY) ? bench.drawn("assessments", paced) : paced.get();
            table.row(
                    what,
                    Integer.toString(profiles.policies()),
                    "%.0f".formatted(measured.rate()),
                    "%.1f".formatted(measured.millis(0.5)),
                    "%.1f".formatted(measured.millis(0.99)),
                    "%.1f".formatted(measured.millis(1)),
                    "%.1f".formatted(1000 * measured.spent().of().getOrDefault("service", 0.0) / measured.count()),
                    "%.1f".formatted(1000 * measured.spent().all() / measured.count()),
                    Long.toString(bytes.get() / measured.count() / 1000));
            report.progress("p50 %.1f ms, p99 %.1f ms".formatted(measured.millis(0.5), measured.millis(0.99)));
            return measured;
        }
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
