package cn.huice.casework.review;

import cn.huice.casework.procedure.ReviewRules;
import cn.huice.casework.procedure.ReviewRules.Indicator;
import cn.huice.policy.number.Fraction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** From score sheets to a result. Exact: nothing is rounded before it is compared with the pass mark. */
final class Scoring {
    private static final Fraction FULL = Fraction.of(100);

    private Scoring() {}

    /**
     * One expert's.
     *
     * @param points by indicator
     * @param vetoes grounds of the rules this expert finds
     */
    record Sheet(String expert, Map<String, BigDecimal> points, List<String> vetoes) {}

    /**
     * @param score of 100
     * @param vetoed grounds that enough experts have found
     */
    record Result(Fraction score, List<String> vetoed, boolean passed) {}

    /** Of 100: each indicator's share of its maximum, weighted. */
    static Fraction total(ReviewRules rules, Sheet sheet) {
        Fraction total = Fraction.ZERO;
        for (Indicator indicator : rules.indicators()) {
            Fraction share = Fraction.of(sheet.points().get(indicator.name())).dividedBy(Fraction.of(indicator.max()));
            total = total.plus(share.times(indicator.weight()).times(FULL));
        }
        return total;
    }

    /** @param sheets at least one, at least three where the extremes are left out */
    static Result result(ReviewRules rules, List<Sheet> sheets) {
        List<Fraction> totals =
                sheets.stream().map(sheet -> total(rules, sheet)).sorted().toList();
        List<Fraction> counted = rules.trimmed() ? totals.subList(1, totals.size() - 1) : totals;
        Fraction score = counted.stream().reduce(Fraction.ZERO, Fraction::plus).dividedBy(Fraction.of(counted.size()));
        List<String> vetoed = rules.vetoes().stream()
                .filter(veto -> sheets.stream()
                                .filter(sheet -> sheet.vetoes().contains(veto))
                                .count()
                        >= rules.vetoVotes())
                .toList();
        return new Result(score, vetoed, vetoed.isEmpty() && score.compareTo(rules.passMark()) >= 0);
    }
}
