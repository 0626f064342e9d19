package cn.huice.bench.measure;

import cn.huice.bench.report.Figure;
import cn.huice.bench.report.Report;
import cn.huice.bench.report.Table;
import cn.huice.bench.rules.ThreeRules;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Lets JMH run {@link OneSubject} and reads its results. */
public final class OneSubjectRun {
    private final Effort effort;
    private final Report report;
    private final Map<String, Measured> measured = new HashMap<>();

    /** Of one call: average time, and memory allocated. */
    private record Measured(double nanoseconds, double bytes) {}

    public OneSubjectRun(Effort effort, Report report) {
        this.effort = effort;
        this.report = report;
    }

    public void run() {
        report.progress("one subject at a time (JMH)");
        var options = new OptionsBuilder()
                .include(OneSubject.class.getName() + "\\.")
                .forks(1)
                .warmupIterations(effort.turns())
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(effort.turns())
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .jvmArgs(
                        "-Xmx1g",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dhuice.root=" + Suite.root().toAbsolutePath())
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        try {
            for (RunResult result : new Runner(options).run()) {
                Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
                measured.put(
                        result.getPrimaryResult().getLabel(),
                        new Measured(
                                result.getPrimaryResult().getScore(), allocated == null ? 0 : allocated.getScore()));
            }
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
        write();
    }

    private void write() {
        int rules = ThreeRules.IDS.size();
        report.add("## One subject: average time and allocation (JMH)");
        var all = new Table(Suite.POLICIES + " policies", "a subject", "a policy", "allocated")
                .row(line("eligibility only", "screeningOfAll", Suite.POLICIES))
                .row(line("with amounts and full trace", "assessmentsOfAll", Suite.POLICIES));
        report.add(all);
        var three = new Table("three rules", "a subject", "a rule", "allocated", "x by hand");
        double floor = measured.get("threeByHand").nanoseconds();
        for (String[] each : new String[][] {
            {"Java by hand", "threeByHand"},
            {"Huice, eligibility only", "screeningOfThree"},
            {"Huice, with amounts and full trace", "threeAssessed"},
            {"CEL", "threeInCel"},
            {"DMN", "threeInDmn"}
        }) {
            var line = line(each[0], each[1], rules);
            three.row(
                    line[0],
                    line[1],
                    line[2],
                    line[3],
                    Figure.ratio(measured.get(each[1]).nanoseconds(), floor));
        }
        report.add(three);
        double screening = measured.get("screeningOfAll").nanoseconds();
        double assessing = measured.get("assessmentsOfAll").nanoseconds();
        report.target("one subject x 300, eligibility", "at most 50 µs", Figure.time(screening), screening <= 50e3);
        report.target("one subject x 300, full trace", "at most 2 ms", Figure.time(assessing), assessing <= 2e6);
    }

    private String[] line(String name, String benchmark, int rules) {
        var figures = measured.get(benchmark);
        return new String[] {
            name,
            Figure.time(figures.nanoseconds()),
            Figure.time(figures.nanoseconds() / rules),
            Figure.bytes(figures.bytes())
        };
    }
}
