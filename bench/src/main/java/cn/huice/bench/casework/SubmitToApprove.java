package cn.huice.bench.casework;

import cn.huice.bench.report.Figure;
import cn.huice.bench.report.Report;
import cn.huice.bench.report.Table;
import cn.huice.bench.running.Bench;
import cn.huice.bench.running.Load;
import cn.huice.bench.running.Load.Measured;
import cn.huice.bench.running.Spoken;
import cn.huice.bench.running.Town;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** From draft to decision through the door: how many durable state changes a second, what each costs, and what is visible after. */
final class SubmitToApprove {
    static final int CONNECTIONS = 16;
    private static final double SHARE_WANTED = 0.4;
    private static final int RATE_WANTED = 1_000;
    private static final int WHERE_PGBENCH_REACHES = 6_000;
    private static final Pattern NUMBER = Pattern.compile("\"number\":\"([^\"]+)\"");

    private final Bench bench;
    private final Town town;
    private final Load load;
    private final Commands commands;
    private final CaseworkEffort effort;
    private final Report report;
    private final Map<String, Measured> measured = new LinkedHashMap<>();
    private final List<Spoken> spoken = new ArrayList<>();
    private String number;

    SubmitToApprove(Bench bench, Load load, Commands commands, CaseworkEffort effort) {
        this.bench = bench;
        this.town = bench.town();
        this.load = load;
        this.commands = commands;
        this.effort = effort;
        this.report = bench.report();
    }

    /** State changes a second over all commands. */
    double rate() {
        return count() / seconds();
    }

    void run() {
        report.progress("registering " + effort.subjects() + " enterprises");
        commands.today(Commands.DAY);
        commands.budget();
        List<Integer> subjects = IntStream.range(0, effort.subjects()).boxed().toList();
        measured.put("register a subject", load.all(subjects, commands::register));
        Measured confirmed = load.all(subjects, commands::confirm);
        measured.put(
                "confirm a fact",
                new Measured(3 * confirmed.count(), confirmed.seconds(), confirmed.nanos(), confirmed.spent()));

        report.progress("warming up");
        List<Case> warm = cases(effort.warmUp(), 1);
        before(warm, false);
        report.progress("from draft to first review");
        List<Case> files = cases(effort.cases(), 0);
        Case sample = new Case(0);
        captured(() -> {
            number = found(commands.file(sample));
            commands.submit(sample);
            commands.accept(sample);
            commands.review(sample);
        });
        before(files, true);
        Seen followed = followUps();

        report.progress("public notices end");
        commands.afterNotices(Commands.DAY_AFTER_NOTICE, town);
        List<Case> decided = new ArrayList<>(warm);
        decided.forEach(commands::look);
        load.all(decided, commands::decide);
        commands.look(sample);
        captured(() -> commands.decide(sample));
        files.forEach(commands::look);
        phase("decide", files, commands::decide, true);
        tell(followed);
    }

    /** Compares with what the database does without the service; to be called when nobody else uses it. */
    void compare(PgBench pgbench) {
        Path script = town.root().resolve("bench/target/submit-to-approve.sql");
        int commandsACase = spoken.size();
        String subject = Commands.subject(0);
        List<String> shared = List.of(town.text("industry", "select id from budget"));
        try (Connection database = town.connect("industry")) {
            Files.createDirectories(script.getParent());
            Files.writeString(
                    script,
                    new Replay(subject, List.of(sampleId(), number), shared, effort.subjects())
                            .script(spoken, database));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not know its own statements", e);
        }
        report.progress("the same statements by pgbench");
        town.sql("industry", "vacuum analyze");
        double best = pgbench.rate(script, town.postgres, "industry", CONNECTIONS, effort.seconds()) * commandsACase;
        report.progress("the same statements over JDBC");
        double jdbc = new JdbcReplay(spoken, subject, number, shared, effort.subjects())
                        .rate(town, "industry", CONNECTIONS, effort.seconds())
                * commandsACase;
        report.add("## Beside the database alone");
        report.add(new Table("state changes a second, 16 connections", "a second", "share of pgbench")
                .row("pgbench, the same statements", Figure.rate(best), "1")
                .row("plain JDBC, the same statements and values", Figure.rate(jdbc), Figure.percent(jdbc / best))
                .row("the service, over HTTP", Figure.rate(rate()), Figure.percent(rate() / best)));
        report.target(
                "state changes, beside pgbench",
                "at least 40 %",
                Figure.percent(rate() / best),
                rate() >= SHARE_WANTED * best);
        if (best >= WHERE_PGBENCH_REACHES) {
            report.target("state changes a second", "at least 1,000", Figure.rate(rate()), rate() >= RATE_WANTED);
        }
    }

