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
    void compute(Frame frame, Selection rows, Values result) {
        Values best = frame.values(operands.getFirst(), rows);
        for (int k = 1; k < operands.size(); k++) {
            Values better = k == operands.size() - 1 ? result : frame.scratch(rows);
            choose(best, frame.values(operands.get(k), rows), better);
            best = better;
        }
    }

    private void choose(Values one, Values other, Values result) {
        result.join(one, other);
        var common = CommonDenominator.of(one, other);
        if (common == null) {
            result.vary();
            for (int i = 0; i < result.count; i++) {
                boolean first = Values.compare(one, other, i) >= 0 == greatest;
                Values chosen = first ? one : other;
                result.put(i, chosen.numerators[i], chosen.denominator(i));
            }
            return;
        }
        long factor = common.factors()[0];
        long otherFactor = common.factors()[1];
        for (int i = 0; i < result.count; i++) {
            long first = one.numerators[i] * factor;
            long second = other.numerators[i] * otherFactor;
            result.numerators[i] = greatest ? Math.max(first, second) : Math.min(first, second);
        }
        result.denominator = common.denominator();
        result.bound = common.bound();
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
