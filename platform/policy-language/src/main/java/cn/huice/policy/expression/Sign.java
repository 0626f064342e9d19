package cn.huice.policy.expression;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fixed words and symbols of the language. Each has one meaning; a meaning may have several spellings. */
enum Sign {
    AND("且 并且"),
    OR("或 或者"),
    NOT("非"),
    EQUAL("= == 等于"),
    UNEQUAL("≠ != 不等于"),
    /** The number itself is not included in 超过 and 不满. */
    LESS("< 不满 小于 低于 早于"),
    AT_MOST("≤ <= 不超过 不高于 不多于 不晚于"),
    MORE("> 超过 大于 高于 晚于"),
    AT_LEAST("≥ >= 不低于 不少于 不早于"),
    /** Behind the number: 3年以上 includes 3 years. */
    OR_ABOVE("以上"),
    OR_BELOW("以下"),
    ONE_OF("属于"),
    NOT_ONE_OF("不属于"),
    CONTAINS("包含"),
    CONTAINS_ANY("包含任一"),
    NOT_CONTAINS("不包含"),
    PLUS("+"),
    MINUS("- −"),
    TIMES("× *"),
    OVER("÷ /"),
    OPEN("("),
    CLOSE(")"),
    OPEN_LIST("[ 【"),
    CLOSE_LIST("] 】"),
    COMMA(", 、"),
    END("");

    /** All spellings, longer ones first. */
    static final List<Map.Entry<String, Sign>> SPELLINGS = Stream.of(values())
            .flatMap(sign -> sign.spellings().stream().map(spelling -> Map.entry(spelling, sign)))
            .sorted(Comparator.comparing(entry -> -entry.getKey().length()))
            .toList();

    /** With a space between. */
    private final String spellings;

    Sign(String spellings) {
        this.spellings = spellings;
    }

    private List<String> spellings() {
        return spellings.isEmpty() ? List.of() : List.of(spellings.split(" "));
    }

    /** The first spelling, for messages. */
    String display() {
        return spellings.isEmpty() ? "结尾" : spellings().getFirst();
    }
}
