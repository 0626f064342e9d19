package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;

/** A numeric attribute, or a date. */
final class Measured extends Quantity {
    final int slot;
    /** Base units in one unit of the attribute. */
    final Fraction factor;

    Measured(int id, int slot, Fraction factor) {
        super(id);
        this.slot = slot;
        this.factor = factor;
    }

    @Override
    void compute(Frame frame, Selection rows, Values result) {
        switch (frame.segment(slot)) {
            case NumberSegment segment -> {
                take(frame, segment.slices(), factor.dividedBy(segment.power()), rows, result);
                openWhereUnknown(segment, rows, result);
                if (!segment.aside().isEmpty()) {
                    for (int i = 0; i < rows.count; i++) {
                        if (segment.aside().containsKey(rows.rows[i])) {
                            result.mark(i, Values.BEYOND);
                        }
                    }
                }
            }
            case CodedSegment segment -> {
                take(frame, segment.slices(), factor, rows, result);
                openWhereUnknown(segment, rows, result);
            }
            case null, default -> result.markAll(Values.OPEN);
        }
    }

    /** @param unit base units of one */
    private void take(Frame frame, Slices slices, Fraction unit, Selection rows, Values result) {
        long bound = 1L << slices.width();
        if (!unit.fitsLongs() || !Values.fits(bound, unit.numerator().longValueExact())) {
            result.beyond();
            return;
        }
        long above = unit.numerator().longValueExact();
        long[] decoded = frame.decoded(slot, slices, rows);
        for (int i = 0; i < rows.count; i++) {
            result.numerators[i] = decoded[rows.rows[i]] * above;
        }
        result.denominator = unit.denominator().longValueExact();
        result.bound = bound * above;
    }

    private static void openWhereUnknown(Segment segment, Selection rows, Values result) {
        if (Words.covers(segment.known, rows.mask)) {
            return;
        }
        result.openUnless(segment.known, rows.rows);
    }

    @Override
    Fraction compute(Row row) {
        Fraction number = row.number(slot);
        return number == null ? null : number.times(factor);
    }
}
