package cn.huice.policy.scan;

import cn.huice.policy.value.Value;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;

/** A set contains all of these codes, or one of them. */
final class SetHas extends Condition {
    private final int slot;
    private final Set<String> codes;
    private final boolean all;

    SetHas(int id, int slot, Set<String> codes, boolean all) {
        super(id);
        this.slot = slot;
        this.codes = Set.copyOf(codes);
        this.all = all;
    }

    @Override
    void scan(Frame frame, long[] rows, Bits result) {
        if (!(frame.segment(slot) instanceof SetSegment segment)) {
            frame.open(result);
            return;
        }
        Arrays.fill(result.sure, all ? -1L : 0);
        for (String code : codes) {
            long[] having = segment.having(code);
            if (having == null) {
                if (all) {
                    Arrays.fill(result.sure, 0);
                }
            } else if (all) {
                Words.and(result.sure, having);
            } else {
                Words.or(result.sure, having);
            }
        }
        Frame.openWhereUnknown(segment, result);
    }

    @Override
    Truth test(Row row) {
        if (!(row.value(slot) instanceof Value.Symbols(var has))) {
            return Truth.UNKNOWN;
        }
        return Truth.of(all ? has.containsAll(codes) : !Collections.disjoint(codes, has));
    }

    @Override
    int cost() {
        return 2 + codes.size();
    }
}
