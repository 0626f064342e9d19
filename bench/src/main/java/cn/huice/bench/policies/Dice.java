package cn.huice.bench.policies;

import java.util.List;
import java.util.SplittableRandom;

/** Draws by weight; the same seed draws the same. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Which place, by the weights that stand there. */
    int byWeight(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int left = random.nextInt(sum);
        int place = 0;
        while (left >= weights[place]) {
            left -= weights[place++];
        }
        return place;
    }

    /** True in so many of so many cases. */
    boolean in(int cases, int of) {
        return random.nextInt(of) < cases;
    }

    int from(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    <T> T one(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
