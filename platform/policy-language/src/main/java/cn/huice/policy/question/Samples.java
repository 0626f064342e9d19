package cn.huice.policy.question;

import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.Code;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Answers that stand for all that could be given: both of yes and no, each code of a list, numbers and days in the
 * magnitudes in which policies draw their lines.
 */
final class Samples {
    private static final List<Value> TRUTHS = List.of(new Value.Truth(true), new Value.Truth(false));
    private static final List<Value> COUNTS =
            numbers("0", "1", "2", "3", "5", "10", "20", "30", "35", "40", "45", "50", "60", "100", "300", "1000");
    private static final List<Value> MEASURES = numbers("0", "0.5", "1", "3", "10", "30", "100", "1000", "10000");
    private static final List<Value> SUMS =
            numbers("0", "1000", "10000", "100000", "1000000", "10000000", "100000000", "1000000000");
    private static final List<Value> RATIOS =
            numbers("0", "0.01", "0.03", "0.05", "0.1", "0.2", "0.3", "0.5", "0.8", "1");
    private static final int[] YEARS_AGO = {0, 1, 2, 3, 5, 8, 10, 20, 30, 35, 40, 45, 50, 55, 60};
    private static final int MOST_CODES = 40;

    private Samples() {}

    /**
     * Representative answers, none twice.
     *
     * @param asOf days are taken from here backwards: births, foundings, contracts
     */
    static List<Value> of(Attribute attribute, LocalDate asOf) {
        return switch (attribute.type()) {
            case BOOLEAN -> TRUTHS;
            case INTEGER -> COUNTS;
            case DECIMAL -> MEASURES;
            case MONEY -> SUMS;
            case RATIO -> RATIOS;
            case DATE -> days(asOf);
            case ENUM -> codes(attribute).<Value>map(Value.Symbol::new).toList();
            case SET -> sets(attribute);
            case TEXT -> List.of(new Value.Text(""));
        };
    }

    private static Stream<String> codes(Attribute attribute) {
        return attribute.codes().stream().map(Code::code).limit(MOST_CODES);
    }

    private static List<Value> sets(Attribute attribute) {
        var sets = new ArrayList<Value>();
        sets.add(Value.Symbols.of(List.of()));
        codes(attribute).map(code -> Value.Symbols.of(List.of(code))).forEach(sets::add);
        return sets;
    }

    private static List<Value> days(LocalDate asOf) {
        var days = new ArrayList<Value>();
        for (int years : YEARS_AGO) {
            days.add(new Value.Day(asOf.minusYears(years)));
        }
        return days;
    }

    private static List<Value> numbers(String... numbers) {
        return Stream.of(numbers)
                .<Value>map(number -> new Value.Num(new BigDecimal(number)))
                .toList();
    }
}
