package cn.huice.policy.scan;

import java.util.Arrays;

/** Known before any fact is: true, false, or unknown whatever the facts say. */
final class Fixed extends Condition {
    final Truth truth;

    Fixed(int id, Truth truth) {
        super(id);
        this.truth = truth;
    }

    @Override
    void scan(Frame frame, long[] rows, Bits result) {
        Arrays.fill(result.sure, truth == Truth.TRUE ? -1L : 0);
        Arrays.fill(result.possible, truth == Truth.FALSE ? 0 : -1L);
    }

    @Override
    Truth test(Row row) {
        return truth;
    }

    @Override
    int cost() {
        return 1;
    }
}
