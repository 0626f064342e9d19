package cn.huice.bench.catalogue;

import cn.huice.bench.report.Report;
import cn.huice.bench.report.Table;
import cn.huice.bench.running.Bench;
import cn.huice.bench.running.Door;
import cn.huice.bench.running.Program;
import cn.huice.bench.running.Town;
import cn.huice.local.stack.JavaCommand;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * 免申即享 over a register of enterprises, the one that {@code ./huice demo --district} makes up, all of one district. An officer
 * of another district has the whole register looked through, sums included, and finds nobody to store: that is the scan
 * by itself. The district's own officer then has all results stored as well.
 */
final class WholeRegister {
    private static final String DATABASE = "district";
    private static final String DISTRICT = "120103";
    private static final String ELSEWHERE = "120116";
    private static final double SLOWEST_SECONDS = 3;
    private static final int STORED_A_SECOND = 50_000;
    private static final int WARM_UP = 3;
    /** All rows at once would not fit. */
    private static final int PARTS = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Bench bench;
    private final Town town;
    private final CatalogueEffort effort;
    private final Report report;

    WholeRegister(Bench bench, CatalogueEffort effort) {
        this.bench = bench;
        this.town = bench.town();
        this.effort = effort;
        this.report = bench.report();
    }

    private record Done(String id, long found, int policies, int subjects, double seconds) {}

    /** Keeps the register for the next time. */
    void run() {
        List<String> options = new ArrayList<>(bench.jvm());
        options.add("-Xmx1g");
        Program industry = town.service("industry-fund-service", DATABASE, options);
        try (Door door = new Door(industry.door(), 2)) {
            settle();
            String operator = town.realm.token("operator", "operator", "");
            door.command("PUT", "/v1/clock", operator, key(), null, "{\"today\":\"" + CatalogueBench.DAY + "\"}")
                    .expect(200);
            bench.drawn("scan", () -> measure(door));
        } finally {
            industry.stop();
        }
    }

    private void measure(Door door) {
        report.progress("reading the register");
        Done first = scanned(door, ELSEWHERE);
        report.progress("scanning");
        List<Double> alone = new ArrayList<>();
        for (int i = 0; i < WARM_UP + effort.scans(); i++) {
            double seconds = scanned(door, ELSEWHERE).seconds();
            if (i >= WARM_UP) {
                alone.add(seconds);
            }
        }
        alone.sort(null);
        double median = alone.get(alone.size() / 2);
        report.progress("storing what is found");
        Done stored = scanned(door, DISTRICT);
        double copied = copied(stored.id());
        town.sql(DATABASE, "truncate scan_result");
        long pairs = (long) first.subjects() * first.policies();
        Table table = new Table(
                "of %,d enterprises and %d policies".formatted(first.subjects(), first.policies()),
                "seconds",
                "a second");
        table.row("the first scan, which reads the register", "%.1f".formatted(first.seconds()), "");
        table.row(
                "scan alone, sums included, median of %d".formatted(alone.size()),
                "%.2f".formatted(median),
                "%,.0f pairs".formatted(pairs / median));
        table.row(
                "scan and %,d results stored".formatted(stored.found()),
                "%.1f".formatted(stored.seconds()),
                "%,.0f results".formatted(stored.found() / stored.seconds()));
        table.row(
                "the same results, by COPY alone into such a table",
                "%.1f".formatted(copied),
                "%,.0f results".formatted(stored.found() / copied));
        report.add("## A whole register");
        report.add(table);
        report.target(
                "scan of %,d enterprises, sums included".formatted(first.subjects()),
                "at most 3 s",
                "%.2f s".formatted(median),
                median <= SLOWEST_SECONDS);
        double rate = stored.found() / stored.seconds();
        report.target(
                "results stored a second, the scan included",
                "at least 50,000",
                "%,.0f".formatted(rate),
                rate >= STORED_A_SECOND);
    }

    /** Times are the service's own: from when it takes the scan on to the commit of its last result. */
    private Done scanned(Door door, String district) {
        String officer = town.realm.token("officer-" + district, "officer", ",\"district\":\"" + district + "\"");
        String path = door.command("POST", "/v1/scans", officer, key(), null, "{\"kind\":\"enterprise\"}")
                .expect(202)
                .location();
        path = path.substring(path.indexOf("/v1/"));
        JsonNode seen = read(door.get(path, officer).expect(200).body());
        while (seen.path("state").asText().equals("RUNNING")) {
            Town.pause(50);
            seen = read(door.get(path, officer).expect(200).body());
        }
        if (!seen.path("state").asText().equals("DONE")) {
            throw new IllegalStateException("the scan ended as " + seen);
        }
        Duration took = Duration.between(
                Instant.parse(seen.path("startedAt").asText()),
                Instant.parse(seen.path("finishedAt").asText()));
        return new Done(
                seen.path("id").asText(),
                seen.path("found").asLong(),
                seen.path("policies").size(),
                seen.at("/progress/inAll").asInt(),
                took.toNanos() / 1e9);
    }

    /** Seconds that PostgreSQL takes for the rows of a scan when it is handed them ready made, in one transaction. */
    private double copied(String scan) {
        town.sql(DATABASE, "drop table if exists copied");
        town.sql(DATABASE, "create table copied (like scan_result including all)");
        double seconds = 0;
        try (Connection from = town.connect(DATABASE);
                Connection to = town.connect(DATABASE)) {
            to.setAutoCommit(false);
            CopyManager in = to.unwrap(PGConnection.class).getCopyAPI();
            for (int part = 0; part < PARTS; part++) {
                var rows = new ByteArrayOutputStream();
                from.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "copy (select * from scan_result where scan_id = '%s' and place %% %d = %d) to stdout"
                                        .formatted(scan, PARTS, part),
                                rows);
                long begun = System.nanoTime();
                in.copyIn("copy copied from stdin", new ByteArrayInputStream(rows.toByteArray()), 1 << 16);
                seconds += (System.nanoTime() - begun) / 1e9;
            }
            long begun = System.nanoTime();
            to.commit();
            seconds += (System.nanoTime() - begun) / 1e9;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        town.sql(DATABASE, "drop table copied");
        return seconds;
    }

    private void settle() {
        long there = town.number(DATABASE, "select count(*) from subject where kind = 'enterprise'");
        if (there >= effort.enterprises()) {
            return;
        }
        report.progress("settling %,d enterprises, once for all runs".formatted(effort.enterprises()));
        Path launcher = town.root().resolve("deploy/local/launcher/target");
        try {
            int code = new ProcessBuilder(
                            JavaCommand.executable(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            launcher.resolve("huice-local.jar") + ":" + launcher.resolve("lib") + "/*",
                            "cn.huice.local.district.Settle",
                            town.postgres.jdbcUrl(DATABASE),
                            DISTRICT,
                            Integer.toString(effort.enterprises()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("the district could not be settled: " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        town.sql(DATABASE, "vacuum analyze fact");
        town.sql(DATABASE, "vacuum analyze subject");
    }

    private static String key() {
        return "catalogue-" + UUID.randomUUID();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
