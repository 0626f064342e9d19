package cn.huice.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Every harm once, in an order and after pauses that chance decides. */
record Round(List<Step> steps) {
    private static final int SHORTEST_PAUSE = 1500;
    private static final int LONGEST_PAUSE = 4000;

    /** A harm, and the peace before it. */
    record Step(Duration pause, Harm harm) {
        Duration length() {
            return pause.plus(harm.lasts());
        }
    }

    /**
     * One that is over within a time: where there is little of it, its pauses are shorter.
     *
     * @throws IllegalArgumentException where not even the harms themselves fit
     */
    static Round within(Duration time, Random random) {
        Duration harms = Stream.of(Harm.values()).map(Harm::lasts).reduce(Duration.ZERO, Duration::plus);
        if (harms.compareTo(time) > 0) {
            throw new IllegalArgumentException(
                    "every harm once takes " + (harms.toSeconds() + 1) + " s, and there are " + time.toSeconds());
        }
        Round usual = any(random);
        Duration pauses = usual.length().minus(harms);
        double share = Math.min(1, time.minus(harms).toMillis() / (double) pauses.toMillis());
        return new Round(usual.steps().stream()
                .map(step -> new Step(Duration.ofMillis((long) (step.pause().toMillis() * share)), step.harm()))
                .toList());
    }

    static Round any(Random random) {
        List<Harm> order = new ArrayList<>(List.of(Harm.values()));
        Collections.shuffle(order, random);
        return new Round(order.stream()
                .map(harm -> new Step(Duration.ofMillis(random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE)), harm))
                .toList());
    }

    Duration length() {
        return steps.stream().map(Step::length).reduce(Duration.ZERO, Duration::plus);
    }
}
