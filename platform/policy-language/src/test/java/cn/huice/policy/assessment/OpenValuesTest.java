package cn.huice.policy.assessment;

import static cn.huice.policy.Written.facts;
import static cn.huice.policy.Written.key;
import static cn.huice.policy.Written.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.huice.policy.PolicyErrors;
import cn.huice.policy.Written;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known although something is open, and what is asked for otherwise. */
class OpenValuesTest {
    private static final LocalDate DAY = LocalDate.of(2023, 6, 1);
    private static final String ONE = "金额: {步骤: [{结果: '%s', 依据: 第一条}], 单位: 元}";
    private static final String TABLE = """
            金额:
              步骤:
              - 奖励:
                  取: %s
                  行:
                  - {条件: 独角兽企业, 值: 上年度研发费用, 依据: 第一款}
                  - {条件: 科技领军企业, 值: 200元, 依据: 第二款}
                  - {条件: 其他, 值: 100元, 依据: 第三款}
                依据: 第三条
              单位: 元
            """;

    private static Amount amount(String calculation, Facts facts) throws PolicyErrors {
        var book = Written.book(version("t-one", calculation));
        var outcome = new Assessor(book)
                .assess(book.all().iterator().next(), DAY, facts)
                .outcome();
        return assertInstanceOf(Outcome.Eligible.class, outcome).amount();
    }

    private static Set<AttributeKey> keys(String names) {
        return Arrays.stream(names.split(" ")).map(Written::key).collect(Collectors.toSet());
    }

    private static void asksFor(String names, Amount amount) {
        assertEquals(
                keys(names), assertInstanceOf(Amount.Undetermined.class, amount).needs());
    }

    private static void is(String value, Amount amount) {
        assertEquals(new Amount.Exact(new BigDecimal(value), "CNY"), amount);
    }

    /** 独角兽企业, 科技领军企业, 上年度研发费用; a dash is unknown. */
    private static Facts known(String unicorn, String leading, String spent) {
        var all = new ArrayList<Object>();
        if (!unicorn.equals("-")) {
            all.addAll(List.of("独角兽企业", Boolean.valueOf(unicorn)));
        }
        if (!leading.equals("-")) {
            all.addAll(List.of("科技领军企业", Boolean.valueOf(leading)));
        }
        if (!spent.equals("-")) {
            all.addAll(List.of("上年度研发费用", spent));
        }
        return facts(all.toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "第一, true, -, 300, 300.00",
        "第一, false, true, -, 200.00",
        "第一, false, false, -, 100.00",
        "第一, -, true, 200, 200.00",
        "最高, true, true, 300, 300.00",
        "最高, true, true, 50, 200.00",
        "最高, -, true, 150, 200.00",
        "最高, -, true, 200, 200.00",
        "最高, true, -, 250, 250.00",
        "最低, true, true, 300, 100.00",
        "最低, true, false, 50, 50.00",
        "最低, -, -, 100, 100.00"
    })
    void a_row_counts_as_soon_as_no_open_row_could_change_it(
            String pick, String unicorn, String leading, String spent, String expected) throws PolicyErrors {
        is(expected, amount(TABLE.formatted(pick), known(unicorn, leading, spent)));
    }

    @ParameterizedTest
    @CsvSource({
        "第一, true, true, -, 上年度研发费用",
        "第一, -, true, 300, 独角兽企业",
        "第一, -, true, -, 独角兽企业 上年度研发费用",
        "第一, false, -, 300, 科技领军企业",
        "最高, -, true, 250, 独角兽企业",
        "最高, true, -, -, 科技领军企业 上年度研发费用",
        "最低, -, true, 99, 独角兽企业",
        "最低, true, true, -, 上年度研发费用"
    })
    void otherwise_it_asks_for_what_could_change_it(
            String pick, String unicorn, String leading, String spent, String needs) throws PolicyErrors {
        asksFor(needs, amount(TABLE.formatted(pick), known(unicorn, leading, spent)));
    }

    @Test
    void a_table_without_a_row_that_surely_applies_is_open() throws PolicyErrors {
        for (String pick : List.of("第一", "最高", "最低")) {
            String table = TABLE.formatted(pick).replaceAll("(?m)^.*其他.*\n", "");
            asksFor("独角兽企业 科技领军企业", amount(table, known("-", "-", "200")));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            如果(独角兽企业, 上年度研发费用, 科技领军企业, 200元, 100元) | - | true  | 200 | 200.00
            如果(独角兽企业, 上年度研发费用, 科技领军企业, 200元, 100元) | - | false | 100 | 100.00
            如果(独角兽企业, 上年度研发费用, 科技领军企业, 200元, 100元) | true | -  | 7   | 7.00
            取小(上年度研发费用, 5元, 7元)                          | - | -     | 6   | 5.00
            取大(上年度研发费用, 5元, 7元)                          | - | -     | 6   | 7.00
            向上取整(上年度研发费用 ÷ 1元 ÷ 2) × 1元                 | - | -     | 5   | 3.00
            向下取整(上年度研发费用 ÷ 1元 ÷ 2) × 1元                 | - | -     | 5   | 2.00
            增长率(上年度研发费用, 4元) × 100元                     | - | -     | 5   | 25.00
            """)
    void a_formula_has_its_value_as_soon_as_all_ways_lead_to_it(
            String formula, String unicorn, String leading, String spent, String expected) throws PolicyErrors {
        is(expected, amount(ONE.formatted(formula), known(unicorn, leading, spent)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            如果(独角兽企业, 上年度研发费用, 科技领军企业, 200元, 100元) | - | true  | 300 | 独角兽企业
            如果(独角兽企业, 上年度研发费用, 科技领军企业, 200元, 100元) | - | -     | -   | 独角兽企业 科技领军企业 上年度研发费用
            如果(独角兽企业, 上年度研发费用, 科技领军企业, 200元, 100元) | true | -  | -   | 上年度研发费用
            取大(上年度研发费用, 前年研发费用, 7元)                   | - | -     | -   | 上年度研发费用 前年研发费用
            增长率(上年度研发费用, 前年研发费用) × 1元                | - | -     | 5   | 前年研发费用
            增长率(前年研发费用, 上年度研发费用) × 1元                | - | -     | -   | 上年度研发费用 前年研发费用
            -上年度研发费用 + 前年研发费用                           | - | -     | -   | 上年度研发费用 前年研发费用
            """)
    void a_formula_that_is_open_asks_for_all_that_is_missing(
            String formula, String unicorn, String leading, String spent, String needs) throws PolicyErrors {
        asksFor(needs, amount(ONE.formatted(formula), known(unicorn, leading, spent)));
    }

    @Test
    void what_no_fact_can_settle_is_told_with_its_reasons() throws PolicyErrors {
        var amount = amount(ONE.formatted("1元 ÷ (上年度研发费用 ÷ 1元) + 增长率(1元, 上年度研发费用) × 1元"), facts("上年度研发费用", "0"));

        assertEquals(
                "上期为零，增长率没有意义；除数为零",
                assertInstanceOf(Amount.Undetermined.class, amount).reason());
        assertEquals(
                "缺少事实",
                assertInstanceOf(Amount.Undetermined.class, amount(ONE.formatted("上年度研发费用"), facts()))
                        .reason());
    }

    @Test
    void a_fact_of_another_type_than_its_attribute_is_an_error_of_the_caller() {
        var wrong = Facts.of(Map.of(key("上年度研发费用"), new Fact(new Value.Truth(true), Standing.VERIFIED, "税务")));

        assertThrows(IllegalArgumentException.class, () -> amount(ONE.formatted("上年度研发费用"), wrong));
    }
}
