package cn.huice.bench.casework;

import cn.huice.bench.report.Report;
import cn.huice.bench.report.Table;
import cn.huice.bench.running.Door;
import cn.huice.bench.running.Load;
import cn.huice.bench.running.Load.Measured;
import cn.huice.bench.running.Program;
import cn.huice.bench.running.Spoken;
import cn.huice.bench.running.Town;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/** Lists, searches, statistics and exports of a register as large as a city has it after some years. */
final class Register {
    static final String DATABASE = "register";
    private static final int WARM_UP = 50;
    private static final int REQUESTS = 200;
    private static final double SLOWEST_MILLIS = 50;
    private static final int ROWS_A_SECOND = 20_000;
    private static final int AT_ONCE = 50_000;
    private static final String DAY = "2023-06-05";

    private final Town town;
    private final CaseworkEffort effort;
    private final Report report;

    Register(Town town, CaseworkEffort effort, Report report) {
        this.town = town;
        this.effort = effort;
        this.report = report;
    }

    /** Keeps the register for the next time. */
    void run() {
        Program industry = town.industry(DATABASE, List.of());
        try (Door door = new Door(industry.door(), 4)) {
            Commands commands = new Commands(door, town.realm, 1);
            commands.today(DAY);
            fill(commands);
            Load one = new Load(1, Map.of("service", industry.pid(), "postgres", town.postgres.pid()));
            lists(door, commands, one);
            exports(door, commands, one);
        } finally {
            industry.stop();
        }
    }

    private void fill(Commands commands) {
        if (town.number(DATABASE, "select count(*) from application") >= effort.register()) {
            return;
        }
        report.progress("filling the register with %,d cases".formatted(effort.register()));
        town.sql(DATABASE, "delete from application where id like 'many-%'");
        if (town.number(DATABASE, "select count(*) from subject") == 0) {
            commands.register(0);
        }
        Case pattern = new Case(0);
        commands.file(pattern);
        commands.submit(pattern);
        long begun = System.nanoTime();
        try (Connection connection = town.connect(DATABASE);
                PreparedStatement many = connection.prepareStatement(
                        Files.readString(town.root().resolve("platform/casework/src/test/resources/many-cases.sql")))) {
            for (int from = 1; from <= effort.register(); from += AT_ONCE) {
                many.setInt(1, effort.register());
                many.setInt(2, effort.register());
                many.setInt(3, from);
                many.setInt(4, Math.min(from + AT_ONCE - 1, effort.register()));
                many.setString(5, pattern.id);
                many.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        town.sql(DATABASE, "vacuum analyze application");
        town.sql(DATABASE, "vacuum analyze application_text");
        report.progress("filled in %d s".formatted((System.nanoTime() - begun) / 1_000_000_000));
    }

    private void lists(Door door, Commands commands, Load one) {
        List<RegisterLists> lists = RegisterLists.all(effort.register());
        List<Spoken.Statement> statements = town
                .heard(() -> {
                    lists.forEach(list -> door.get(list.path().apply(0), commands.token(list.role()))
                            .expect(200));
                })
                .stream()
                .filter(statement -> statement.sql().contains("from application a")
                        && statement.sql().contains(" limit "))
                .filter(statement -> !statement.sql().endsWith("limit 1"))
                .toList();
        Table table = new Table(
                "of %,d cases".formatted(effort.register()),
                "p50 ms",
                "p99 ms",
                "max ms",
                "CPU ms",
                "SQL alone, p50 ms");
        List<String> tooSlow = new ArrayList<>();
        double slowest = 0;
        for (int i = 0; i < lists.size(); i++) {
            RegisterLists list = lists.get(i);
            String token = commands.token(list.role());
            report.progress(list.what());
            one.all(
                    numbers(0, WARM_UP),
                    n -> door.get(list.path().apply(n), token).expect(200));
            Measured measured = one.all(
                    numbers(WARM_UP, REQUESTS),
                    n -> door.get(list.path().apply(n), token).expect(200));
            table.row(
                    list.what(),
                    "%.1f".formatted(measured.millis(0.5)),
                    "%.1f".formatted(measured.millis(0.99)),
                    "%.1f".formatted(measured.millis(1)),
                    "%.1f".formatted(1000 * measured.spent().all() / measured.count()),
                    statements.size() == lists.size()
                            ? "%.1f".formatted(alone(one, statements.get(i)).millis(0.5))
                            : "");
            slowest = Math.max(slowest, measured.millis(0.99));
            if (measured.millis(0.99) > SLOWEST_MILLIS) {
                tooSlow.add(list.what());
            }
        }
        report.add("## Lists and searches");
        report.add(table);
        if (!tooSlow.isEmpty()) {
            report.add("Slower than wanted: " + String.join("; ", tooSlow));
        }
        report.target("slowest list or search, p99", "at most 50 ms", "%.1f ms".formatted(slowest), tooSlow.isEmpty());
        Measured statistics = one.all(
                numbers(0, 3),
                n -> door.get("/v1/statistics?from=2020-01-01", commands.token("auditor"))
                        .expect(200));
        report.add("Statistics over all of them: %.0f ms.".formatted(statistics.millis(0.5)));
    }

    private Measured alone(Load one, Spoken.Statement statement) {
        try (Connection connection = town.connect(DATABASE)) {
            return one.all(numbers(0, REQUESTS / 2), n -> statement.run(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void exports(Door door, Commands commands, Load one) {
        long rows = town.number(DATABASE, "select count(*) from application");
        Table table = new Table(
                "export of %,d rows".formatted(rows), "rows a second", "MB", "CPU s: service", "CPU s: postgres");
        double worst = Double.MAX_VALUE;
        for (String list : List.of("/v1/applications?format=xlsx", "/v1/applications?format=xlsx")) {
            report.progress("export " + list);
            long[] bytes = new long[1];
            Measured measured =
                    one.all(List.of(list), path -> bytes[0] = door.drained(path, commands.token("auditor")));
            double rate = rows / measured.seconds();
            worst = table.isEmpty() ? worst : Math.min(worst, rate);
            table.row(
                    list,
                    "%,.0f".formatted(rate),
                    Long.toString(bytes[0] >> 20),
                    "%.1f".formatted(measured.spent().of().get("service")),
                    "%.1f".formatted(measured.spent().of().get("postgres")));
        }
        Measured copied = one.all(List.of("copy"), what -> copy());
        table.row(
                "the rows alone, COPY to nowhere",
                "%,.0f".formatted(rows / copied.seconds()),
                "",
                "",
                "%.1f".formatted(copied.spent().of().get("postgres")));
        report.add("## Exports");
        report.add(table);
        report.target("export, rows a second", "at least 20,000", "%,.0f".formatted(worst), worst >= ROWS_A_SECOND);
    }

    private void copy() {
        try (Connection connection = town.connect(DATABASE)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                    copy (select number, policy_id, subject_kind, subject_id, district, state, step_kind, step_actor, step_due,
                    amount, granted, unit, created_at, submitted_on, decided_on from application order by created_at desc, id)
                    to stdout""", OutputStream.nullOutputStream());
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Integer> numbers(int from, int count) {
        return IntStream.range(from, from + count).boxed().toList();
    }
}