    private String sampleId() {
        return spoken.getFirst().statements().stream()
                .filter(statement -> statement.sql().toLowerCase(Locale.ROOT).startsWith("insert into application "))
                .flatMap(statement -> statement.parameters().stream())
                .filter(value -> value != null && value.matches("[0-9a-f]{8}-.{27}"))
                .findFirst()
                .orElseThrow();
    }

    private static String found(String body) {
        Matcher matcher = NUMBER.matcher(body);
        if (!matcher.find()) {
            throw new IllegalStateException("no number in " + body);
        }
        return matcher.group(1);
    }

    private record Seen(int answers, int failures) {}

    /** Every acknowledgement is followed at once by a look over another connection. */
    private Seen followUps() {
        report.progress("looking after every acknowledgement");
        AtomicInteger answers = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        List<Case> followed = cases(effort.followUps() / 4, 0);
        load.all(followed, file -> {
            List<Consumer<Case>> steps = List.of(commands::file, commands::submit, commands::accept, commands::review);
            for (Consumer<Case> step : steps) {
                step.accept(file);
                answers.incrementAndGet();
                if (!commands.visible(file)) {
                    failures.incrementAndGet();
                }
            }
        });
        return new Seen(answers.get(), failures.get());
    }

    private void before(List<Case> files, boolean count) {
        phase("file", files, commands::file, count);
        phase("submit", files, commands::submit, count);
        phase("accept", files, commands::accept, count);
        phase("review", files, commands::review, count);
    }

    private void phase(String name, List<Case> files, Consumer<Case> command, boolean count) {
        if (!count) {
            load.all(files, command);
            return;
        }
        bench.drawn(name, () -> measured.put(name, load.all(files, command)));
        report.progress("%s: %.0f a second".formatted(name, measured.get(name).rate()));
    }

    private void captured(Runnable commandsOfOne) {
        spoken.addAll(Spoken.commands(town.heardSince(commandsOfOne)));
    }

    private List<Case> cases(int count, int from) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Case((from + n) % effort.subjects()))
                .toList();
    }

    private int count() {
        return stateChanges().stream().mapToInt(Measured::count).sum();
    }

    private double seconds() {
        return stateChanges().stream().mapToDouble(Measured::seconds).sum();
    }

    private List<Measured> stateChanges() {
        return List.of("file", "submit", "accept", "review", "decide").stream()
                .map(measured::get)
                .toList();
    }

    private void tell(Seen followed) {
        report.add("## From draft to decision, " + CONNECTIONS + " connections");
        List<String> parts = List.copyOf(measured.get("file").spent().of().keySet());
        List<String> heads = new ArrayList<>(List.of("command", "a second", "p50 ms", "p99 ms", "CPU ms"));
        parts.forEach(part -> heads.add(part));
        heads.add("statements");
        Table table = new Table(heads.toArray(String[]::new));
        measured.forEach((name, result) -> {
            List<String> row = new ArrayList<>(List.of(
                    name,
                    "%.0f".formatted(result.rate()),
                    "%.1f".formatted(result.millis(0.5)),
                    "%.1f".formatted(result.millis(0.99)),
                    "%.2f".formatted(1000 * result.spent().all() / result.count())));
            parts.forEach(
                    part -> row.add("%.2f".formatted(1000 * result.spent().of().get(part) / result.count())));
            int at = List.of("file", "submit", "accept", "review", "decide").indexOf(name);
            row.add(
                    at < 0 || at >= spoken.size()
                            ? ""
                            : Integer.toString(spoken.get(at).statements().size()));
            table.row(row.toArray(String[]::new));
        });
        report.add(table);
        report.add(
                "All five together: %.0f state changes a second; CPU is the processor time of one command, by process."
                        .formatted(rate()));
        report.target(
                "looks after an acknowledgement that fail",
                "0 of 10,000",
                "%,d of %,d".formatted(followed.failures(), followed.answers()),
                followed.failures() == 0 && followed.answers() >= effort.followUps());
    }
}
