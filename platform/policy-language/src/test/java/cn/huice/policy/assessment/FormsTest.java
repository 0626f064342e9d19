package cn.huice.policy.assessment;

import static cn.huice.policy.Written.facts;
import static cn.huice.policy.Written.key;
import static cn.huice.policy.Written.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cn.huice.policy.PolicyErrors;
import cn.huice.policy.Written;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.number.Unit;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the words for tables, terms, counts, routes and limits mean. */
class FormsTest {
    private static final LocalDate DAY = LocalDate.of(2023, 6, 1);

    /** Weekdays of 2023 only. */
    private static final WorkingDays WEEKDAYS_OF_2023 = new WorkingDays() {
        @Override
        public Optional<LocalDate> shift(LocalDate from, int workingDays) {
            LocalDate day = from;
            for (int left = Math.abs(workingDays); left > 0; ) {
                day = day.plusDays(Integer.signum(workingDays));
                if (day.getYear() != 2023) {
                    return Optional.empty();
                }
                left -= works(day) ? 1 : 0;
            }
            return Optional.of(day);
        }

        @Override
        public OptionalInt between(LocalDate from, LocalDate to) {
            return from.getYear() == 2023 && to.getYear() == 2023
                    ? OptionalInt.of((int) from.plusDays(1)
                            .datesUntil(to.plusDays(1))
                            .filter(FormsTest::works)
                            .count())
                    : OptionalInt.empty();
        }
    };

