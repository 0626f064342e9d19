package cn.huice.policy.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.PolicyErrors;
import cn.huice.policy.Written;
import cn.huice.policy.assessment.Amount;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScanWhileChangingTest {
    private static final LocalDate DAY = LocalDate.of(2023, 6, 1);
    private static final int ROWS = 3 * Words.ROWS + 100;
    private static final AttributeKey NOW = Written.key("上年度研发费用");
    private static final AttributeKey BEFORE = Written.key("前年研发费用");

    /** Both expenses are always the same, so that any other amount than zero is a torn row. */
    private final ScanPlan plan = plan("上年度研发费用 ≥ 0元", "上年度研发费用 - 前年研发费用");

    private final Columns columns = columns();

    private static ScanPlan plan(String condition, String formula) {
        try {
            return ScanPlan.of(Written.book(Written.simple(condition, formula)), List.of("t-simple"), DAY);
        } catch (PolicyErrors e) {
            throw new IllegalStateException(e);
        }
    }

    private Columns columns() {
        var filled = new Columns(Vocabulary.standard(), plan.attributes());
        for (int row = 0; row < ROWS; row++) {
            filled.row("s" + row);
            filled.put(row, expenses(row));
        }
        return filled;
    }

    private static Map<AttributeKey, Value> expenses(long yuan) {
        var value = new Value.Num(BigDecimal.valueOf(yuan));
        return Map.of(NOW, value, BEFORE, value);
    }

    @Test
    void a_scan_sees_each_row_before_or_after_a_change_never_in_between() throws InterruptedException {
        var done = new AtomicBoolean();
        var changes = new AtomicInteger();
        var writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; !done.get(); i++) {
                columns.put(i * 31 % ROWS, expenses(1L << i % 40));
                changes.incrementAndGet();
            }
        });
        Set<Amount> amounts = ConcurrentHashMap.newKeySet();
        try {
            for (int i = 0; i < 20 || changes.get() < 1000; i++) {
                var totals = Scan.run(plan, columns, 2, new ScanListener() {
                    @Override
                    public void eligible(String policyId, int row, Amount amount) {
                        amounts.add(amount);
                    }
                });
                assertEquals(ROWS, totals.policies().getFirst().eligible());
            }
        } finally {
            done.set(true);
            writer.join();
        }

        assertEquals(Set.of(new Amount.Exact(new BigDecimal("0.00"), "CNY")), amounts);
    }

    @Test
    void a_change_made_by_a_listener_shows_in_the_next_scan() {
        var totals = Scan.run(plan, columns, 1, new ScanListener() {
            @Override
            public void eligible(String policyId, int row, Amount amount) {
                columns.clear(row, NOW);
            }
        });

        assertEquals(ROWS, totals.policies().getFirst().eligible());
        assertEquals(
                ROWS,
                Scan.run(plan, columns, 2, ScanListener.NONE)
                        .policies()
                        .getFirst()
                        .unknown());
    }

    @Test
    void a_plan_stays_as_it_is_when_the_book_is_loaded_anew() {
        var before = new AtomicInteger();
        Scan.run(plan, columns, 2, new ScanListener() {
            @Override
            public void block(int rowsDone, int rowsInAll) {
                ScanPlan reloaded = plan("上年度研发费用 < 0元", "1元");
                var totals = Scan.run(reloaded, columns, 1, ScanListener.NONE)
                        .policies()
                        .getFirst();
                before.addAndGet((int) totals.eligible());
            }
        });

        assertEquals(0, before.get());
        assertEquals(
                ROWS,
                Scan.run(plan, columns, 2, ScanListener.NONE)
                        .policies()
                        .getFirst()
                        .eligible());
    }

    @Test
    void a_cancelled_scan_stops_after_the_block_under_way_and_counts_what_it_did() {
        var seen = new AtomicInteger();

        var totals = Scan.run(plan, columns, 1, new ScanListener() {
            @Override
            public void block(int rowsDone, int rowsInAll) {
                seen.set(rowsDone);
            }

            @Override
            public boolean cancelled() {
                return seen.get() > 0;
            }
        });

        assertFalse(totals.complete());
        assertEquals(Words.ROWS, totals.rows());
        assertEquals(Words.ROWS, totals.policies().getFirst().eligible());
    }

    @Test
    void an_interrupted_scan_is_incomplete_and_leaves_the_interrupt() {
        Thread.currentThread().interrupt();

        var totals = Scan.run(plan, columns, 2, ScanListener.NONE);

        assertFalse(totals.complete());
        assertTrue(Thread.interrupted());
    }

    @Test
    void a_change_after_the_scan_began_goes_to_a_copy_only_while_somebody_reads() {
        Block block = columns.blockAt(0);
        Segment[] held = block.hold();
        columns.put(5, expenses(77));
        Segment[] next = block.hold();
        block.giveBack(next);
        block.giveBack(held);
        columns.put(5, expenses(78));

        assertEquals(
                new Value.Num(BigDecimal.valueOf(5)), held[columns.column(NOW).index()].value(5));
        assertEquals(
                new Value.Num(BigDecimal.valueOf(78)), next[columns.column(NOW).index()].value(5));
    }
}
