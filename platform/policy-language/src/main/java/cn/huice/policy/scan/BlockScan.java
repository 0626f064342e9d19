package cn.huice.policy.scan;

import cn.huice.policy.assessment.Amount;
import cn.huice.policy.assessment.Assessor;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.number.Fraction;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thread's part of a scan: block after block, all policies. */
final class BlockScan {
    private static final Amount SOME_SUM = new Amount.Undetermined(Collections.emptySortedSet(), "");

    private final ScanPlan plan;
    private final Frame frame;
    private final ScanListener listener;
    private final boolean wantsRows;
    private final boolean wantsReasons;
    private final List<Tally> tallies;
    private final Map<AttributeKey, Integer> slots = new HashMap<>();
    private int firstRow;

    BlockScan(ScanPlan plan, Columns columns, ScanListener listener) {
        this.plan = plan;
        this.frame = new Frame(plan, columns);
        this.listener = listener;
        this.wantsRows = listener.wantsRows();
        this.wantsReasons = listener.wantsReasons();
        this.tallies = plan.plans().stream().map(Tally::new).toList();
    }

    List<Tally> tallies() {
        return tallies;
    }

    /** @param rows rows of the block in use */
    void scan(int block, Segment[] segments, int rows) {
        frame.turnTo(block, segments, rows);
        firstRow = block * Words.ROWS;
        for (int i = 0; i < tallies.size(); i++) {
            PolicyPlan policy = plan.plans().get(i);
            if (policy.holds().isPresent()) {
                scan(policy, policy.holds().get(), rows, tallies.get(i));
            } else {
                tallies.get(i).notInForce(rows);
            }
        }
    }

    private void scan(PolicyPlan policy, Condition holds, int rows, Tally tally) {
        frame.turnToPolicy();
        Bits bits = frame.bits(holds, frame.live());
        long[] eligible = frame.vectors().fresh();
        Words.both(bits.sure, frame.live(), eligible);
        int met = Words.count(eligible);
        int open = Words.countBoth(bits.possible, frame.live()) - met;
        tally.conclude(met, rows - met - open, open);
        if (met > 0) {
            grant(policy, eligible, met, tally);
        }
    }

    private void grant(PolicyPlan policy, long[] eligible, int count, Tally tally) {
        if (policy.grant().isEmpty()) {
            if (wantsRows) {
                Words.each(eligible, row -> withoutSum(policy, row));
            }
            return;
        }
        PolicyPlan.Grant grant = policy.grant().get();
        if (grant.amount() instanceof Constant constant && grant.decided().isEmpty() && !wantsRows) {
            tally.sum(
                    grant.rounded(constant.value).multiply(BigDecimal.valueOf(count)),
                    grant.calculation().ceiling());
        } else if (count < Frame.FEW) {
            Words.each(eligible, row -> oneByOne(policy, grant, row, tally));
        } else {
            Optional<Multiple.Total> total = wantsRows ? Optional.empty() : grant.total(frame, eligible);
            if (total.isPresent()) {
                tally.sum(
                        new BigDecimal(total.get().sum(), 2),
                        grant.calculation().ceiling());
                tally.undetermined(count - total.get().known());
            } else {
                frame.choose(eligible);
                amounts(policy, grant, eligible, tally);
                frame.unchoose();
            }
        }
    }

    private void withoutSum(PolicyPlan policy, int row) {
        if (policy.givesDay()) {
            assessed(policy, row);
        } else {
            report(policy, row, new Amount.None());
        }
    }

    private void amounts(PolicyPlan policy, PolicyPlan.Grant grant, long[] eligible, Tally tally) {
        Values amounts = grant.hundredths(frame);
        Values decided = grant.decided().map(frame::values).orElse(null);
        long[] plain = frame.vectors().copy(eligible);
        if (amounts.open() != null) {
            Words.andNot(plain, amounts.open());
            long[] open = frame.vectors().fresh();
            Words.both(eligible, amounts.open(), open);
            tally.undetermined(Words.count(open));
            Words.each(open, row -> undetermined(policy, row));
        }
        long[] beyond = frame.vectors().either(amounts.beyond(), decided == null ? null : decided.beyond());
        if (beyond != null) {
            long[] singly = frame.vectors().fresh();
            Words.both(plain, beyond, singly);
            Words.andNot(plain, beyond);
            Words.each(singly, row -> oneByOne(policy, grant, row, tally));
        }
        long[] ceilings = ceilings(grant, decided);
        long[] exact = frame.vectors().fresh();
        Words.difference(plain, ceilings, exact);
        Words.and(plain, ceilings);
        sum(policy, grant, amounts, exact, false, tally);
        sum(policy, grant, amounts, plain, true, tally);
    }

    /** Where the authority decides below the amount. */
    private static long[] ceilings(PolicyPlan.Grant grant, Values decided) {
        if (decided == null) {
            return grant.calculation().ceiling() ? Vectors.ONES : Vectors.ZERO;
        }
        return decided.open() == null ? Vectors.ZERO : decided.open();
    }

    private void sum(
            PolicyPlan policy, PolicyPlan.Grant grant, Values hundredths, long[] rows, boolean isCeiling, Tally tally) {
        if (!Words.isEmpty(rows)) {
            tally.sum(new BigDecimal(frame.arithmetic().total(hundredths.above(), rows, frame.lanes()), 2), isCeiling);
            if (wantsRows) {
                frame.lanes().each(rows, lane -> {
                    var value = BigDecimal.valueOf(hundredths.above().low()[lane], 2);
                    report(policy, frame.lanes().row(lane), amount(grant, value, isCeiling));
                });
            }
        }
    }

    private void oneByOne(PolicyPlan policy, PolicyPlan.Grant grant, int index, Tally tally) {
        Row row = frame.row(index);
        Fraction value = row.quantity(grant.amount());
        if (value == null) {
            tally.undetermined(1);
            undetermined(policy, index);
            return;
        }
        BigDecimal rounded = grant.rounded(value);
        tally.sum(rounded, grant.isCeiling(row));
        if (wantsRows) {
            report(policy, index, amount(grant, rounded, grant.isCeiling(row)));
        }
    }

    private static Amount amount(PolicyPlan.Grant grant, BigDecimal value, boolean isCeiling) {
        String unit = grant.calculation().unitName();
        return isCeiling ? new Amount.Ceiling(value, unit) : new Amount.Exact(value, unit);
    }

    private void undetermined(PolicyPlan policy, int row) {
        if (wantsReasons) {
            assessed(policy, row);
        } else if (wantsRows) {
            report(policy, row, SOME_SUM);
        }
    }

    /** Which day, and why a sum is undetermined, only a full assessment says. */
    private void assessed(PolicyPlan policy, int row) {
        if (wantsRows) {
            var assessed = new Assessor(plan.book(), plan.calendar())
                    .assess(plan.book().find(policy.policyId()).orElseThrow(), plan.asOf(), facts(row));
            report(policy, row, ((Outcome.Eligible) assessed.outcome()).amount());
        }
    }

    private Facts facts(int index) {
        if (slots.isEmpty()) {
            for (int slot = 0; slot < plan.slots().size(); slot++) {
                slots.put(plan.slots().get(slot), slot);
            }
        }
        Row row = frame.row(index);
        return key -> Optional.ofNullable(slots.get(key))
                .map(slot -> row.value(slot))
                .map((Value value) -> new Fact(value, Standing.DECLARED, ""));
    }

    private void report(PolicyPlan policy, int row, Amount amount) {
        listener.eligible(policy.policyId(), firstRow + row, amount);
    }
}
