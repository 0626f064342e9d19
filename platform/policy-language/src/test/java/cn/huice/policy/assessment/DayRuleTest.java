package cn.huice.policy.assessment;

import static cn.huice.policy.Written.facts;
import static cn.huice.policy.Written.key;
import static cn.huice.policy.Written.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cn.huice.policy.PolicyErrors;
import cn.huice.policy.PolicySource;
import cn.huice.policy.Written;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.testing.PolicyTests;
import cn.huice.policy.vocabulary.AttributeKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Policies whose result is a day: put off until, may stay until, must be done by. */
class DayRuleTest {
    private static final LocalDate DAY = LocalDate.of(2022, 6, 1);
    /** 津规资利用函〔2020〕427 号 七（八）: five years from the permit, or from the opinion where there is no permit. */
    private static final String TRANSITION = version("t-transition", """
            条件: [{条件: 适用过渡期政策, 依据: 七（八）}]
            日期:
              步骤:
              - {起算日: '如果(独角兽企业, 施工许可证日期, 规划意见出具日期)', 依据: 七（八）}
              - {期限: '如果(拟转让, 1年, 5年)', 依据: 六（四）}
              - {届满日: 起算日 + 期限, 依据: 七（八）, 说明: 五年期满}
            """);

    private static final String DEFERRED = version("t-deferred", """
            条件: [{条件: 科技领军企业, 依据: 二（一）2}]
            日期: {步骤: [{新到期日: 现缓缴到期日 + 6个月, 依据: 二（一）2}]}
            """);

    private static Assessment assess(String id, WorkingDays calendar, Facts facts, String... files)
            throws PolicyErrors {
        var book = Written.book(files);
        return new Assessor(book, calendar).assess(book.find(id).orElseThrow(), DAY, facts);
    }

    private static Outcome outcome(String file, Object... facts) throws PolicyErrors {
        String id = file.substring(file.indexOf(' ') + 1, file.indexOf('\n'));
        return assess(id, WorkingDays.NONE, facts(facts), file).outcome();
    }

    private static Outcome until(int year, int month, int day) {
        return new Outcome.Eligible(new Amount.Day(LocalDate.of(year, month, day)));
    }

    private static Outcome open(String reason, String... needs) {
        var keys = new TreeSet<AttributeKey>();
        for (String need : needs) {
            keys.add(key(need));
        }
        return new Outcome.Eligible(new Amount.Undetermined(keys, reason));
    }

    @Test
    void six_months_end_on_the_same_day_or_on_the_last_of_the_month() throws PolicyErrors {
        assertEquals(until(2022, 10, 15), outcome(DEFERRED, "科技领军企业", true, "现缓缴到期日", "2022-04-15"));
        assertEquals(until(2022, 2, 28), outcome(DEFERRED, "科技领军企业", true, "现缓缴到期日", "2021-08-31"));
    }

    @Test
    void without_the_day_it_starts_from_the_day_is_open_and_says_what_it_needs() throws PolicyErrors {
        assertEquals(open("缺少事实", "现缓缴到期日"), outcome(DEFERRED, "科技领军企业", true));
        assertInstanceOf(Outcome.Ineligible.class, outcome(DEFERRED, "科技领军企业", false));
    }

    @Test
    void steps_may_be_days_or_numbers_and_each_tells_what_it_gave() throws PolicyErrors {
        var assessment = assess(
                "t-transition",
                WorkingDays.NONE,
                facts("适用过渡期政策", true, "独角兽企业", true, "施工许可证日期", "2020-02-29", "拟转让", false),
                TRANSITION);

        assertEquals(until(2025, 2, 28), assessment.outcome());
        assertEquals(
                List.of("适用过渡期政策", "2020-02-29", "5", "2025-02-28"),
                assessment.trace().stream()
                        .map(line -> line.result().orElse(line.text()))
                        .toList());
        var last = assessment.trace().getLast();
        assertEquals("届满日 = 起算日 + 期限（五年期满）", last.text());
        assertEquals("七（八）", last.article());
        assertEquals(Set.of(), last.used().keySet());
        assertEquals(
                new TreeSet<>(Set.of(key("适用过渡期政策"), key("独角兽企业"), key("施工许可证日期"), key("拟转让"))), assessment.used());
    }

