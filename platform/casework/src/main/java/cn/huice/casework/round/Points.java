package cn.huice.casework.round;

import cn.huice.casework.procedure.AllocationRules.Indicator;
import cn.huice.casework.procedure.AllocationRules.Normalisation;
import cn.huice.policy.number.Fraction;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** 归一: the values of one indicator as points from 0 to 1, measured by all values of the group. */
final class Points {
    private final Indicator indicator;
    private final int count;

    /** Each value, turned so that more is better, and how many places below the worst it is. */
    private final SortedMap<Fraction, Integer> places = new TreeMap<>();

    /** @param values one or more */
    Points(Indicator indicator, List<BigDecimal> values) {
        this.indicator = indicator;
        this.count = values.size();
        List<Fraction> sorted = values.stream().map(this::turned).sorted().toList();
        for (int i = 0; i < count; i++) {
            places.put(sorted.get(i), i + 1);
        }
    }

    /** @param value one of those it was made with */
    Fraction of(BigDecimal value) {
        Fraction turned = turned(value);
        Fraction least = places.firstKey();
        Fraction most = places.lastKey();
        return switch (indicator.normalisation()) {
            case RANK -> Fraction.of(places.get(turned), count);
            case MIN_MAX ->
                least.equals(most) ? Fraction.ONE : turned.minus(least).dividedBy(most.minus(least));
            case OF_HIGHEST -> most.isZero() ? Fraction.ONE : turned.dividedBy(most);
        };
    }

    private Fraction turned(BigDecimal value) {
        Fraction exact = Fraction.of(value);
        if (indicator.normalisation() == Normalisation.OF_HIGHEST && exact.compareTo(Fraction.ZERO) < 0) {
            return Fraction.ZERO;
        }
        return indicator.lowerIsBetter() ? exact.negated() : exact;
    }
}
