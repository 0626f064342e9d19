package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import java.util.List;

/**
 * The value of the first branch whose condition holds, else the last value. While a condition is open, every branch it
 * could lead to counts; if all agree, that is the value.
 */
final class Choice extends Quantity {
    final List<Condition> conditions;
    /** One more than conditions. */
    final List<Quantity> values;

    Choice(int id, List<Condition> conditions, List<Quantity> values) {
        super(id);
        this.conditions = List.copyOf(conditions);
        this.values = List.copyOf(values);
    }

    @Override
    void compute(Frame frame, Selection rows, Values result) {
        var bits = new Bits[conditions.size()];
        var found = new Values[values.size()];
        long[] undecided = frame.borrow();
        long[] reaching = frame.borrow();
        Words.copy(rows.mask, undecided);
        for (int k = 0; k < bits.length; k++) {
            bits[k] = frame.bits(conditions.get(k), undecided);
            Words.copy(undecided, reaching);
            Words.and(reaching, bits[k].possible);
            if (!Words.isEmpty(reaching)) {
                found[k] = frame.values(values.get(k), rows);
                Words.andNot(undecided, bits[k].sure);
            }
        }
        if (!Words.isEmpty(undecided)) {
            found[bits.length] = frame.values(values.getLast(), rows);
        }
        frame.giveBack(undecided);
        frame.giveBack(reaching);
        merge(rows, bits, found, result);
    }

    private static void merge(Selection rows, Bits[] bits, Values[] found, Values result) {
        var common = CommonDenominator.of(found);
        if (common == null) {
            result.vary();
        } else {
            result.denominator = common.denominator();
            result.bound = common.bound();
        }
        for (int i = 0; i < rows.count; i++) {
            int row = rows.rows[i];
            int first = next(bits, found, 0, row);
            Values chosen = found[first];
            byte state = isOpen(bits, first, row) ? agreed(bits, found, first, row, i) : chosen.state(i);
            if (common == null) {
                result.put(i, chosen.numerators[i], chosen.denominator(i));
            } else {
                result.numerators[i] = chosen.numerators[i] * common.factors()[first];
            }
            if (state != Values.KNOWN) {
                result.mark(i, state);
            }
        }
    }

    /** The next branch a row may take. */
    private static int next(Bits[] bits, Values[] found, int from, int row) {
        int k = from;
        while (k < bits.length && (found[k] == null || !Words.has(bits[k].possible, row))) {
            k++;
        }
        return k;
    }

    /** Whether a branch the row may take need not be the one. */
    private static boolean isOpen(Bits[] bits, int branch, int row) {
        return branch < bits.length && !Words.has(bits[branch].sure, row);
    }

    /** Known if all branches the row may take give the same. */
    private static byte agreed(Bits[] bits, Values[] found, int first, int row, int i) {
        byte state = found[first].state(i);
        for (int k = first; isOpen(bits, k, row) && state != Values.OPEN; ) {
            k = next(bits, found, k + 1, row);
            byte other = found[k].state(i);
            boolean differ = state == Values.KNOWN
                    && other == Values.KNOWN
                    && Values.compare(
                                    found[first].numerators[i],
                                    found[first].denominator(i),
                                    found[k].numerators[i],
                                    found[k].denominator(i))
                            != 0;
            state = differ ? Values.OPEN : (byte) Math.max(state, other);
        }
        return state;
    }

    @Override
    Fraction compute(Row row) {
        Fraction agreed = null;
        boolean first = true;
        for (int k = 0; k < values.size(); k++) {
            Truth when = k < conditions.size() ? row.truth(conditions.get(k)) : Truth.TRUE;
            if (when == Truth.FALSE) {
                continue;
            }
            Fraction value = row.quantity(values.get(k));
            if (value == null || !first && !value.equals(agreed)) {
                return null;
            }
            agreed = value;
            first = false;
            if (when == Truth.TRUE) {
                break;
            }
        }
        return agreed;
    }
}
