package cn.huice.policy.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.Policy;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.Written;
import cn.huice.policy.assessment.Assessor;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssessmentWordsTest {
    private static final LocalDate DAY = LocalDate.of(2023, 6, 1);

    private static String words(String file, Object... facts) throws PolicyErrors {
        return words(List.of(file), "t-one", facts);
    }

    private static String words(List<String> files, String id, Object... facts) throws PolicyErrors {
        var book = Written.book(files.toArray(String[]::new));
        Policy policy = book.find(id).orElseThrow();
        var assessment = new Assessor(book).assess(policy, DAY, Written.facts(facts));
        return String.join("\n", new AssessmentWords(book).of(policy, assessment));
    }

    @Test
    void groups_say_whether_they_are_met_and_negations_read_as_written() throws PolicyErrors {
        String file = Written.version("t-one", """
                条件:
                  全部:
                  - 任一: [{条件: 独角兽企业, 依据: 甲}, {条件: 科技领军企业, 依据: 乙}]
                  - 非: {条件: 列入失信记录, 依据: 丙}
                  - 非: {任一: [{条件: 当年雏鹰企业, 依据: 丁}, {条件: 当年瞪羚企业, 依据: 戊}]}
                """);

        assertEquals("""
                t-one 测试政策
                评估日 2023-06-01
                结论：不符合
                未满足：
                  · 非：当年雏鹰企业（丁）：当年雏鹰企业 是（科技核实）

                条件
                  不满足 以下全部满足：
                    满足\u3000 以下满足任一项：
                      满足\u3000 独角兽企业（甲）
                          用到：独角兽企业 是（科技核实）
                      不知道 科技领军企业（乙）
                    满足\u3000 非：列入失信记录（丙）
                        用到：列入失信记录 否（发展改革核实）
                    不满足 以下不成立：
                      满足\u3000 以下满足任一项：
                        满足\u3000 当年雏鹰企业（丁）
                            用到：当年雏鹰企业 是（科技核实）
                        不知道 当年瞪羚企业（戊）""", words(file, "独角兽企业", true, "列入失信记录", false, "当年雏鹰企业", true));
    }

    @Test
    void each_step_shows_its_result_and_what_it_used() throws PolicyErrors {
        String file = Written.version("t-one", """
                金额:
                  步骤:
                  - {比例: '如果(独角兽企业, 5%, 1.5%)', 依据: 第一条}
                  - {补助额: 上年度研发费用 × 比例, 依据: 第二条}
                  上限: 1万元
                  单位: 元
                """);

        assertTrue(words(file, "独角兽企业", true, "上年度研发费用", "500000.00").endsWith("""
                结论：符合，10000.00 元

                条件
                  没有条件

                金额（元）
                  1. 比例 = 如果(独角兽企业, 5%, 1.5%)（第一条）
                      得 0.05；用到：独角兽企业 是（科技核实）
                  2. 补助额 = 上年度研发费用 × 比例（第二条）
                      得 25000 元；用到：上年度研发费用 500000.00 元（税务核实）
                  上限 1万元（第二条）
                      得 10000 元"""));
        assertTrue(words(file, "独角兽企业", true).contains("""
                结论：符合，金额未定：缺少事实
                补上就能算出金额的事实：
                  · 上年度研发费用（数 元；税务）
                """));
    }

    @Test
    void a_day_is_told_with_the_steps_that_lead_to_it() throws PolicyErrors {
        String file = Written.version("t-one", """
                日期:
                  步骤:
                  - {宽限: '如果(独角兽企业, 1年, 6个月)', 依据: 第一条}
                  - {届满日: 申报日期 + 宽限, 依据: 第二条, 说明: 当天仍可办理}
                """);

        assertTrue(words(file, "独角兽企业", true, "申报日期", "2024-02-29").endsWith("""
                结论：符合，2025-02-28

                条件
                  没有条件

                日期
                  1. 宽限 = 如果(独角兽企业, 1年, 6个月)（第一条）
                      得 1 年；用到：独角兽企业 是（科技核实）
                  2. 届满日 = 申报日期 + 宽限（当天仍可办理）（第二条）
                      得 2025-02-28；用到：申报日期 2024-02-29（%s核实）""".formatted(Written.authority("申报日期"))));
        assertTrue(words(file, "独角兽企业", true).contains("""
                结论：符合，日期未定：缺少事实
                补上就能算出日期的事实：
                  · 申报日期"""));
    }

    @Test
    void a_policy_says_with_what_it_counts_together_how_many_there_are_and_when_it_pays() throws PolicyErrors {
        var book = Written.book(Written.policy("t-one", """
                叠加: {组: 甲组, 规则: 可叠加, 每: 年, 合计上限: 60万元}
                不重复享受: [{组: 乙组, 每: 项目, 依据: 第三条}]
                名额: [{数量: 100, 每: 年, 依据: 第一条}]
                资金分担: [{级别: 市级, 比例: 60%}, {级别: 区级, 比例: 40%}]
                分期: {次数: 2, 间隔: 1年, 算出: 总额}
                版本:
                - 生效: 2020-01-01
                  日期: {步骤: [{届满日: 申报日期 + 6个月, 依据: 第二条}]}
                """));

        assertEquals(
                """
                叠加：甲组，可叠加，按同一年计，合计不超过 600000 元
                不重复享受：组“乙组”，按同一项目计（第三条）
                名额：每年 100 个（第一条）
                资金分担：区级 40%、市级 60%
                分期：2 次，每次间隔 1年，算出的是总额

                版本 2020-01-01 起
                  条件
                    没有条件
                  日期
                    1. 届满日 = 申报日期 + 6个月（第二条）""",
                String.join(
                        "\n",
                        new PolicyWords(book)
                                .of(book.find("t-one").orElseThrow(), Optional.empty())
                                .subList(3, 14)));
    }

    @Test
    void policies_referred_to_are_shown_once_and_under_the_condition_that_asks_for_them() throws PolicyErrors {
        String inner = Written.version("t-inner", "条件: [{条件: 独角兽企业, 依据: 内}]");
        String outer = Written.version("t-one", "条件: [{条件: 满足(\"t-inner\"), 依据: 外}, {条件: 满足(\"t-inner\"), 依据: 再}]");

        assertTrue(words(List.of(inner, outer), "t-one", "独角兽企业", true).endsWith("""
                条件
                  满足\u3000 以下全部满足：
                    满足\u3000 满足("t-inner")（外）
                        所引政策 t-inner 测试政策
                          满足\u3000 须满足：
                            满足\u3000 独角兽企业（内）
                                用到：独角兽企业 是（科技核实）
                    满足\u3000 满足("t-inner")（再）
                        所引政策 t-inner 测试政策（见上）"""));
    }

    @Test
    void a_policy_on_a_day_without_a_version_says_which_versions_there_are() throws PolicyErrors {
        var book = Written.book(Written.version("t-one", "失效: 2021-12-31"));
        var lines = new PolicyWords(book).of(book.find("t-one").orElseThrow(), Optional.of(DAY));

        assertEquals("2023-06-01 没有有效的版本；各版本：2020-01-01 至 2021-12-31", lines.getLast());
    }
}
