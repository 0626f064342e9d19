package cn.huice.policy.assessment;

import static cn.huice.policy.Written.facts;
import static cn.huice.policy.Written.key;
import static cn.huice.policy.Written.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cn.huice.policy.PolicyErrors;
import cn.huice.policy.Written;
import cn.huice.policy.fact.Facts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each line of the explanation, to the letter. */
class TraceTest {
    private static final LocalDate DAY = LocalDate.of(2023, 6, 1);

    private static Assessment assess(Facts facts, String... policies) throws PolicyErrors {
        var book = Written.book(policies);
        return new Assessor(book).assess(book.find("t-one").orElseThrow(), DAY, facts);
    }

    private static List<String> lines(Assessment assessment) {
        return assessment.trace().stream()
                .map(line -> line.article() + " " + line.text() + " " + line.state()
                        + line.result().map(" "::concat).orElse("") + " "
                        + line.used().size())
                .toList();
    }

    private static Amount exact(String value) {
        return new Amount.Exact(new BigDecimal(value), "CNY");
    }

    private static final String BOUNDED = version("t-one", """
            金额:
              步骤: [{甲: 上年度研发费用 × 10%, 依据: 第一条}]
              上限: {值: 500元, 依据: 第二条}
              下限: {值: 100元, 依据: 第三条}
              累计上限: {值: 800元, 已得: 已获专精特新贴息贴保补贴累计额, 依据: 第四条}
              审定数额: {值: 审定金额, 依据: 第五条}
              单位: 元
            """);

    @ParameterizedTest
    @CsvSource({
        "9000, 0, 900, 500.00",
        "5000, 0, 500, 500.00",
        "2000, 0, 500, 200.00",
        "2000, 0, 150, 150.00",
        "500, 0, 900, 100.00",
        "1000, 0, 900, 100.00",
        "9000, 700, 900, 100.00",
        "9000, 800, 900, 0.00",
        "9000, 900, 900, 0.00"
    })
    void bounds_apply_in_their_order_and_the_authority_stays_within_them(
            String spent, String received, String decided, String expected) throws PolicyErrors {
        var assessment = assess(facts("上年度研发费用", spent, "已获专精特新贴息贴保补贴累计额", received, "审定金额", decided), BOUNDED);

        assertEquals(new Outcome.Eligible(exact(expected)), assessment.outcome());
    }

    @Test
    void each_bound_is_a_line_with_what_is_left_after_it() throws PolicyErrors {
        var facts = facts("上年度研发费用", "9000", "已获专精特新贴息贴保补贴累计额", "700", "审定金额", "50");
        var assessment = assess(facts, BOUNDED);

        assertEquals(
                List.of(
                        "第一条 甲 = 上年度研发费用 × 10% MET 900 1",
                        "第二条 上限 500元 MET 500 0",
                        "第三条 下限 100元 MET 500 0",
                        "第四条 累计上限 800元，扣除已获专精特新贴息贴保补贴累计额 MET 100 1",
                        "第五条 审定数额 审定金额 MET 50 1"),
                lines(assessment));
        assertEquals(Set.of(key("上年度研发费用"), key("已获专精特新贴息贴保补贴累计额"), key("审定金额")), assessment.used());
    }

    @Test
    void what_is_missing_leaves_its_line_and_all_after_it_open() throws PolicyErrors {
        var assessment = assess(facts(), BOUNDED);

        assertEquals(
                List.of(
                        "第一条 甲 = 上年度研发费用 × 10% UNKNOWN 0",
                        "第二条 上限 500元 UNKNOWN 0",
                        "第三条 下限 100元 UNKNOWN 0",
                        "第四条 累计上限 800元，扣除已获专精特新贴息贴保补贴累计额 UNKNOWN 0",
                        "第五条 审定数额 审定金额 UNKNOWN 0"),
                lines(assessment));
        assertEquals(Set.of(), assessment.used());
    }

    @Test
    void without_steps_a_cap_is_the_ceiling_until_the_authority_decides() throws PolicyErrors {
        String policy = version("t-one", """
                金额: {上限: {值: 500元, 依据: 第二条}, 审定数额: {值: 审定金额, 依据: 第五条}, 单位: 元}
                """);

        assertEquals(
                new Outcome.Eligible(new Amount.Ceiling(new BigDecimal("500.00"), "CNY")),
                assess(facts(), policy).outcome());
        assertEquals(
                new Outcome.Eligible(exact("500.00")),
                assess(facts("审定金额", "501"), policy).outcome());
        assertEquals(
                new Outcome.Eligible(exact("499.00")),
                assess(facts("审定金额", "499"), policy).outcome());
    }

    @Test
    void what_only_an_officer_can_settle_is_said_in_the_line() throws PolicyErrors {
        String policy = version("t-one", """
                条件: [{条件: 出让年限 ≤ 20年, 依据: 第一条, 一般: 是}]
                金额: {步骤: [{甲: 1元 ÷ 同期带徒人数, 依据: 第二条}], 单位: 元}
                """);

        assertEquals(
                List.of("第一条 出让年限 ≤ 20年；须人工审定：“一般”之规定未满足：出让年限 ≤ 20年 UNKNOWN 1"),
                lines(assess(facts("出让年限", "21", "同期带徒人数", 0), policy)));
        assertEquals(
                List.of("第一条 出让年限 ≤ 20年 MET 1", "第二条 甲 = 1元 ÷ 同期带徒人数；须人工审定：除数为零 UNKNOWN 1"),
                lines(assess(facts("出让年限", "20", "同期带徒人数", 0), policy)));
    }

