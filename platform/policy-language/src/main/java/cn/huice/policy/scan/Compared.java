package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Comparison;

/** Two quantities compared; unknown where either is open. */
final class Compared extends Condition {
    private final Comparison comparison;
    private final Quantity left;
    private final Quantity right;

    Compared(int id, Comparison comparison, Quantity left, Quantity right) {
        super(id);
        this.comparison = comparison;
        this.left = left;
        this.right = right;
    }

    @Override
    void scan(Frame frame, long[] rows, Bits result) {
        if (Words.count(rows) < Frame.FEW) {
            frame.oneByOne(this, rows, result);
            return;
        }
        frame.choose(rows);
        Values one = frame.values(left);
        Values other = frame.values(right);
        Aligned aligned = Aligned.of(one, other, frame.arithmetic());
        long[] open = frame.vectors().either(one.open(), other.open());
        long[] beyond = aligned == null ? Vectors.ONES : frame.vectors().either(one.beyond(), other.beyond());
        if (aligned != null) {
            Words.copy(frame.rows(aligned.lanes(comparison, frame.arithmetic())), result.sure);
        }
        Words.copy(result.sure, result.possible);
        if (open != null) {
            Words.andNot(result.sure, open);
            Words.or(result.possible, open);
        }
        if (beyond != null) {
            long[] singly = frame.vectors().without(frame.lanes().rows(), open);
            Words.and(singly, beyond);
            frame.oneByOne(this, singly, result);
        }
        frame.unchoose();
    }

    @Override
    Truth test(Row row) {
        Fraction one = row.quantity(left);
        Fraction other = row.quantity(right);
        return one == null || other == null ? Truth.UNKNOWN : Truth.of(comparison.holds(one.compareTo(other)));
    }

    @Override
    int cost() {
        return 1000;
    }

    @Override
    boolean isWholesale() {
        return false;
    }
}
