package cn.huice.bench.casework;

import cn.huice.bench.report.Report;
import cn.huice.bench.report.Table;
import cn.huice.bench.running.Load;
import cn.huice.bench.running.Load.Measured;
import cn.huice.bench.running.Town;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * How long an event takes from the commit of the command that caused it to the commit of the consumer that applied it, and
 * that commands do not wait for a broker that is away. The consumer is the service's own, which folds every claim from the log.
 */
final class Delivery {
    private static final double SLOWEST_MILLIS = 100;
    private static final int SYNCS = 1_000;
    /** Of commands, taken in turn. */
    private static final int KINDS = 5;
    /** The slowest hundredth is asked for, so what is measured lasts this many times as long as other paced runs. */
    private static final int LONGER = 4;
    /** More than this between two runs of the same load is more than chance. */
    private static final double TOLERATED_MILLIS = 5;
    /** By this day the notices of cases filed on {@link Commands#DAY_AFTER_NOTICE} have ended. */
    private static final String LATER = "2023-05-15";

    private static final String TIMES = """
            select string_agg(round(t::numeric, 1)::text, ';') from (
              select unnest(percentile_cont(array[0.5, 0.99, 1]) within group (order by extract(epoch from
                pg_xact_commit_timestamp(i.xmin) - pg_xact_commit_timestamp(e.xmin)) * 1000)) t
              from journal_entry e join journal_inbox i on i.id = e.id::text
              where e.sequence > %d and e.topic = 'huice.claims') times
            """;
    private static final String ON_THEIR_WAY = """
            select count(*) from journal_entry e where e.sequence > %d and e.topic = 'huice.claims'
            and not exists (select from journal_inbox i where i.id = e.id::text)
            """;
    private static final String CLAIMS =
            "select count(*) from journal_entry where sequence > %d and topic = 'huice.claims'";

    private final Town town;
    private final Load load;
    private final Commands commands;
    private final CaseworkEffort effort;
    private final Report report;

    Delivery(Town town, Load load, Commands commands, CaseworkEffort effort, Report report) {
        this.town = town;
        this.load = load;
        this.commands = commands;
        this.effort = effort;
        this.report = report;
    }

    /** @param most state changes a second, as measured */
    void run(double most) {
        double pace = most / 2;
        int each = (int) (pace * effort.seconds() / KINDS);
        report.progress("preparing %,d cases for each command".formatted((LONGER + 2) * each));
        Ready first = ready(each);
        Ready running = ready(LONGER * each);
        Ready away = ready(each);
        commands.afterNotices(LATER, town);
        for (Ready ready : List.of(first, running, away)) {
            load.all(ready.announced(), commands::look);
        }
        caughtUp(0);
        town.sql("industry", "vacuum analyze");
        town.settle();
        Measured disk = town.disk(SYNCS);

        report.progress("%.0f state changes a second, half of the most".formatted(pace));
        load.paced(mixed(first), pace, Runnable::run);
        long before = town.number("industry", "select max(sequence) from journal_entry");
        Measured with = load.paced(mixed(running), pace, Runnable::run);
        caughtUp(before);
        long claims = town.number("industry", CLAIMS.formatted(before));
        String[] times = town.text("industry", TIMES.formatted(before)).split(";");

        report.progress("the same with the broker away");
        town.kafka.stop();
        Measured without = load.paced(mixed(away), pace, Runnable::run);
        long waiting = town.number("industry", "select count(*) from journal_unpublished");
        town.up(town.kafka);
        long begun = System.nanoTime();
        caughtUp(before);
        double drained = (System.nanoTime() - begun) / 1e9;
        tell(pace, claims, times, with, without, disk);
        report.add("%,d events waited for the broker; %.1f s after it was back, all were applied."
                .formatted(waiting, drained));
    }

    private void tell(double pace, long claims, String[] times, Measured with, Measured without, Measured disk) {
        report.add("## Events at %.0f state changes a second".formatted(pace));
        report.add(new Table("ms", "p50", "p99", "max")
                .row("commit to the consumer's commit, %,d claims".formatted(claims), times[0], times[1], times[2])
                .row("commands, broker running", millis(with, 0.5), millis(with, 0.99), millis(with, 1))
                .row("commands, broker away", millis(without, 0.5), millis(without, 0.99), millis(without, 1))
                .row(
                        "this disk, 4 kB forced, nothing else at work",
                        millis(disk, 0.5),
                        millis(disk, 0.99),
                        millis(disk, 1)));
        report.target(
                "commit to consumer's commit, p99",
                "at most 100 ms",
                times[1] + " ms",
                Double.parseDouble(times[1]) <= SLOWEST_MILLIS);
        double more = without.millis(0.5) - with.millis(0.5);
        report.target(
                "what a broker outage adds to a command, p50",
                "nothing",
                "%.1f ms".formatted(more),
                more <= Math.max(TOLERATED_MILLIS, with.millis(0.5) / 2));
    }

    private static String millis(Measured measured, double share) {
        return "%.1f".formatted(measured.millis(share));
    }

    /** In turn a command of each kind, each about a case that is ready for it. */
    private List<Runnable> mixed(Ready ready) {
        List<Runnable> all = new ArrayList<>();
        for (int n = 0; n < ready.fresh().size(); n++) {
            Case fresh = ready.fresh().get(n);
            Case filed = ready.filed().get(n);
            Case submitted = ready.submitted().get(n);
            Case accepted = ready.accepted().get(n);
            Case announced = ready.announced().get(n);
            all.add(() -> commands.file(fresh));
            all.add(() -> commands.submit(filed));
            all.add(() -> commands.accept(submitted));
            all.add(() -> commands.review(accepted));
            all.add(() -> commands.decide(announced));
        }
        return all;
    }

    /** As many cases before each command; the public notice of those announced has ended. */
    private record Ready(
            List<Case> fresh, List<Case> filed, List<Case> submitted, List<Case> accepted, List<Case> announced) {}

    private Ready ready(int each) {
        Ready ready = new Ready(cases(each), cases(each), cases(each), cases(each), cases(each));
        List<List<Case>> further = List.of(ready.filed(), ready.submitted(), ready.accepted(), ready.announced());
        List<Consumer<Case>> steps = List.of(commands::file, commands::submit, commands::accept, commands::review);
        for (int i = 0; i < further.size(); i++) {
            for (int step = 0; step <= i; step++) {
                load.all(further.get(i), steps.get(step));
            }
        }
        return ready;
    }

    private void caughtUp(long since) {
        while (town.number("industry", "select count(*) from journal_unpublished") > 0
                || town.number("industry", ON_THEIR_WAY.formatted(since)) > 0) {
            Town.pause(200);
        }
    }

    private List<Case> cases(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Case(n % effort.subjects()))
                .toList();
    }
}
