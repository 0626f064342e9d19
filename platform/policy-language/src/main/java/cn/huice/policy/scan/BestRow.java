package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import java.util.List;

/**
 * The greatest or least value of the rows that apply; open where none does, or where one that may apply could give a
 * better value.
 */
final class BestRow extends Quantity {
    private final boolean greatest;
    private final List<Condition> conditions;
    private final List<Quantity> values;

    BestRow(int id, boolean greatest, List<Condition> conditions, List<Quantity> values) {
        super(id);
        this.greatest = greatest;
        this.conditions = List.copyOf(conditions);
        this.values = List.copyOf(values);
    }

    @Override
    void compute(Frame frame, Selection rows, Values result) {
        int size = conditions.size();
        var bits = new Bits[size];
        var found = new Values[size];
        for (int k = 0; k < size; k++) {
            bits[k] = frame.bits(conditions.get(k), rows.mask);
            found[k] = frame.values(values.get(k), rows);
        }
        var common = CommonDenominator.of(found);
        if (common == null) {
            result.vary();
        } else {
            result.denominator = common.denominator();
            result.bound = common.bound();
        }
        for (int i = 0; i < rows.count; i++) {
            byte state = Values.KNOWN;
            int best = -1;
            int bestPossible = -1;
            for (int k = 0; k < size; k++) {
                Truth applies = bits[k].truth(rows.rows[i]);
                if (applies != Truth.FALSE) {
                    state = (byte) Math.max(state, found[k].state(i));
                    bestPossible = better(found, bestPossible, k, i);
                    best = applies == Truth.TRUE ? better(found, best, k, i) : best;
                }
            }
            boolean settled = best >= 0 && Values.compare(found[best], found[bestPossible], i) == 0;
            if (state == Values.KNOWN && settled) {
                put(result, i, found[best], common == null ? 0 : common.factors()[best]);
            } else {
                result.mark(i, state == Values.KNOWN ? Values.OPEN : state);
            }
        }
    }

    private int better(Values[] found, int best, int k, int i) {
        if (best < 0) {
            return k;
        }
        int order = Values.compare(found[k], found[best], i);
        return (greatest ? order > 0 : order < 0) ? k : best;
    }

    private static void put(Values result, int i, Values best, long factor) {
        if (result.isVaried()) {
            result.put(i, best.numerators[i], best.denominator(i));
        } else {
            result.numerators[i] = best.numerators[i] * factor;
        }
    }

    @Override
    Fraction compute(Row row) {
        Fraction best = null;
        Fraction bestPossible = null;
        for (int k = 0; k < conditions.size(); k++) {
            Truth applies = row.truth(conditions.get(k));
            if (applies != Truth.FALSE) {
                Fraction value = row.quantity(values.get(k));
                if (value == null) {
                    return null;
                }
                bestPossible = better(bestPossible, value);
                best = applies == Truth.TRUE ? better(best, value) : best;
            }
        }
        return best != null && best.equals(bestPossible) ? best : null;
    }

    private Fraction better(Fraction best, Fraction value) {
        return best == null || (greatest ? value.compareTo(best) > 0 : value.compareTo(best) < 0) ? value : best;
    }
}
