package cn.huice.policy.tree;

import cn.huice.policy.number.Unit;
import java.util.List;
import java.util.Optional;

/**
 * How an amount is found: the last step's result, kept within its bounds, rounded once.
 *
 * @param ceiling the text says 最高: the result is the most the authority may grant
 * @param unit unit of the result
 * @param unitName unit in the API: CNY, CNY/year, CNY/month, CNY/m2, years, months, m2
 */
public record Calculation(
        List<Step> steps, Optional<Bound> cap, Optional<Bound> floor, boolean ceiling, Unit unit, String unitName) {

    public Calculation {
        steps = List.copyOf(steps);
    }

    /** A named intermediate result and where it is written. */
    public record Step(String name, Numeric formula, String text, String article) {}

    /** A bound on the result and where it is written. */
    public record Bound(Numeric value, String text, String article) {}
}
