package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Comparison;
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
    Values compute(Frame frame) {
        var sure = new Best(frame);
        var possible = new Best(frame);
        for (int k = 0; k < conditions.size(); k++) {
            Bits bits = frame.bits(conditions.get(k), frame.lanes().rows());
            Values row = frame.values(values.get(k));
            sure.take(bits.sure, row);
            possible.take(bits.possible, row);
        }
        Aligned aligned = Aligned.of(sure.best, possible.best, frame.arithmetic());
        if (aligned == null) {
            return Values.beyond(possible.open);
        }
        long[] beyond = frame.vectors().either(sure.beyond, possible.beyond);
        long[] open = frame.rows(aligned.lanes(Comparison.UNEQUAL, frame.arithmetic()));
        Words.orNot(open, sure.rows);
        Words.andNot(open, beyond);
        Words.or(open, possible.open);
        return sure.best.with(open, beyond);
    }

    /** The best so far of several values, each for some rows. */
    private final class Best {
        private final Frame frame;
        private final long[] rows;
        private final long[] open;
        private final long[] beyond;
        private Values best = Values.OPEN;

        private Best(Frame frame) {
            this.frame = frame;
            this.rows = frame.vectors().zero();
            this.open = frame.vectors().zero();
            this.beyond = frame.vectors().zero();
        }

        private void take(long[] among, Values values) {
            frame.vectors().addBoth(among, values.open(), open);
            frame.vectors().addBoth(among, values.beyond(), beyond);
            Aligned aligned = Words.isEmpty(rows) ? null : Aligned.of(values, best, frame.arithmetic());
            if (Words.isEmpty(rows)) {
                best = values;
            } else if (aligned == null) {
                Words.copy(Vectors.ONES, beyond);
            } else {
                best = aligned.chosen(frame.lanes().of(better(among, aligned), frame.vectors()), frame.arithmetic());
            }
            Words.or(rows, among);
        }

        private long[] better(long[] among, Aligned aligned) {
            long[] better = frame.rows(aligned.lanes(greatest ? Comparison.MORE : Comparison.LESS, frame.arithmetic()));
            Words.orNot(better, rows);
            Words.and(better, among);
            return better;
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
