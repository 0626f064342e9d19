package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;

/** What the authority decided, but no more than the most it may; as long as it has not, the most itself. */
final class Decided extends Quantity {
    private final Quantity decided;
    private final Quantity most;
    private final Quantity lesser;

    /** @param lesser the lesser of both; the decided alone where the text sets no limit */
    Decided(int id, Quantity decided, Quantity most, Quantity lesser) {
        super(id);
        this.decided = decided;
        this.most = most;
        this.lesser = lesser;
    }

    @Override
    void compute(Frame frame, Selection rows, Values result) {
        Values made = frame.values(decided, rows);
        Values open = frame.values(most, rows);
        Values closed = frame.values(lesser, rows);
        result.vary();
        for (int i = 0; i < rows.count; i++) {
            Values chosen = made.state(i) == Values.KNOWN ? closed : open;
            byte state = made.state(i) == Values.BEYOND ? Values.BEYOND : chosen.state(i);
            if (state == Values.KNOWN) {
                result.put(i, chosen.numerators[i], chosen.denominator(i));
            } else {
                result.mark(i, state);
            }
        }
    }

    @Override
    Fraction compute(Row row) {
        return row.quantity(row.quantity(decided) == null ? most : lesser);
    }
}
