package cn.huice.policy.expression;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import java.time.LocalDate;
import java.util.List;

/** An expression as written: its shape is known, its meaning not yet. */
sealed interface Syntax {
    int at();

    record Name(String text, int at) implements Syntax {}

    record Quoted(String text, int at) implements Syntax {}

    record Figure(Fraction value, Unit unit, int at) implements Syntax {}

    record Date(LocalDate day, int at) implements Syntax {}

    record Listing(List<Syntax> items, int at) implements Syntax {}

    record Call(String function, List<Syntax> arguments, int at) implements Syntax {}

    record Not(Syntax operand, int at) implements Syntax {}

    record Minus(Syntax operand, int at) implements Syntax {}

    /**
     * At least so many of several conditions.
     *
     * @param count 0 stands for all
     */
    record Group(int count, List<Syntax> items, int at) implements Syntax {}

    /**
     * Two operands with a sign between or behind them.
     *
     * @param at where the sign stands
     */
    record Binary(Sign sign, Syntax left, Syntax right, int at) implements Syntax {}
}
