package cn.huice.policy.scan;

import cn.huice.policy.tree.Comparison;

/** One quantity made of several, each for some rows; where several are for one row they must agree, or it is open. */
final class Merge {
    private final Frame frame;
    private final long[] assigned;
    private final long[] open;
    private final long[] beyond;
    private Values sofar = Values.OPEN;

    Merge(Frame frame) {
        this.frame = frame;
        this.assigned = frame.vectors().zero();
        this.open = frame.vectors().zero();
        this.beyond = frame.vectors().zero();
    }

    /** Takes the values for these rows. */
    void take(long[] rows, Values values) {
        frame.vectors().addBoth(rows, values.open(), open);
        frame.vectors().addBoth(rows, values.beyond(), beyond);
        if (Words.isEmpty(assigned)) {
            sofar = values;
        } else {
            Aligned aligned = Aligned.of(sofar, values, frame.arithmetic());
            if (aligned == null) {
                Words.copy(Vectors.ONES, beyond);
            } else {
                agree(rows, aligned);
                sofar = aligned.chosen(frame.lanes().of(assigned, frame.vectors()), frame.arithmetic());
            }
        }
        Words.or(assigned, rows);
    }

    private void agree(long[] rows, Aligned aligned) {
        long[] again = frame.vectors().fresh();
        Words.both(rows, assigned, again);
        Words.andNot(again, beyond);
        if (!Words.isEmpty(again)) {
            Words.and(again, frame.rows(aligned.lanes(Comparison.UNEQUAL, frame.arithmetic())));
            Words.or(open, again);
        }
    }

    Values values() {
        return sofar.with(open, beyond);
    }
}
