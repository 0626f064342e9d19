package cn.huice.policy;

import static cn.huice.policy.Written.facts;
import static cn.huice.policy.Written.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cn.huice.policy.assessment.Amount;
import cn.huice.policy.assessment.Assessor;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.assessment.TraceLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Definitions are used by name, cited with their own document, and dated; instalments add up. */
class DefinitionTest {
    private static final LocalDate DAY = LocalDate.of(2023, 6, 1);
    private static final String LARGE = """
            编号: t-large
            名称: 试验大企业
            类别: 定义
            对象: 企业
            地区: 天津市
            依据: {文号: 津定〔2019〕2号, 标题: 划型办法, 文件: test-definition}
            版本:
            - {生效: 2020-01-01, 失效: 2022-12-31, 条件: [{条件: 上年度研发费用 ≥ 100万元, 依据: 第三条}]}
            - {生效: 2023-01-01, 条件: [{条件: 上年度研发费用 ≥ 200万元, 依据: 第三条}]}
            """;
    private static final String BASE = LARGE.replace("t-large", "t-base")
            .replaceAll("(?s)版本:.*", "版本:\n- {生效: 2020-01-01, 金额: {步骤: [{甲: 上年度研发费用 × 2, 依据: 第五条}], 单位: 元}}\n")
            .replace("试验大企业", "试验基数");

    private static final String POLICY = version("t-one", """
            条件: [{条件: 试验大企业, 依据: 第一条}]
            金额: {步骤: [{结果: 试验基数 × 10%, 依据: 第二条}], 单位: 元}
            """);

    @Test
    void conditions_and_formulas_use_it_by_name_and_the_trace_cites_its_document() throws PolicyErrors {
        var book = Written.book(POLICY, LARGE, BASE);
        var assessment = new Assessor(book).assess(book.find("t-one").orElseThrow(), DAY, facts("上年度研发费用", "3000000"));

        assertEquals(new Outcome.Eligible(new Amount.Exact(new BigDecimal("600000.00"), "CNY")), assessment.outcome());
        assertEquals(
                List.of("津定〔2019〕2号 第三条", "第一条", "津定〔2019〕2号 第五条", "第二条"),
                assessment.trace().stream().map(TraceLine::article).toList());
    }

    @Test
    void it_means_what_its_version_of_the_day_says() throws PolicyErrors {
        var book = Written.book(POLICY, LARGE, BASE);
        var policy = book.find("t-one").orElseThrow();
        var facts = facts("上年度研发费用", "1500000");

        assertInstanceOf(
                Outcome.Eligible.class,
                new Assessor(book)
                        .assess(policy, LocalDate.of(2022, 6, 1), facts)
                        .outcome());
        var ineligible = assertInstanceOf(
                Outcome.Ineligible.class,
                new Assessor(book).assess(policy, DAY, facts).outcome());
        assertEquals("津定〔2019〕2号 第三条", ineligible.unmet().getFirst().article());
    }

    @Test
    void the_last_instalment_takes_the_remainder() {
        var equal = new Instalments(3, Period.ofYears(1), false, List.of());
        var shares = new Instalments(2, Period.ofYears(1), true, List.of(new BigDecimal("0.6"), new BigDecimal("0.4")));

        assertEquals(new BigDecimal("300.00"), equal.total(new BigDecimal("100.00")));
        assertEquals(
                List.of(new BigDecimal("33.33"), new BigDecimal("33.33"), new BigDecimal("33.34")),
                equal.split(new BigDecimal("100.00")));
        assertEquals(new BigDecimal("0.01"), shares.total(new BigDecimal("0.01")));
        assertEquals(List.of(new BigDecimal("0.00"), new BigDecimal("0.01")), shares.split(new BigDecimal("0.01")));
        assertEquals(
                Map.of(0, new BigDecimal("60.06"), 1, new BigDecimal("40.05")),
                Map.of(
                        0,
                        shares.split(new BigDecimal("100.11")).getFirst(),
                        1,
                        shares.split(new BigDecimal("100.11")).getLast()));
    }
}
