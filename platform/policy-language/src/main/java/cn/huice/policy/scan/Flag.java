package cn.huice.policy.scan;

import cn.huice.policy.value.Value;

/** A yes-or-no attribute is yes. */
final class Flag extends Condition {
    final int slot;

    Flag(int id, int slot) {
        super(id);
        this.slot = slot;
    }

    @Override
    void scan(Frame frame, long[] rows, Bits result) {
        if (frame.segment(slot) instanceof CodedSegment segment) {
            long[] found = frame.vectors().fresh();
            segment.slices().equal(1, found);
            Frame.settle(segment, found, result);
        } else {
            frame.open(result);
        }
    }

    @Override
    Truth test(Row row) {
        Value value = row.value(slot);
        return value == null ? Truth.UNKNOWN : Truth.of(((Value.Truth) value).value());
    }

    @Override
    int cost() {
        return 2;
    }
}