    @Test
    void inside_a_negation_it_is_the_soft_rule_that_holds_which_an_officer_must_see() throws PolicyErrors {
        String policy = version("t-one", "条件: {非: {条件: 出让年限 > 20年, 依据: 第一条, 一般: 是}}");

        assertEquals(
                new Outcome.Unknown(new TreeSet<>(), true),
                assess(facts("出让年限", "21"), policy).outcome());
        assertEquals(List.of("第一条 非：出让年限 > 20年 MET 1"), lines(assess(facts("出让年限", "20"), policy)));
        assertEquals(List.of("第一条 非：出让年限 > 20年 UNKNOWN 0"), lines(assess(facts(), policy)));
    }

    @Test
    void a_route_is_a_line_behind_its_conditions() throws PolicyErrors {
        String policy = version("t-one", """
                条件:
                  途径:
                  - {名称: 独角兽, 条件: 独角兽企业, 依据: 第一条（一）}
                  - {名称: 领军, 条件: 科技领军企业, 依据: 第一条（二）}
                """);

        assertEquals(
                List.of(
                        "第一条（一） 独角兽企业 UNMET 1",
                        "第一条（一） 途径“独角兽” UNMET 0",
                        "第一条（二） 科技领军企业 UNKNOWN 0",
                        "第一条（二） 途径“领军” UNKNOWN 0"),
                lines(assess(facts("独角兽企业", false), policy)));
        assertEquals(
                "第一条（二） 途径“领军” MET 0",
                lines(assess(facts("科技领军企业", true), policy)).getLast());
    }

    @Test
    void another_document_is_cited_by_its_number_and_once_however_often_it_is_asked() throws PolicyErrors {
        String other = version("t-other", "条件: [{条件: 独角兽企业, 依据: 第九条}]").replace("津试〔2020〕1号", "津他〔2019〕7号");
        String policy = version("t-one", """
                条件:
                - {条件: 满足("t-other"), 依据: 第一条}
                - {条件: 满足("t-other") 或 科技领军企业, 依据: 第二条}
                - {条件: 当年雏鹰企业, 依据: 第三条}
                """);
        var assessment = assess(facts("独角兽企业", false, "科技领军企业", false, "当年雏鹰企业", false), policy, other);

        assertEquals(
                List.of(
                        "津他〔2019〕7号 第九条 独角兽企业 UNMET 1",
                        "第一条 满足(\"t-other\") UNMET 0",
                        "第二条 满足(\"t-other\") 或 科技领军企业 UNMET 1",
                        "第三条 当年雏鹰企业 UNMET 1"),
                lines(assessment));
        assertEquals(
                List.of("津他〔2019〕7号 第九条", "第二条", "第三条"),
                assertInstanceOf(Outcome.Ineligible.class, assessment.outcome()).unmet().stream()
                        .map(Finding::article)
                        .toList());
    }

    @Test
    void behind_a_third_document_the_second_is_cited_again() throws PolicyErrors {
        String third = version("t-third", "条件: [{条件: 独角兽企业, 依据: 三}]").replace("津试〔2020〕1号", "津三〔2018〕3号");
        String second = version("t-second", "条件: [{条件: 满足(\"t-third\"), 依据: 甲}, {条件: 科技领军企业, 依据: 乙}]")
                .replace("津试〔2020〕1号", "津二〔2019〕2号");
        String first = version("t-one", "条件: [{条件: 满足(\"t-second\"), 依据: 丙}]");

        assertEquals(
                List.of("津三〔2018〕3号 三", "津二〔2019〕2号 甲", "津二〔2019〕2号 乙", "丙"),
                assess(facts(), first, second, third).trace().stream()
                        .map(TraceLine::article)
                        .toList());
    }

    @Test
    void a_policy_that_is_not_in_force_that_day_settles_nothing() throws PolicyErrors {
        String other = version("t-other", "金额: {步骤: [{甲: 1元, 依据: 一}], 单位: 元}").replace("2020-01-01", "2024-01-01");
        String asks = version("t-one", "条件: [{条件: 满足(\"t-other\"), 依据: 第一条}]");
        String takes = version("t-one", "金额: {步骤: [{甲: '金额(\"t-other\")', 依据: 一}], 单位: 元}");

        assertEquals(
                new Outcome.Unknown(new TreeSet<>(), true),
                assess(facts(), asks, other).outcome());
        assertEquals(
                new Outcome.Eligible(new Amount.Undetermined(new TreeSet<>(), "所引政策“t-other”当日无有效版本")),
                assess(facts(), takes, other).outcome());
    }

    @Test
    void every_band_of_a_scale_that_is_reached_is_named_with_its_part() throws PolicyErrors {
        String policy = version("t-one", """
                金额:
                  步骤:
                  - 税额:
                      按: [上年度研发费用]
                      累进: 是
                      行:
                      - {上年度研发费用: 不超过 100元, 值: 5%, 依据: 第一款}
                      - {上年度研发费用: 超过 100元, 值: 10%, 依据: 第二款}
                    依据: 第一条
                  单位: 元
                """);

        assertEquals(
                List.of("第一条 税额 = 按上年度研发费用查表；适用：不超过 100元的部分 100元；超过 100元的部分 20元 MET 7 1"),
                lines(assess(facts("上年度研发费用", "120"), policy)));
        assertEquals(
                List.of("第一款 税额 = 按上年度研发费用查表；适用：不超过 100元的部分 100元 MET 5 1"),
                lines(assess(facts("上年度研发费用", "100"), policy)));
    }
}
