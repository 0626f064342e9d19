package cn.huice.policy.tree;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;

/**
 * How the result is rounded, once, at the end.
 *
 * @param step results are whole multiples of it, in base units: 1/100 for fen, 10 000 for 万元
 */
public record Rounding(Mode mode, Fraction step) {

    /** Which neighbour is taken. */
    public enum Mode {
        /** 四舍五入, away from zero. */
        HALF_UP,
        /** 向上取整. */
        UP,
        /** 舍去尾数. */
        DOWN
    }

    /** Half up to a hundredth of the unit: to the fen. */
    public static Rounding usual(Unit unit) {
        return new Rounding(Mode.HALF_UP, unit.factor().times(Fraction.of(1, 100)));
    }

    /** A whole multiple of the step. */
    public Fraction apply(Fraction value) {
        Fraction steps = value.dividedBy(step);
        Fraction whole = switch (mode) {
            case HALF_UP -> Fraction.of(steps.rounded(0));
            case UP -> steps.ceiling();
            case DOWN -> steps.floor();
        };
        return whole.times(step);
    }
}
