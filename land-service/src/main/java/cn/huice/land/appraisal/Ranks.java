package cn.huice.land.appraisal;

import java.math.BigDecimal;
import java.util.List;

/** Places by score, the highest first; equal scores share a place and leave the next ones out. */
final class Ranks {
    private Ranks() {}

    static int of(BigDecimal score, List<BigDecimal> all) {
        return 1
                + (int) all.stream().filter(other -> other.compareTo(score) > 0).count();
    }
}
