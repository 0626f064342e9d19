package cn.huice.bench.measure;

import cn.huice.bench.population.Population;
import cn.huice.bench.report.Figure;
import cn.huice.bench.report.Report;
import cn.huice.bench.report.Table;
import cn.huice.bench.rules.ThreeRules;
import cn.huice.policy.Policy;
import cn.huice.policy.scan.Columns;
import cn.huice.policy.scan.Scan;
import cn.huice.policy.scan.ScanListener;
import cn.huice.policy.scan.ScanPlan;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.Comparator;
import java.util.List;

/**
 * Where the time of a scan goes: each policy by itself, with all it asks, on one thread. What policies share is counted
 * with each of them, so the times add up to more than a scan of all takes.
 */
public final class PolicyCosts {
    private static final int BLOCK = 4096;
    private static final int BLOCKS = 16;
    private static final int TURNS = 200;
    private static final int SHOWN = 30;

    private final Suite suite;
    private final Report report;

    private record Cost(String policy, double nanoseconds, long eligible) {}

    public PolicyCosts(Suite suite, Report report) {
        this.suite = suite;
        this.report = report;
    }

    public void run() {
        var attributes = suite.atoms().attributes();
        var columns = new Columns(Vocabulary.standard(), attributes);
        new Population(Suite.SEED, Vocabulary.standard(), attributes).fill(columns, BLOCKS * BLOCK, 1);
        report.progress("each policy by itself");
        List<Cost> costs = suite.policies().stream()
                .map(policy -> cost(policy, columns))
                .sorted(Comparator.comparingDouble(Cost::nanoseconds).reversed())
                .toList();
        var table = new Table("the dearest", "a block of %,d".formatted(BLOCK), "eligible");
        costs.stream()
                .limit(SHOWN)
                .forEach(cost -> table.row(
                        cost.policy(),
                        Figure.time(cost.nanoseconds()),
                        Figure.percent((double) cost.eligible() / BLOCKS / BLOCK)));
        table.row(
                "all " + costs.size() + " together",
                Figure.time(costs.stream().mapToDouble(Cost::nanoseconds).sum()),
                "");
        report.add("## What each policy costs");
        report.add(table);
    }

    /** The best of many turns. */
    private Cost cost(Policy policy, Columns columns) {
        var plan = ScanPlan.of(suite.book(), List.of(policy.id()), ThreeRules.DAY);
        double best = Double.MAX_VALUE;
        long eligible = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            long begin = System.nanoTime();
            var totals = Scan.run(plan, columns, 1, ScanListener.NONE);
            best = Math.min(best, System.nanoTime() - begin);
            eligible = totals.policies().getFirst().eligible();
        }
        return new Cost(policy.id(), best / BLOCKS, eligible);
    }
}
