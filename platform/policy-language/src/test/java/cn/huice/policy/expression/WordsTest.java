package cn.huice.policy.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.PolicyErrors;
import cn.huice.policy.Written;
import cn.huice.policy.assessment.Assessor;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each word has one meaning, at the number it names and on either side of it, and stands in the authors' manual. */
class WordsTest {
    private static final LocalDate DAY = LocalDate.of(2023, 6, 1);
    private static final Path MANUAL = Path.of("../../docs/policy-language.md");
    private static final List<String> SIDES = List.of("不满", "正好", "超过");
    /** On which sides of the number a comparison holds. */
    private static final Map<Sign, List<String>> HOLDS = Map.of(
            Sign.LESS, List.of("不满"),
            Sign.AT_MOST, List.of("不满", "正好"),
            Sign.OR_BELOW, List.of("不满", "正好"),
            Sign.WITHIN, List.of("不满", "正好"),
            Sign.MORE, List.of("超过"),
            Sign.AT_LEAST, List.of("正好", "超过"),
            Sign.OR_ABOVE, List.of("正好", "超过"),
            Sign.EQUAL, List.of("正好"),
            Sign.UNEQUAL, List.of("不满", "超过"));

    static Stream<Arguments> comparisons() {
        return Sign.SPELLINGS.stream()
                .filter(spelling -> HOLDS.containsKey(spelling.getValue()))
                .map(spelling -> Arguments.of(spelling.getKey(), spelling.getValue()));
    }

    private static boolean holds(String condition, Object... facts) throws PolicyErrors {
        var book = Written.book(Written.version("t-one", "条件: [{条件: '%s', 依据: 一}]".formatted(condition)));
        var outcome = new Assessor(book)
                .assess(book.find("t-one").orElseThrow(), DAY, Written.facts(facts))
                .outcome();
        return outcome instanceof Outcome.Eligible;
    }

    private static boolean isBehind(Sign sign) {
        return sign == Sign.OR_ABOVE || sign == Sign.OR_BELOW || sign == Sign.WITHIN;
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void a_comparison_includes_the_number_or_not(String word, Sign sign) throws PolicyErrors {
        String condition = isBehind(sign) ? "合同期限 3年" + word : "合同期限 " + word + " 3年";
        for (String side : SIDES) {
            String years = Map.of("不满", "2.99", "正好", "3", "超过", "3.01").get(side);
            assertEquals(HOLDS.get(sign).contains(side), holds(condition, "合同期限", years), condition + "：" + years);
        }
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void a_day_is_compared_in_the_same_words(String word, Sign sign) throws PolicyErrors {
        if (isBehind(sign)) {
            return;
        }
        String condition = "毕业日期 " + word + " 2020-06-01";
        for (String side : SIDES) {
            String day = Map.of("不满", "2020-05-31", "正好", "2020-06-01", "超过", "2020-06-02")
                    .get(side);
            assertEquals(HOLDS.get(sign).contains(side), holds(condition, "毕业日期", day), condition + "：" + day);
        }
    }

    /** 1 of the unit against what it is in the unit facts are in. */
    @ParameterizedTest
    @CsvSource({
        "上年度研发费用 = 1元, 上年度研发费用, 1",
        "上年度研发费用 = 1百元, 上年度研发费用, 100",
        "上年度研发费用 = 1千元, 上年度研发费用, 1000",
        "上年度研发费用 = 1万元, 上年度研发费用, 10000",
        "上年度研发费用 = 1百万元, 上年度研发费用, 1000000",
        "上年度研发费用 = 1亿元, 上年度研发费用, 100000000",
        "合同期限 = 24个月, 合同期限, 2",
        "年龄 = 35周岁, 年龄, 35",
        "年龄 = 35岁, 年龄, 35",
        "培训场地面积 = 1公顷, 培训场地面积, 10000",
    })
    void units_are_what_they_are(String condition, String name, String value) throws PolicyErrors {
        assertTrue(holds(condition, name, value), condition);
    }

    @Test
    void three_mu_are_two_thousand_square_metres() {
        assertEquals(Fraction.of(2000), Unit.MU.factor().times(Fraction.of(3)));
    }

    @Test
    void full_width_digits_and_punctuation_mean_the_same() throws PolicyErrors {
        assertTrue(holds("（合同期限　≥　３年）　且　合同期限　属于　【３年，５年】", "合同期限", "3"));
        assertTrue(holds("取大（合同期限，１．５年） = ３年", "合同期限", "3"));
        assertTrue(holds("合同期限 ＞ ２年 且 合同期限 ＜ ４年", "合同期限", "3"));
    }

    @Test
    void the_manual_names_every_word_function_and_unit() throws IOException {
        String manual = Files.readString(MANUAL);
        for (var spelling : Sign.SPELLINGS) {
            if (Character.isIdeographic(spelling.getKey().codePointAt(0))) {
                assertTrue(manual.contains(spelling.getKey()), spelling.getKey());
            }
        }
        for (Function function : Function.values()) {
            assertTrue(manual.contains("`" + function.zh() + "("), function.zh());
        }
        for (String unit : Unit.WORDS.keySet()) {
            assertTrue(manual.contains(unit), unit);
        }
    }
}
