package cn.huice.policy.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.policy.PolicyErrors;
import cn.huice.policy.Written;
import cn.huice.policy.assessment.Amount;
import cn.huice.policy.assessment.Assessor;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HardCasesTest {
    private static final LocalDate DAY = LocalDate.of(2023, 6, 1);

    private static void put(Columns columns, String name, String number) {
        if (number != null) {
            columns.put(columns.row("s"), Written.key(name), new Value.Num(new BigDecimal(number)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // beyond a long, and back
                "上年度研发费用 × 100000000 × 100000000 ÷ 100000000 ÷ 100000000 | 99999999999.99 | 1 | 99999999999.99",
                "上年度研发费用 × 100000000 × 100000000 | 900000000000000 | 1 | 9000000000000000000000000000000.00",
                // more than 64 bits between, less at the end
                "上年度研发费用 × 增长率(上年度研发费用, 前年研发费用) | 999999999999.99 | 999999999999.97 | 0.02",
                "上年度研发费用 × 增长率(上年度研发费用, 前年研发费用) | 1000 | 0 | 未定",
                "上年度研发费用 × 增长率(上年度研发费用, 前年研发费用) | 1000 | -500 | -3000.00",
                "上年度研发费用 ÷ (前年研发费用 ÷ 1元) | 1000 | 0 | 未定",
                "上年度研发费用 ÷ (前年研发费用 ÷ 1元) | 1000 | 3 | 333.33",
                // 亩 is 2000/3 m²
                "100元/平方米 × (上年度研发费用 ÷ 1元) × 1亩 | 1.5 | 1 | 100000.00",
                "上年度研发费用 ÷ 1亩 × 1平方米 | 100 | 1 | 0.15",
                "上年度研发费用 × 33.33% × 33.33% × 33.33% | 100000000 | 1 | 3702592.70",
                "取小(上年度研发费用, 前年研发费用) | 5 | | 未定",
                "取大(上年度研发费用, 前年研发费用) | 5 | | 未定",
                "上年度研发费用 × 1.5 | 0.01 | 1 | 0.02",
                "上年度研发费用 × 1.5 | -0.01 | 1 | -0.02"
            })
    void hard_sums_come_out_the_same_in_both_engines(String formula, String now, String before, String expected)
            throws PolicyErrors {
        var book = Written.book(Written.simple("上年度研发费用 ≥ 上年度研发费用", formula));
        var plan = ScanPlan.of(book, List.of("t-simple"), DAY);
        var columns = new Columns(Vocabulary.standard(), plan.attributes());
        put(columns, "上年度研发费用", now);
        put(columns, "前年研发费用", before);
        var scanned = new ConcurrentHashMap<Integer, Amount>();

        Scan.run(plan, columns, 1, new ScanListener() {
            @Override
            public void eligible(String policyId, int row, Amount amount) {
                scanned.put(row, amount);
            }
        });

        var facts = before == null ? Written.facts("上年度研发费用", now) : Written.facts("上年度研发费用", now, "前年研发费用", before);
        var outcome = new Assessor(book)
                .assess(book.find("t-simple").orElseThrow(), DAY, facts)
                .outcome();
        assertEquals(outcome, new Outcome.Eligible(scanned.get(0)));
        assertEquals(
                expected,
                scanned.get(0) instanceof Amount.Exact exact ? exact.value().toPlainString() : "未定");
    }
}
