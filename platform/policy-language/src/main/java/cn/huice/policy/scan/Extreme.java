package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import java.util.List;

/** The greatest or least of at least two; open where one of them is. */
final class Extreme extends Quantity {
    final boolean greatest;
    final List<Quantity> operands;

    Extreme(int id, boolean greatest, List<Quantity> operands) {
        super(id);
        this.greatest = greatest;
        this.operands = List.copyOf(operands);
    }

    @Override
    Values compute(Frame frame) {
        Values best = frame.values(operands.getFirst());
        for (Quantity operand : operands.subList(1, operands.size())) {
            best = better(best, frame.values(operand), frame);
        }
        return best;
    }

    private Values better(Values one, Values other, Frame frame) {
        long[] open = frame.vectors().either(one.open(), other.open());
        Aligned aligned = Aligned.of(one, other, frame.arithmetic());
        if (aligned == null) {
            return Values.beyond(open);
        }
        return aligned.extreme(greatest, frame.arithmetic())
                .with(open, frame.vectors().either(one.beyond(), other.beyond()));
    }

    @Override
    Fraction compute(Row row) {
        Fraction best = null;
        for (Quantity operand : operands) {
            Fraction value = row.quantity(operand);
            if (value == null) {
                return null;
            }
            boolean better = best == null || (greatest ? value.compareTo(best) > 0 : value.compareTo(best) < 0);
            best = better ? value : best;
        }
        return best;
    }
}
