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
    Values compute(Frame frame) {
        var merged = new Merge(frame);
        long[] undecided = frame.vectors().copy(frame.lanes().rows());
        long[] reaching = frame.vectors().fresh();
        for (int k = 0; k < conditions.size(); k++) {
            Bits bits = frame.bits(conditions.get(k), undecided);
            Words.both(undecided, bits.possible, reaching);
            if (!Words.isEmpty(reaching)) {
                merged.take(reaching, frame.values(values.get(k)));
                Words.andNot(undecided, bits.sure);
            }
        }
        if (!Words.isEmpty(undecided)) {
            merged.take(undecided, frame.values(values.getLast()));
        }
        return merged.values();
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
