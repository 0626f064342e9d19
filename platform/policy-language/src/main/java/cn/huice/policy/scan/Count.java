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
    void compute(Frame frame, Selection rows, Values result) {
        if (!(frame.segment(slot) instanceof SetSegment segment)) {
            result.markAll(Values.OPEN);
            return;
        }
        for (int i = 0; i < rows.count; i++) {
            if (segment.value(rows.rows[i]) instanceof Value.Symbols symbols) {
                result.numerators[i] = count(symbols);
                result.bound = Math.max(result.bound, result.numerators[i]);
            } else {
                result.mark(i, Values.OPEN);
            }
        }
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
