package cn.huice.policy.tree;

import java.util.List;

/**
 * How a day is found: the day until which something may stay as it is, is put off, or must be done. The last step's result.
 *
 * @param steps at least one; the last gives a day
 */
public record DayRule(List<Step> steps) {
    public DayRule {
        steps = List.copyOf(steps);
    }

    /**
     * A named intermediate result and where it is written.
     *
     * @param formula {@link Numeric} or {@link Temporal}
     * @param text name, formula and explanation in one line
     * @param expression the formula as its author wrote it
     */
    public record Step(String name, Expression formula, String text, String article, String expression) {}
}
