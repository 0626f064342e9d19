package cn.huice.policy.tree;

import cn.huice.policy.number.Unit;
import java.util.List;
import java.util.Optional;

/**
 * How an amount is found: the last step's result, kept within its bounds and within what is left of a cumulative limit,
 * then what the authority decided below that, rounded once.
 *
 * @param steps may be empty where the text gives only limits and leaves the sum to the authority
 * @param ceiling the text says 最高: the result is the most the authority may grant
 * @param decided what the authority decided, usually an attribute: known, it makes the amount exact, though never above
 *     the ceiling; unknown, the ceiling stands
 * @param unit unit of the result
 * @param unitName unit in the API, see {@code AmountUnit}: CNY, CNY/year, years, ratio ...
 */
public record Calculation(
        List<Step> steps,
        Optional<Bound> cap,
        Optional<Bound> floor,
        Optional<Cumulative> cumulative,
        boolean ceiling,
        Optional<Bound> decided,
        Rounding rounding,
        Unit unit,
        String unitName) {

    public Calculation {
        steps = List.copyOf(steps);
    }

    /**
     * A named intermediate result and where it is written.
     *
     * @param text name, formula and explanation in one line
     * @param expression the formula as its author wrote it
     */
    public record Step(String name, Numeric formula, String text, String article, String expression) {

        /** A step without explanation. */
        public Step(String name, Numeric formula, String text, String article) {
            this(name, formula, text, article, text);
        }
    }

    /** A bound on the result and where it is written. */
    public record Bound(Numeric value, String text, String article) {}

    /** 累计上限: what was received before, all years together, counts against the limit; nothing is left below zero. */
    public record Cumulative(Numeric limit, Numeric received, String text, String article) {}
}