    private static boolean works(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static Assessment assess(String policy, Facts facts) throws PolicyErrors {
        var book = Written.book(policy);
        return new Assessor(book, WEEKDAYS_OF_2023).assess(book.all().iterator().next(), DAY, facts);
    }

    private static Amount amount(Assessment assessment) {
        return assertInstanceOf(Outcome.Eligible.class, assessment.outcome()).amount();
    }

    private static Amount exact(String value) {
        return new Amount.Exact(new BigDecimal(value), "CNY");
    }

    /** A condition without amount. */
    private static Outcome condition(String condition, Facts facts) throws PolicyErrors {
        return assess(version("t-one", "条件: [{条件: '" + condition + "', 依据: 第一条}]"), facts)
                .outcome();
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Eligible eligible -> "符合";
            case Outcome.Ineligible ineligible -> "不符合";
            case Outcome.Unknown unknown -> "待定";
            case Outcome.NotInForce notInForce -> "未生效";
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            毕业日期 5年内          | 2018-06-01 | 符合
            毕业日期 5年内          | 2018-05-31 | 不符合
            毕业日期 5年内          | 2023-06-02 | 不符合
            毕业日期 5年以内        | 2018-06-01 | 符合
            毕业日期 满 5年         | 2018-06-01 | 符合
            毕业日期 满 5年         | 2018-06-02 | 不符合
            毕业日期 未满 5年       | 2018-06-01 | 不符合
            毕业日期 未满 5年       | 2018-06-02 | 符合
            毕业日期 超过 6个月      | 2022-12-01 | 不符合
            毕业日期 超过 6个月      | 2022-11-30 | 符合
            毕业日期3年以上         | 2020-06-01 | 符合
            毕业日期 不超过 3个工作日 | 2023-05-29 | 符合
            毕业日期 不超过 3个工作日 | 2023-05-26 | 不符合
            周岁(毕业日期) 不满 35周岁 | 1988-06-01 | 不符合
            周岁(毕业日期) 不满 35周岁 | 1988-06-02 | 符合
            周岁(毕业日期) 不满 35岁  | 1988-06-02 | 符合
            周岁(毕业日期, 2023-12-31) 介于 18周岁 至 35周岁 | 1987-12-31 | 不符合
            整月(毕业日期, 评估日) ≥ 1个月 | 2023-04-30 | 符合
            工作日数(毕业日期, 评估日) = 4个工作日 | 2023-05-26 | 符合
            工作日数(毕业日期, 评估日) = 4个工作日 | 2022-05-26 | 待定
            年份(毕业日期) = 2023     | 2023-01-01 | 符合
            取晚(毕业日期, 2020-01-01) = 2020-01-01 | 2019-01-01 | 符合
            取晚(毕业日期, 2020-01-01) = 2021-01-01 | 2021-01-01 | 符合
            取早(毕业日期, 2020-01-01) = 2019-01-01 | 2019-01-01 | 符合
            取早(毕业日期, 2020-01-01) = 2020-01-01 | 2021-01-01 | 符合
            2023-06-01 - 3个工作日 = 毕业日期 | 2023-05-29 | 符合
            评估日 - 毕业日期 = 31日  | 2023-05-01 | 符合
            如果(毕业日期 早于 2020-01-01, 2020-01-01, 毕业日期) + 1年 > 评估日 | 2022-06-02 | 符合
            """)
    void terms_run_from_day_to_day(String condition, String graduated, String outcome) throws PolicyErrors {
        assertEquals(outcome, name(condition(condition, facts("毕业日期", graduated))));
    }

    @Test
    void who_is_born_on_the_last_day_of_february_is_a_year_older_on_the_last_of_february() {
        var born = LocalDate.of(2004, 2, 29);

        assertEquals(12 * 18L, months(born, LocalDate.of(2022, 2, 28)));
        assertEquals(12 * 17L, months(born, LocalDate.of(2022, 2, 27)));
    }

    private static long months(LocalDate from, LocalDate to) {
        return Days.wholePeriods(from, to, Unit.YEAR).numerator().longValueExact();
    }

    @Test
    void without_a_calendar_working_days_are_for_an_officer() throws PolicyErrors {
        var book = Written.book(version("t-one", "条件: [{条件: 毕业日期 + 3个工作日 ≥ 评估日, 依据: 第一条}]"));
        var assessment = new Assessor(book).assess(book.all().iterator().next(), DAY, facts("毕业日期", "2023-05-31"));

        assertEquals(new Outcome.Unknown(new TreeSet<>(), true), assessment.outcome());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            合同期限3年以上                          | 3   | 符合
            合同期限 介于 3年 至 5年                  | 5   | 符合
            合同期限 3年至5年                         | 5.1 | 不符合
            合同期限 5年以内                          | 5   | 符合
            合同期限 属于 [3年, 5年]                   | 5   | 符合
            合同期限 属于 [3年, 5年]                   | 4   | 不符合
            至少 2项 [合同期限 ≥ 1年, 合同期限 ≥ 2年, 合同期限 ≥ 9年] | 2 | 符合
            任一 [合同期限 ≥ 9年, 合同期限 ≥ 8年]       | 2   | 不符合
            全部 [合同期限 ≥ 1年, 合同期限 ≥ 2年]       | 2   | 符合
            若(合同期限 ≥ 3年, 合同期限 ≥ 5年)         | 4   | 不符合
            若(合同期限 ≥ 3年, 合同期限 ≥ 5年)         | 2   | 符合
            成立项数(合同期限 ≥ 1年, 合同期限 ≥ 9年) = 1项 | 2 | 符合
            限于(合同期限, 1年, 3年) = 3年             | 7   | 符合
            """)
    void words_have_one_meaning(String condition, String years, String outcome) throws PolicyErrors {
        assertEquals(outcome, name(condition(condition, facts("合同期限", years))));
    }

    @Test
    void members_of_a_set_are_counted() throws PolicyErrors {
        var facts = facts("毕业院校类别", List.of("double_first_class", "world_top_ranked"));

        assertEquals("符合", name(condition("个数(毕业院校类别) = 2个", facts)));
        assertEquals("符合", name(condition("个数(毕业院校类别, 双一流高校, 全球高水平大学) = 1个", facts)));
        assertEquals("待定", name(condition("个数(毕业院校类别) > 1个", facts())));
    }

    @Test
    void two_attributes_can_say_the_same() throws PolicyErrors {
        String condition = "兑现申请区 属于 [注册区, 坐落区]";

        assertEquals("符合", name(condition(condition, facts("兑现申请区", "河西区", "注册区", "河西区"))));
        assertEquals("待定", name(condition(condition, facts("兑现申请区", "河西区", "注册区", "和平区"))));
        assertEquals("不符合", name(condition(condition, facts("兑现申请区", "河西区", "注册区", "和平区", "坐落区", "和平区"))));
    }

    @Test
    void two_lists_with_codes_of_their_own_are_compared_by_the_names_of_the_codes() throws PolicyErrors {
        String condition = "学科大类 = 博士后站学科领域";

        assertEquals(
                "符合",
                name(condition(
                        condition, facts("学科大类", "humanities_social_science", "博士后站学科领域", "humanities_social"))));
        assertEquals(
                "不符合",
                name(condition(
                        condition, facts("学科大类", "natural_science_engineering", "博士后站学科领域", "humanities_social"))));
    }

    @Test
    void words_are_compared_to_the_letter() throws PolicyErrors {
        assertEquals("符合", name(condition("毕业院校 = \"南开大学\"", facts("毕业院校", "南开大学"))));
        assertEquals("不符合", name(condition("毕业院校 = \"南开大学\"", facts("毕业院校", "天津大学"))));
        assertEquals("符合", name(condition("毕业学科 = 毕业院校", facts("毕业学科", "甲", "毕业院校", "甲"))));
        assertEquals("不符合", name(condition("毕业学科 = 毕业院校", facts("毕业学科", "甲", "毕业院校", "乙"))));
    }

    private static final String TABLE =
            version("t-table", """
            金额:
              步骤:
              - 标准:
                  按: [培训对象范围, 培训课时]
                  行:
                  - {培训对象范围: 内训, 培训课时: {40以上 不满80: 1000元, 80至120: 1600元}, 依据: 附件一}
                  - {培训对象范围: 对外培训, 培训课时: 不限, 值: 500元, 依据: 附件二}
                依据: 第二条
              单位: 元
            """.replace("40以上 不满80", "40课时以上 不满80课时").replace("80至120", "80课时至120课时"));

    @Test
    void a_table_gives_the_row_and_the_trace_names_it_with_its_article() throws PolicyErrors {
        var assessment = assess(TABLE, facts("培训对象范围", "own_employees", "培训课时", "80"));

        assertEquals(exact("1600.00"), amount(assessment));
        assertEquals("附件一", assessment.trace().getLast().article());
        assertEquals(
                "标准 = 按培训对象范围、培训课时查表；适用：内训、80课时至120课时",
                assessment.trace().getLast().text());
    }

    @Test
    void where_the_table_is_silent_the_authority_decides_and_never_zero() throws PolicyErrors {
        var undetermined = assertInstanceOf(
                Amount.Undetermined.class, amount(assess(TABLE, facts("培训对象范围", "own_employees", "培训课时", "121"))));

        assertEquals(Set.of(), undetermined.needs());
        assertEquals("“标准”没有适用的档次", undetermined.reason());
    }

    @Test
    void a_table_asks_only_for_what_chooses_the_row() throws PolicyErrors {
        assertEquals(exact("500.00"), amount(assess(TABLE, facts("培训对象范围", "external"))));
        var open = assertInstanceOf(Amount.Undetermined.class, amount(assess(TABLE, facts("培训对象范围", "own_employees"))));
        assertEquals(Set.of(key("培训课时")), open.needs());
    }

    @Test
    void the_highest_row_that_applies_counts_and_lower_open_rows_do_not_matter() throws PolicyErrors {
        String policy = version("t-highest", """
                金额:
                  步骤:
                  - 奖励:
                      取: 最高
                      行:
                      - {条件: 独角兽企业, 值: 100万元, 依据: 第一款}
                      - {条件: 科技领军企业, 值: 200万元, 依据: 第二款}
                      - {条件: 当年雏鹰企业, 值: 50万元}
                    依据: 第三条
                  单位: 元
                """);

        var assessment = assess(policy, facts("独角兽企业", true, "科技领军企业", true));
        assertEquals(exact("2000000.00"), amount(assessment));
        assertEquals("第二款", assessment.trace().getLast().article());
        var open = assertInstanceOf(
                Amount.Undetermined.class, amount(assess(policy, facts("独角兽企业", true, "当年雏鹰企业", true))));
        assertEquals(Set.of(key("科技领军企业")), open.needs());
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "1000000, 50000.00", "1000000.01, 50000.00", "3000000, 250000.00", "3000001, -"})
    void each_part_of_a_marginal_scale_has_its_own_rate(String income, String expected) throws PolicyErrors {
        String policy = version("t-scale", """
                金额:
                  步骤:
                  - 税额:
                      按: [上年度研发费用]
                      累进: 是
                      行:
                      - {上年度研发费用: 不超过 100万元, 值: 5%, 依据: 第一款}
                      - {上年度研发费用: 超过 100万元 不超过 300万元, 值: 10%, 依据: 第二款}
                    依据: 第一条
                  单位: 元
                """);

        var amount = amount(assess(policy, facts("上年度研发费用", income)));

        if (expected.equals("-")) {
            assertEquals(
                    "“税额”超出最后一档",
                    assertInstanceOf(Amount.Undetermined.class, amount).reason());
        } else {
            assertEquals(exact(expected), amount);
        }
    }

