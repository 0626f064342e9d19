package cn.huice.policy.assessment;

import static cn.huice.policy.Written.facts;
import static cn.huice.policy.Written.key;
import static cn.huice.policy.Written.simple;
import static cn.huice.policy.Written.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.Written;
import cn.huice.policy.fact.Facts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessorTest {
    private static final LocalDate DAY = LocalDate.of(2023, 6, 1);

    private static Assessment assess(String policy, Facts facts) throws PolicyErrors {
        PolicyBook book = Written.book(policy);
        return new Assessor(book).assess(book.all().iterator().next(), DAY, facts);
    }

    @Test
    void what_could_still_decide_the_outcome_or_the_amount_is_told_in_one_place() throws PolicyErrors {
        String policy = simple("独角兽企业", "上年度研发费用");

        assertEquals(Set.of(key("独角兽企业")), assess(policy, facts()).needs());
        assertEquals(
                Set.of(key("上年度研发费用")), assess(policy, facts("独角兽企业", true)).needs());
        assertEquals(
                Set.of(),
                assess(policy, facts("独角兽企业", true, "上年度研发费用", "1.00")).needs());
        assertEquals(Set.of(), assess(policy, facts("独角兽企业", false)).needs());
    }

    @Test
    void a_policy_is_not_in_force_outside_its_versions() throws PolicyErrors {
        var book = Written.book(simple("独角兽企业", "1元"));
        var day = LocalDate.of(2019, 12, 31);
        var assessment = new Assessor(book).assess(book.all().iterator().next(), day, facts());

        assertEquals(new Outcome.NotInForce(day), assessment.outcome());
        assertTrue(assessment.version().isEmpty());
    }

    @Test
    void a_missing_fact_is_unknown_and_named_never_false() throws PolicyErrors {
        var assessment = assess(simple("独角兽企业 且 非 列入失信记录", "1元"), facts("独角兽企业", true));

        var unknown = assertInstanceOf(Outcome.Unknown.class, assessment.outcome());
        assertEquals(Set.of(key("列入失信记录")), unknown.needs());
        assertTrue(!unknown.manualReview());
    }

    @Test
    void only_facts_that_can_still_decide_are_asked_for() throws PolicyErrors {
        var assessment = assess(simple("(独角兽企业 或 科技领军企业) 且 (当年雏鹰企业 或 当年瞪羚企业)", "1元"), facts("独角兽企业", true));

        var unknown = assertInstanceOf(Outcome.Unknown.class, assessment.outcome());
        assertEquals(Set.of(key("当年雏鹰企业"), key("当年瞪羚企业")), unknown.needs());
    }

    @Test
    void one_condition_against_decides_although_others_are_open() throws PolicyErrors {
        var assessment = assess(version("t-two", """
                条件:
                - {条件: 独角兽企业, 说明: 是独角兽, 依据: 第一条}
                - {条件: 非 列入失信记录, 说明: 没有失信, 依据: 第二条}
                """), facts("列入失信记录", true));

        var ineligible = assertInstanceOf(Outcome.Ineligible.class, assessment.outcome());
        assertEquals(
                List.of("第二条"),
                ineligible.unmet().stream().map(Finding::article).toList());
        assertEquals(
                List.of(State.UNKNOWN, State.UNMET),
                assessment.trace().stream().map(TraceLine::state).toList());
    }

    @Test
    void groups_need_all_any_none_or_some_of_their_parts() throws PolicyErrors {
        var policy = version("t-groups", """
                条件:
                  全部:
                  - 任一:
                    - {条件: 独角兽企业, 依据: 第一条}
                    - {条件: 科技领军企业, 依据: 第一条}
                  - 非: {条件: 列入失信记录, 依据: 第二条}
                  - 至少:
                      数量: 2
                      其中:
                      - {条件: 当年雏鹰企业, 依据: 第三条}
                      - {条件: 当年瞪羚企业, 依据: 第三条}
                      - {条件: 国家科技型中小企业, 依据: 第三条}
                """);
        var eligible = assess(policy, facts("科技领军企业", true, "列入失信记录", false, "当年雏鹰企业", true, "国家科技型中小企业", true));
        assertInstanceOf(Outcome.Eligible.class, eligible.outcome());

        var ineligible = assertInstanceOf(
                Outcome.Ineligible.class,
                assess(policy, facts("独角兽企业", true, "科技领军企业", false, "列入失信记录", true))
                        .outcome());
        assertEquals(
                List.of("非：列入失信记录"),
                ineligible.unmet().stream().map(Finding::text).toList());
    }

    @Test
    void a_soft_rule_that_is_not_kept_is_for_an_officer() throws PolicyErrors {
        var policy = version("t-soft", "条件: [{条件: 出让年限 ≤ 20年, 依据: 第一条, 一般: 是}]");

        assertEquals(
                new Outcome.Eligible(new Amount.None()),
                assess(policy, facts("出让年限", "20")).outcome());
        var unknown = assertInstanceOf(
                Outcome.Unknown.class, assess(policy, facts("出让年限", "21")).outcome());
        assertTrue(unknown.manualReview() && unknown.needs().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            上年度研发费用 × 1.5%                                  | 150000.00
            上年度研发费用 ÷ 3                                     | 3333333.33
            上年度研发费用 ÷ 3 × 3                                 | 10000000.00
            取小(上年度研发费用, 500万元)                           | 5000000.00
            取大(0元, 上年度研发费用 - 1亿元)                       | 0.00
            如果(上年度研发费用 超过 1000万元, 1元, 2元)             | 2.00
            如果(上年度研发费用 1000万元以上, 1元, 2元)              | 1.00
            如果(上年度研发费用 不满 1000万元, 1元, 2元)             | 2.00
            如果(上年度研发费用 1000万元以下, 1元, 2元)              | 1.00
            增长率(上年度研发费用, 800万元) × 100元                 | 25.00
            4000元 × 向下取整(35个月 ÷ 12个月)                      | 8000.00
            4000元 × 向上取整(25个月 ÷ 1年)                         | 12000.00
            ３００元＋（１００元－５０元）×２                          | 400.00
            -100元 + 30元                                         | -70.00
            300元/平方米 × 2亩 × 3                                  | 1200000.00
            如果(评估日 = 2023年6月1日, 1元, 2元)                    | 1.00
            如果(评估日 + 1个月 晚于 日期(2023, 6, 30), 1元, 2元)      | 1.00
            如果(日期(2024, 3, 31) - 1个月 = 2024-02-29, 1元, 2元)   | 1.00
            1元 × ((评估日 - 2023-05-01) ÷ 1日)                      | 31.00
            如果(职业技能等级 高级工以上 且 职业技能等级 ≠ 技师, 1元, 2元) | 2.00
            如果(入选人才计划 包含任一（技能名师、两院院士）, 1元, 2元)     | 1.00
            如果(入选人才计划 包含（技能名师、两院院士）, 1元, 2元)        | 2.00
            如果(注册城市 不属于 [石家庄, 其他], 1元, 2元)              | 1.00
            """)
    void amounts_are_exact_and_rounded_once(String formula, String expected) throws PolicyErrors {
        var given = facts(
                "独角兽企业",
                true,
                "上年度研发费用",
                "10000000",
                "职业技能等级",
                "technician",
                "注册城市",
                "tianjin",
                "入选人才计划",
                List.of("tj_skill_mentor"));

        var assessment = assess(simple("独角兽企业", formula), given);

        assertEquals(new Outcome.Eligible(new Amount.Exact(new BigDecimal(expected), "CNY")), assessment.outcome());
    }

    @Test
    void an_amount_that_lacks_a_fact_says_which() throws PolicyErrors {
        var assessment = assess(simple("独角兽企业", "上年度研发费用 × 如果(当年雏鹰企业, 5%, 1%)"), facts("独角兽企业", true, "当年雏鹰企业", false));

        var eligible = assertInstanceOf(Outcome.Eligible.class, assessment.outcome());
        var undetermined = assertInstanceOf(Amount.Undetermined.class, eligible.amount());
        assertEquals(Set.of(key("上年度研发费用")), undetermined.needs());
    }

    @Test
    void a_choice_whose_branches_agree_does_not_wait_for_its_condition() throws PolicyErrors {
        var assessment = assess(simple("独角兽企业", "如果(当年雏鹰企业, 5元, 当年瞪羚企业, 5元, 5元)"), facts("独角兽企业", true));

        assertEquals(new Outcome.Eligible(new Amount.Exact(new BigDecimal("5.00"), "CNY")), assessment.outcome());
    }

    @ParameterizedTest
    @CsvSource({"100元 ÷ 同期带徒人数", "'100元 × 增长率(同期带徒人数, 同期带徒人数)'"})
    void dividing_by_zero_is_for_an_officer_never_zero(String formula) throws PolicyErrors {
        var assessment = assess(simple("独角兽企业", formula), facts("独角兽企业", true, "同期带徒人数", 0));

        var eligible = assertInstanceOf(Outcome.Eligible.class, assessment.outcome());
        var undetermined = assertInstanceOf(Amount.Undetermined.class, eligible.amount());
        assertTrue(undetermined.needs().isEmpty());
    }

    @Test
    void numbers_that_grow_without_end_are_given_up() throws PolicyErrors {
        var steps = new StringBuilder("金额:\n  步骤:\n  - {甲0: 上年度研发费用 ÷ 3元, 依据: 一}\n");
        for (int i = 1; i <= 12; i++) {
            steps.append("  - {甲%d: 甲%d × 甲%d, 依据: 一}\n".formatted(i, i - 1, i - 1));
        }
        steps.append("  - {末: 1元 × 甲12, 依据: 一}\n  单位: 元\n");

        var outcome = assess(version("t-large", steps.toString()), facts("上年度研发费用", "10000000"))
                .outcome();

        assertInstanceOf(Amount.Undetermined.class, ((Outcome.Eligible) outcome).amount());
    }

    @Test
    void a_ceiling_leaves_the_amount_to_the_authority() throws PolicyErrors {
        var assessment = assess(version("t-most", """
                金额:
                  步骤: [{甲: 上年度研发费用 × 10%, 依据: 第一条}]
                  上限: {值: 50万元, 依据: 第二条}
                  下限: 1万元
                  最高: 是
                  单位: 元
                """), facts("上年度研发费用", "90000000"));

        assertEquals(
                new Outcome.Eligible(new Amount.Ceiling(new BigDecimal("500000.00"), "CNY")), assessment.outcome());
        assertEquals(
                List.of("第一条", "第二条", "第一条"),
                assessment.trace().stream().map(TraceLine::article).toList());
        assertEquals(
                List.of(Optional.of("9000000"), Optional.of("500000"), Optional.of("500000")),
                assessment.trace().stream().map(TraceLine::result).toList());
    }

    @Test
    void the_trace_shows_article_words_facts_and_results_of_every_line() throws PolicyErrors {
        var assessment = assess(simple("独角兽企业", "上年度研发费用 × 2%"), facts("独角兽企业", true, "上年度研发费用", "1000000.50"));

        var condition = assessment.trace().getFirst();
        var step = assessment.trace().getLast();
        assertEquals("第一条", condition.article());
        assertEquals(Set.of(key("独角兽企业")), condition.used().keySet());
        assertEquals("科技", condition.used().get(key("独角兽企业")).source());
        assertEquals("结果 = 上年度研发费用 × 2%", step.text());
        assertEquals(Optional.of("20000.01"), step.result());
        assertEquals(Set.of(key("独角兽企业"), key("上年度研发费用")), assessment.used());
    }

    @Test
    void other_policies_are_applied_once_and_explained_in_place() throws PolicyErrors {
        var book = Written.book(
                version("t-who", "条件: [{条件: 非 列入失信记录, 依据: 第一条}]"),
                version("t-base", "金额: {步骤: [{基础: 上年度研发费用 ÷ 3, 依据: 第二条}], 单位: 元}"),
                version("t-top", """
                        条件: [{条件: 满足("t-who"), 依据: 第三条}]
                        金额:
                          步骤: [{合计: '金额("t-base") + 金额("t-base") + 金额("t-base")', 依据: 第四条}]
                          单位: 元
                        """));
        var top = book.find("t-top").orElseThrow();
        var assessor = new Assessor(book);

        var eligible = assessor.assess(top, DAY, facts("列入失信记录", false, "上年度研发费用", "100"));
        assertEquals(new Outcome.Eligible(new Amount.Exact(new BigDecimal("100.00"), "CNY")), eligible.outcome());
        assertEquals(
                List.of("第一条", "第三条", "第二条", "第四条"),
                eligible.trace().stream().map(TraceLine::article).toList());

        var ineligible = assessor.assess(top, DAY, facts("列入失信记录", true));
        assertEquals(
                "第一条",
                assertInstanceOf(Outcome.Ineligible.class, ineligible.outcome())
                        .unmet()
                        .getFirst()
                        .article());
    }
}
