package cn.huice.bench.measure;

import cn.huice.bench.policies.Atoms;
import cn.huice.bench.population.Population;
import cn.huice.bench.report.Figure;
import cn.huice.bench.report.Report;
import cn.huice.bench.report.Table;
import cn.huice.bench.rules.ByHand;
import cn.huice.bench.rules.CelEngine;
import cn.huice.bench.rules.Disagreement;
import cn.huice.bench.rules.DmnEngine;
import cn.huice.bench.rules.Engine;
import cn.huice.bench.rules.Interpreted;
import cn.huice.bench.rules.ThreeRules;
import cn.huice.policy.scan.Columns;
import cn.huice.policy.scan.PolicyTotals;
import cn.huice.policy.scan.Scan;
import cn.huice.policy.scan.ScanListener;
import cn.huice.policy.scan.ScanPlan;
import cn.huice.policy.scan.ScanTotals;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** All policies for all subjects; then three rules for the same subjects, as Huice does it and as others do. */
public final class WholeScan {
    private final Suite suite;
    private final Effort effort;
    private final int threads;
    private final Report report;
    private final Population population;
    private final Columns columns;
    private final Set<AttributeKey> attributes;
    private double filling;
    private long heap;

    public WholeScan(Suite suite, Effort effort, int threads, Report report) {
        this.suite = suite;
        this.effort = effort;
        this.threads = threads;
        this.report = report;
        attributes = new TreeSet<>(suite.atoms().attributes());
        attributes.addAll(ThreeRules.attributes());
        population = new Population(Suite.SEED, Vocabulary.standard(), attributes);
        columns = new Columns(Vocabulary.standard(), attributes);
    }

    /** The subjects, as columns. */
    public Columns columns() {
        return columns;
    }

    /** Makes up the subjects. */
    public void fill() {
        report.progress("filling columns for %,d subjects".formatted(effort.rows()));
        long before = heapUsed();
        filling = Stopwatch.once(() -> population.fill(columns, effort.rows(), threads));
        heap = heapUsed() - before;
    }

    /** Scans them. */
    public void run() {
        report.add("## Whole scan: %,d subjects x %d policies, with amounts, on %d threads"
                .formatted(effort.rows(), suite.policies().size(), threads));
        report.add(whatIsScanned());
        report.progress("scanning");
        var totals = new ScanTotals[1];
        var times = Stopwatch.repeat(
                effort.seconds(), () -> totals[0] = Scan.run(suite.plan(), columns, threads, ScanListener.NONE));
        double pairs = (double) effort.rows() * suite.policies().size();
        double perSecond = pairs / times.median() * 1e9;
        double bytes = columns.bytes();
        report.add(new Table("", "figure")
                .row("time, median of " + times.turns(), Figure.time(times.median()))
                .row("the first time, before anything is compiled", Figure.time(times.first()))
                .row("pairs a second", Figure.rate(perSecond))
                .row("processor time of a scan, a thread", Figure.time(times.processor() / threads))
                .row("pairs a second by processor time", Figure.rate(pairs / times.processor() * threads * 1e9))
                .row("columns", Figure.bytes(bytes))
                .row("heap the subjects take, ids and all", Figure.bytes((double) heap))
                .row("making and filling in the subjects", Figure.time(filling)));
        report.add(whatWasFound(totals[0].policies()));
        report.target("whole scan", "at least 1 G pairs/s", Figure.rate(perSecond), perSecond >= 1e9);
        double millionth = bytes * 1e6 / effort.rows();
        report.target("columns of 1 million subjects", "under 400 MB", Figure.bytes(millionth), millionth < 400e6);
        beside();
    }

    private String whatIsScanned() {
        Atoms atoms = suite.atoms();
        var types = attributes.stream()
                .map(key -> Vocabulary.standard().get(key).type())
                .collect(Collectors.groupingBy(type -> type, TreeMap::new, Collectors.counting()));
        return ("%d policies are real, %d made up in their shape. Together they ask %,d questions, %,d of them different,"
                        + " about %d attributes %s; 10 to 30 %% of each attribute's values are unknown.")
                .formatted(
                        suite.real(),
                        suite.policies().size() - suite.real(),
                        atoms.mentions(),
                        atoms.distinct(),
                        attributes.size(),
                        types);
    }

    private String whatWasFound(List<PolicyTotals> policies) {
        double pairs = (double) effort.rows() * policies.size();
        return "Of all pairs %s are eligible, %s ineligible, %s unknown; %,d amounts were worked out."
                .formatted(
                        Figure.percent(policies.stream()
                                        .mapToLong(PolicyTotals::eligible)
                                        .sum()
                                / pairs),
                        Figure.percent(policies.stream()
                                        .mapToLong(PolicyTotals::ineligible)
                                        .sum()
                                / pairs),
                        Figure.percent(policies.stream()
                                        .mapToLong(PolicyTotals::unknown)
                                        .sum()
                                / pairs),
                        policies.stream()
                                .filter(policy -> !policy.unit().isEmpty())
                                .mapToLong(policy -> policy.eligible() - policy.undetermined())
                                .sum());
    }

    private void beside() {
        report.progress("three rules, as others do them");
        var plan = ScanPlan.of(suite.book(), ThreeRules.IDS, ThreeRules.DAY);
        var byHand = new ByHand(population, effort.rows());
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            double floor = perPair(byHand, workers);
            double scan = Stopwatch.repeat(effort.seconds(), () -> Scan.run(plan, columns, threads, ScanListener.NONE))
                            .median()
                    / effort.rows()
                    / ThreeRules.IDS.size();
            var found = Scan.run(plan, columns, threads, ScanListener.NONE).policies().stream()
                    .map(Tally::of)
                    .toList();
            boolean same = found.equals(Tally.all(byHand, threads, workers));
            var table = new Table(
                    "three rules", "subjects", "a pair", "x by hand", "x Huice", "1 M x 300", "other answers");
            table.row(line("Huice, scan", effort.rows(), scan, floor, scan, same ? "0" : "TOTALS DIFFER"));
            table.row(line(byHand.name(), effort.rows(), floor, floor, scan, "0"));
            var right = new Interpreted(suite.book(), population, effort.compared());
            for (Engine engine : List.of(
                    right,
                    new CelEngine(population, effort.compared()),
                    new DmnEngine(population, effort.compared()))) {
                var different = Disagreement.between(right, engine);
                double pair = perPair(engine, workers);
                table.row(line(engine.name(), engine.rows(), pair, floor, scan, String.valueOf(different.inAll())));
                different.example().ifPresent(example -> report.progress(engine.name() + ": " + example));
            }
            report.add("### Three representative rules beside other ways, on %d threads".formatted(threads));
            report.add(table);
            report.add(
                    "A pair is one subject and one rule; \"1 M x 300\" is what a million subjects and 300 such rules would take, extrapolated. The scan's counts and sums over all subjects are those of the Java by hand: %s."
                            .formatted(same ? "yes, to the fen" : "NO"));
        }
    }

    private static String[] line(String name, int rows, double pair, double floor, double scan, String different) {
        return new String[] {
            name,
            "%,d".formatted(rows),
            Figure.time(pair),
            Figure.ratio(pair, floor),
            Figure.ratio(pair, scan),
            Figure.time(pair * 3e8),
            different
        };
    }

    private double perPair(Engine engine, ExecutorService workers) {
        return Stopwatch.repeat(effort.seconds(), () -> Tally.all(engine, threads, workers))
                        .median()
                / engine.rows()
                / ThreeRules.IDS.size();
    }

    private static long heapUsed() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
