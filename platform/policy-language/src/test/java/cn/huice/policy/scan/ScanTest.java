package cn.huice.policy.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.PolicyErrors;
import cn.huice.policy.Written;
import cn.huice.policy.assessment.Amount;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class ScanTest {
    private static final LocalDate DAY = LocalDate.of(2023, 6, 1);

    private final ScanPlan plan = plan();
    private final Columns columns = new Columns(Vocabulary.standard(), plan.attributes());

    private static ScanPlan plan() {
        try {
            var book = Written.book(Written.simple("独角兽企业", "取小(上年度研发费用 × 5%, 100万元)"));
            return ScanPlan.of(book, List.of("t-simple"), DAY);
        } catch (PolicyErrors e) {
            throw new IllegalStateException(e);
        }
    }

    private void enterprise(String id, boolean unicorn, String expense) {
        columns.put(
                columns.row(id),
                Map.of(
                        Written.key("独角兽企业"), new Value.Truth(unicorn),
                        Written.key("上年度研发费用"), new Value.Num(new BigDecimal(expense))));
    }

    @Test
    void rows_are_counted_and_amounts_summed() {
        enterprise("a", true, "1000000.10");
        enterprise("b", true, "90000000");
        enterprise("c", false, "90000000");
        columns.row("d");
        columns.put(columns.row("e"), Written.key("独角兽企业"), new Value.Truth(true));
        var amounts = new ConcurrentHashMap<Integer, Amount>();

        var totals = Scan.run(plan, columns, 2, new ScanListener() {
            @Override
            public void eligible(String policyId, int row, Amount amount) {
                amounts.put(row, amount);
            }
        });

        assertTrue(totals.complete());
        assertEquals(5, totals.rows());
        var only = totals.policies().getFirst();
        assertEquals(
                new PolicyTotals(
                        "t-simple", 3, 1, 1, 0, new BigDecimal("1050000.01"), new BigDecimal("0.00"), 1, "CNY"),
                only);
        assertEquals(new Amount.Exact(new BigDecimal("50000.01"), "CNY"), amounts.get(columns.row("a")));
        assertEquals(new Amount.Exact(new BigDecimal("1000000.00"), "CNY"), amounts.get(columns.row("b")));
    }

    @Test
    void a_cancelled_scan_says_so() {
        enterprise("a", true, "1");

        var totals = Scan.run(plan, columns, 2, new ScanListener() {
            @Override
            public boolean cancelled() {
                return true;
            }
        });

        assertFalse(totals.complete());
        assertEquals(0, totals.rows());
    }
}
