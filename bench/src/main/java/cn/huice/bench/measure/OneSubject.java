package cn.huice.bench.measure;

import cn.huice.bench.population.Population;
import cn.huice.bench.rules.ByHand;
import cn.huice.bench.rules.CelEngine;
import cn.huice.bench.rules.DmnEngine;
import cn.huice.bench.rules.Engine;
import cn.huice.bench.rules.Interpreted;
import cn.huice.bench.rules.ThreeRules;
import cn.huice.policy.Policy;
import cn.huice.policy.assessment.Assessor;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.scan.ScanPlan;
import cn.huice.policy.scan.Screening;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One subject at a time, each time another of 256. Run by JMH, each benchmark in a process of its own. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OneSubject {
    private static final int SUBJECTS = 256;

    /** All policies, and subjects as the registers keep them. */
    @State(Scope.Benchmark)
    public static class All {
        private final Suite suite = Suite.standard();
        private final Population population =
                new Population(Suite.SEED, Vocabulary.standard(), suite.atoms().attributes());
        private final List<Facts> subjects =
                IntStream.range(0, SUBJECTS).mapToObj(population::facts).toList();
        private final Screening screening = Screening.of(suite.plan());
        private final Screening screeningOfThree =
                Screening.of(ScanPlan.of(suite.book(), ThreeRules.IDS, ThreeRules.DAY));
        private final Assessor assessor = new Assessor(suite.book());
        private int next;

        private Facts subject() {
            return subjects.get(next++ & (SUBJECTS - 1));
        }
    }

    /** The three rules in one of the ways. */
    public abstract static class Three {
        private final long[] replies = new long[ThreeRules.IDS.size()];
        private final Engine engine;
        private int next;

        Three(Engine engine) {
            this.engine = engine;
        }

        private static Population population() {
            return new Population(Suite.SEED, Vocabulary.standard(), ThreeRules.attributes());
        }

        final long[] reply() {
            engine.reply(next++ & (SUBJECTS - 1), replies);
            return replies;
        }
    }

    /** Java by hand. */
    @State(Scope.Benchmark)
    public static class Hand extends Three {
        public Hand() {
            super(new ByHand(Three.population(), SUBJECTS));
        }
    }

    /** Huice's row engine. */
    @State(Scope.Benchmark)
    public static class Huice extends Three {
        public Huice() {
            super(new Interpreted(ThreeRules.book(Suite.root()), Three.population(), SUBJECTS));
        }
    }

    /** The DMN engine. */
    @State(Scope.Benchmark)
    public static class Dmn extends Three {
        public Dmn() {
            super(new DmnEngine(Three.population(), SUBJECTS));
        }
    }

    /** The CEL engine. */
    @State(Scope.Benchmark)
    public static class Cel extends Three {
        public Cel() {
            super(new CelEngine(Three.population(), SUBJECTS));
        }
    }

    @Benchmark
    public Object screeningOfAll(All all) {
        return all.screening.outcomes(all.subject());
    }

    @Benchmark
    public void assessmentsOfAll(All all, Blackhole hole) {
        Facts subject = all.subject();
        for (Policy policy : all.suite.policies()) {
            hole.consume(all.assessor.assess(policy, ThreeRules.DAY, subject));
        }
    }

    @Benchmark
    public Object screeningOfThree(All all) {
        return all.screeningOfThree.outcomes(all.subject());
    }

    @Benchmark
    public long[] threeAssessed(Huice huice) {
        return huice.reply();
    }

    @Benchmark
    public long[] threeByHand(Hand hand) {
        return hand.reply();
    }

    @Benchmark
    public long[] threeInDmn(Dmn dmn) {
        return dmn.reply();
    }

    @Benchmark
    public long[] threeInCel(Cel cel) {
        return cel.reply();
    }
}
