package cn.huice.local.district;

import java.util.SplittableRandom;

/** The chances of one subject's life: the same for the same seed and number, whoever asks and when. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed, int subject) {
        this.random = new SplittableRandom(seed * 1_000_003 + subject);
    }

    /** True in so many of a thousand lives. */
    boolean of(int permille) {
        return random.nextInt(1000) < permille;
    }

    /** Between both, each included. */
    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    /** One of them, by their weights. @param weightsAndCodes 700, "tianjin", 300, "other" */
    String pick(Object... weightsAndCodes) {
        int all = 0;
        for (int i = 0; i < weightsAndCodes.length; i += 2) {
            all += (Integer) weightsAndCodes[i];
        }
        int chosen = random.nextInt(all);
        for (int i = 0; i < weightsAndCodes.length; i += 2) {
            chosen -= (Integer) weightsAndCodes[i];
            if (chosen < 0) {
                return (String) weightsAndCodes[i + 1];
            }
        }
        throw new IllegalStateException("weights do not add up");
    }

    /** A sum around a middle one: most are near it, few are many times as large. @return fen, of whole yuan */
    long sumAround(long middleYuan) {
        double times = Math.exp(random.nextGaussian() * 0.8);
        return Math.round(middleYuan * times) * 100;
    }
}