    @Test
    void an_open_step_leaves_the_later_ones_open() throws PolicyErrors {
        assertEquals(open("缺少事实", "拟转让", "规划意见出具日期"), outcome(TRANSITION, "适用过渡期政策", true, "独角兽企业", false));
    }

    @Test
    void working_days_follow_the_calendar_and_nothing_is_guessed_without_one() throws PolicyErrors {
        String file = version("t-answer", """
                日期: {步骤: [{答复期限: 申报日期 + 5个工作日, 依据: 第八条}]}
                """);
        var tests = List.of(new PolicySource("t-answer.test.yaml", """
                工作日历: {年份: [2022], 放假: [2022-06-03], 上班: []}
                用例:
                - {名称: 端午放假, 日期: 2022-06-01, 事实: {申报日期: 2022-06-02}, 期望: {结果: 符合, 日期: 2022-06-10}}
                - {名称: 差一天, 日期: 2022-06-01, 事实: {申报日期: 2022-06-02}, 期望: {结果: 符合, 日期: 2022-06-09}}
                - {名称: 没有日期, 日期: 2022-06-01, 期望: {结果: 符合, 需要: [申报日期], 日期: 2022-06-09}}
                - {名称: 日历外, 日期: 2022-06-01, 事实: {申报日期: 2023-01-10}, 期望: {结果: 符合, 人工: 是}}
                """));
        var report = PolicyTests.run(Written.book(file), tests);

        assertEquals(2, report.passedInAll());
        assertEquals(
                List.of(
                        "用例“差一天”：日期应为 2022-06-09，实为 2022-06-10",
                        "用例“没有日期”：日期应为 2022-06-09，实为 未定：缺少事实 [application.date]"),
                report.failures().stream().map(failure -> failure.message()).toList());
    }

    @Test
    void other_policies_ask_for_the_day_by_id_and_definitions_by_name() throws PolicyErrors {
        String definition = DEFERRED.replace("t-deferred", "t-new-due")
                .replace("名称: 测试政策\n类别: 待遇", "名称: 缓缴后到期日\n类别: 定义")
                .replace("津试〔2020〕1号", "津定〔2022〕2号")
                .replaceFirst("  条件: .*\n", "");
        String asking = version("t-asking", """
                条件: [{条件: 评估日 不晚于 日期("t-deferred"), 依据: 第一条}]
                日期: {步骤: [{宽限日: '取晚(日期("t-deferred"), 缓缴后到期日) + 10日', 依据: 第二条}]}
                """);
        var assessment =
                assess("t-asking", WorkingDays.NONE, facts("现缓缴到期日", "2022-04-15"), asking, DEFERRED, definition);

        assertEquals(until(2022, 10, 25), assessment.outcome());
        assertEquals(
                List.of("二（一）2", "第一条", "津定〔2022〕2号 二（一）2", "第二条"),
                assessment.trace().stream().map(TraceLine::article).toList());
        assertEquals(Optional.of("2022-10-15"), assessment.trace().getFirst().result());
    }

    @Test
    void a_day_of_a_policy_not_in_force_is_for_an_officer() throws PolicyErrors {
        String asking = version("t-asking", "日期: {步骤: [{甲: '日期(\"t-deferred\")', 依据: 第二条}]}\n");
        var outcome = assess(
                        "t-asking",
                        WorkingDays.NONE,
                        facts("现缓缴到期日", "2022-04-15"),
                        asking,
                        DEFERRED.replace("2020-01-01", "2023-01-01"))
                .outcome();

        assertEquals(open("所引政策“t-deferred”当日无有效版本"), outcome);
    }

    @Test
    void a_table_may_give_the_length() throws PolicyErrors {
        String file = version("t-table", """
                日期:
                  步骤:
                  - 延长:
                      按: [企业规模]
                      行: [{企业规模: 中型, 值: 3个月}, {企业规模: 小型、微型, 值: 6个月}]
                    依据: 第一条
                  - {到期日: 现缓缴到期日 + 延长, 依据: 第二条}
                """);

        assertEquals(until(2022, 7, 15), outcome(file, "现缓缴到期日", "2022-04-15", "企业规模", "medium"));
        assertEquals(until(2022, 10, 15), outcome(file, "现缓缴到期日", "2022-04-15", "企业规模", "micro"));
        assertEquals(open("“延长”没有适用的档次"), outcome(file, "现缓缴到期日", "2022-04-15", "企业规模", "large"));
    }
}
