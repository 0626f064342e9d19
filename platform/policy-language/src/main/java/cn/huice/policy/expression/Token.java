package cn.huice.policy.expression;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import java.time.LocalDate;

/** One piece of an expression; {@code at} is the index of its first character. */
sealed interface Token {
    int at();

    /**
     * A number with its unit.
     *
     * @param value as written, in the unit
     */
    record Figure(Fraction value, Unit unit, int at) implements Token {}

    record Date(LocalDate day, int at) implements Token {}

    record Name(String text, int at) implements Token {}

    record Quoted(String text, int at) implements Token {}

    record Mark(Sign sign, int at) implements Token {}

    default boolean is(Sign sign) {
        return this instanceof Mark mark && mark.sign() == sign;
    }

    /** For messages. */
    default String display() {
        return switch (this) {
            case Figure number ->
                "数“" + number.value().toPlainString() + number.unit().label() + "”";
            case Date date -> "日期“" + date.day() + "”";
            case Name name -> "“" + name.text() + "”";
            case Quoted quoted -> "“" + quoted.text() + "”";
            case Mark mark -> mark.sign() == Sign.END ? "结尾" : "“" + mark.sign().display() + "”";
        };
    }
}