    @Test
    void the_route_that_holds_decides_the_amount() throws PolicyErrors {
        String policy = version("t-routes", """
                条件:
                  途径:
                  - {名称: 独角兽, 条件: 独角兽企业, 依据: 第一条（一）}
                  - {名称: 领军, 依据: 第一条（二）, 全部: [{条件: 科技领军企业, 依据: 第一条（二）1}]}
                金额:
                  步骤: [{奖励: '如果(途径("独角兽"), 100万元, 50万元)', 依据: 第二条}]
                  单位: 元
                """);

        assertEquals(exact("500000.00"), amount(assess(policy, facts("独角兽企业", false, "科技领军企业", true))));
        assertEquals(exact("1000000.00"), amount(assess(policy, facts("独角兽企业", true))));
        assertEquals(
                "不符合",
                name(assess(policy, facts("独角兽企业", false, "科技领军企业", false)).outcome()));
        assertEquals(
                List.of("途径“独角兽”", "途径“领军”"),
                assess(policy, facts("独角兽企业", true)).trace().stream()
                        .map(TraceLine::text)
                        .filter(text -> text.startsWith("途径"))
                        .toList());
    }

    private static final String LIMITED = version("t-limited", """
            金额:
              累计上限: {值: 50万元, 已得: 已获专精特新贴息贴保补贴累计额, 依据: 第一条}
              审定数额: {值: 审定金额, 依据: 第二条}
              单位: 元
            """);

