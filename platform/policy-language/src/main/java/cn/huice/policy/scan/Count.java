package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.value.Value;
import java.util.Optional;
import java.util.Set;

/** How many codes a set has; only some codes count if any are given. */
final class Count extends Quantity {
    private final int slot;
    private final Optional<Set<String>> among;

    Count(int id, int slot, Optional<Set<String>> among) {
        super(id);
        this.slot = slot;
        this.among = among;
    }

    @Override
    Values compute(Frame frame) {
        if (!(frame.segment(slot) instanceof SetSegment segment)) {
            return Values.OPEN;
        }
        long[] open = frame.vectors().copy(segment.known);
        Words.invert(open);
        Numbers count = frame.arithmetic()
                .counted(among.isEmpty() ? segment.having() : segment.having(among.get()), frame.lanes());
        return new Values(count, null, Fraction.ONE, open, null);
    }

    private long count(Value.Symbols symbols) {
        return symbols.codes().stream()
                .filter(code -> among.isEmpty() || among.get().contains(code))
                .count();
    }

    @Override
    Fraction compute(Row row) {
        return row.value(slot) instanceof Value.Symbols symbols ? Fraction.of(count(symbols)) : null;
    }
}
