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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thread's part of a scan: block after block, all policies. */
final class BlockScan {
    private final ScanPlan plan;
    private final Frame frame;
    private final ScanListener listener;
    private final boolean wantsRows;
    private final List<Tally> tallies;
    private final Map<AttributeKey, Integer> slots = new HashMap<>();
    private int firstRow;

    BlockScan(ScanPlan plan, Columns columns, ScanListener listener) {
        this.plan = plan;
        this.frame = new Frame(plan, columns);
        this.listener = listener;
        this.wantsRows = listener.wantsRows();
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
        Bits bits = frame.bits(holds, frame.live());
        long[] eligible = frame.borrow();
        long[] possible = frame.borrow();
        Words.copy(bits.sure, eligible);
        Words.and(eligible, frame.live());
        Words.copy(bits.possible, possible);
        Words.and(possible, frame.live());
        int met = Words.count(eligible);
        int open = Words.count(possible) - met;
        tally.conclude(met, rows - met - open, open);
        if (met > 0) {
            grant(policy, eligible, met, tally);
        }
        frame.giveBack(eligible);
        frame.giveBack(possible);
    }

    private void grant(PolicyPlan policy, long[] eligible, int count, Tally tally) {
        if (policy.grant().isEmpty()) {
            if (wantsRows) {
                Selection selection = frame.select(eligible);
                for (int i = 0; i < selection.count; i++) {
                    report(policy, selection.rows[i], new Amount.None());
                }
                frame.close(selection);
            }
            return;
        }
        PolicyPlan.Grant grant = policy.grant().get();
        if (grant.amount() instanceof Constant constant && grant.decided().isEmpty() && !wantsRows) {
            tally.sum(
                    grant.rounded(constant.value).multiply(BigDecimal.valueOf(count)),
                    grant.calculation().ceiling());
            return;
        }
        Selection selection = frame.select(eligible);
        amounts(policy, grant, selection, tally);
        frame.close(selection);
    }

    private void amounts(PolicyPlan policy, PolicyPlan.Grant grant, Selection selection, Tally tally) {
        Values amounts = frame.copy(frame.values(grant.amount(), selection), selection);
        Optional<Values> decided = grant.decided().map(quantity -> frame.values(quantity, selection));
        grant.rounding().apply(amounts);
        if (decided.isPresent() || wantsRows) {
            eachOf(policy, grant, amounts, decided, selection, tally);
        } else {
            allOf(policy, grant, amounts, selection, tally);
        }
    }

    /** Sums, with a look at single rows only where they have no plain value. */
    private void allOf(PolicyPlan policy, PolicyPlan.Grant grant, Values amounts, Selection selection, Tally tally) {
        if (!amounts.isAllKnown()) {
            int open = 0;
            for (int i = 0; i < selection.count; i++) {
                byte state = amounts.state(i);
                if (state != Values.KNOWN) {
                    amounts.numerators[i] = 0;
                    open += state == Values.OPEN ? 1 : 0;
                    if (state == Values.BEYOND) {
                        oneByOne(policy, grant, selection.rows[i], tally);
                    }
                }
            }
            tally.undetermined(open);
        }
        var sum = new FenSum();
        sum.add(amounts);
        tally.sum(sum.total(), grant.calculation().ceiling());
    }

    private void eachOf(
            PolicyPlan policy,
            PolicyPlan.Grant grant,
            Values amounts,
            Optional<Values> decided,
            Selection selection,
            Tally tally) {
        boolean usually = grant.calculation().ceiling();
        var exact = new FenSum();
        var ceiling = new FenSum();
        for (int i = 0; i < selection.count; i++) {
            int row = selection.rows[i];
            byte made = decided.isPresent() ? decided.get().state(i) : Values.KNOWN;
            if (amounts.state(i) == Values.BEYOND || made == Values.BEYOND) {
                oneByOne(policy, grant, row, tally);
            } else if (amounts.state(i) == Values.OPEN) {
                tally.undetermined(1);
                undetermined(policy, row);
            } else {
                boolean isCeiling = decided.isPresent() ? made == Values.OPEN : usually;
                (isCeiling ? ceiling : exact).add(amounts.numerators[i]);
                if (wantsRows) {
                    report(policy, row, amount(grant, BigDecimal.valueOf(amounts.numerators[i], 2), isCeiling));
                }
            }
        }
        tally.sum(exact.total(), false);
        tally.sum(ceiling.total(), true);
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

    /** Why it is undetermined, only a full assessment says. */
    private void undetermined(PolicyPlan policy, int row) {
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