    @Test
    void what_was_received_before_counts_against_a_lifetime_limit() throws PolicyErrors {
        assertEquals(exact("20000.00"), amount(assess(LIMITED, facts("已获专精特新贴息贴保补贴累计额", "480000", "审定金额", "50000"))));
        assertEquals(exact("0.00"), amount(assess(LIMITED, facts("已获专精特新贴息贴保补贴累计额", "510000", "审定金额", "50000"))));
        assertEquals(
                new Amount.Ceiling(new BigDecimal("20000.00"), "CNY"),
                amount(assess(LIMITED, facts("已获专精特新贴息贴保补贴累计额", "480000"))));
        var open = assertInstanceOf(Amount.Undetermined.class, amount(assess(LIMITED, facts("审定金额", "50000"))));
        assertEquals(Set.of(key("已获专精特新贴息贴保补贴累计额")), open.needs());
    }

    @Test
    void a_sum_the_text_leaves_to_the_authority_is_undetermined_until_decided() throws PolicyErrors {
        String policy = version("t-decided", "金额: {审定数额: {值: 审定金额, 依据: 第二条}, 单位: 元}");

        var open = assertInstanceOf(Amount.Undetermined.class, amount(assess(policy, facts())));
        assertEquals("数额由主管部门审定", open.reason());
        assertEquals(exact("7.00"), amount(assess(policy, facts("审定金额", "7"))));
    }

    @ParameterizedTest
    @CsvSource({"四舍五入, 元, 10.00", "舍去尾数, 元, 9.00", "向上取整, 百元, 100.00", "舍去尾数, 分, 9.99", "四舍五入, 角, 10.00"})
    void a_result_is_rounded_as_the_text_says(String mode, String to, String expected) throws PolicyErrors {
        String policy = version("t-round", """
                金额: {步骤: [{结果: 上年度研发费用 ÷ 2, 依据: 第一条}], 舍入: {方式: %s, 到: %s}, 单位: 元}
                """.formatted(mode, to));

        assertEquals(exact(expected), amount(assess(policy, facts("上年度研发费用", "19.99"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            配套(上年度研发费用, 1:1)                         | 1000.00
            配套(上年度研发费用, 1:0.5)                       | 2000.00
            加权(上年度研发费用, 60%, 前年研发费用, 40%)       | 1000.00
            5500元/人·年 × 20人 × 1年                         | 110000.00
            3000元/人/月 × 12个月                             | 36000.00
            1500元每平方米 × 2亩                              | 2000000.00
            上年度研发费用 × 个数(毕业院校类别)                 | 1000.00
            """)
    void formulas_read_like_the_text(String formula, String expected) throws PolicyErrors {
        var facts = facts("上年度研发费用", "1000", "前年研发费用", "1000", "毕业院校类别", List.of("double_first_class"));

        assertEquals(exact(expected), amount(assess(version("t-one", """
                金额: {步骤: [{结果: '%s', 依据: 第一条}], 单位: 元}
                """.formatted(formula)), facts)));
    }
}
