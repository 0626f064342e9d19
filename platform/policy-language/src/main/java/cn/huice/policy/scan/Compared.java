package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Comparison;
import java.util.Arrays;

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
        Arrays.fill(result.sure, 0);
        Arrays.fill(result.possible, 0);
        Selection selection = frame.select(rows);
        Values one = frame.values(left, selection);
        Values other = frame.values(right, selection);
        for (int i = 0; i < selection.count; i++) {
            int row = selection.rows[i];
            Truth truth = switch (Math.max(one.state(i), other.state(i))) {
                case Values.KNOWN -> Truth.of(comparison.holds(Values.compare(one, other, i)));
                case Values.OPEN -> Truth.UNKNOWN;
                default -> frame.row(row).truth(this);
            };
            result.put(row, truth);
        }
        frame.close(selection);
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
