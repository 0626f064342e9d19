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
    LESS("< 不满 未满 不足 小于 少于 低于 早于"),
    AT_MOST("≤ <= 不超过 不高于 不多于 不大于 不晚于"),
    MORE("> 超过 大于 多于 高于 晚于"),
    AT_LEAST("≥ >= 不低于 不少于 不小于 不早于 满 达到"),
    /** Behind the number: 3年以上 includes 3 years. */
    OR_ABOVE("以上 及以上"),
    OR_BELOW("以下 及以下"),
    /** Behind the number; of a day: it lies at most so long back. The short form 内 counts only right behind a number. */
    WITHIN("以内 之内"),
    /** Both ends included. */
    BETWEEN("介于"),
    TO("至"),
    /** Before a list of conditions, with a count. */
    SOME_OF("至少"),
    ANY_OF("任一"),
    ALL_OF("全部"),
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
