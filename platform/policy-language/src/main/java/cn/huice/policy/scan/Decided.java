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
    Values compute(Frame frame) {
        Values made = frame.values(decided);
        if (made.open() == null) {
            return frame.values(lesser)
                    .with(
                            frame.values(lesser).open(),
                            frame.vectors().either(frame.values(lesser).beyond(), made.beyond()));
        }
        var merged = new Merge(frame);
        merged.take(made.open(), frame.values(most));
        long[] known = frame.vectors().copy(made.open());
        Words.invert(known);
        merged.take(known, frame.values(lesser));
        Values values = merged.values();
        return values.with(values.open(), frame.vectors().either(values.beyond(), made.beyond()));
    }

    @Override
    Fraction compute(Row row) {
        return row.quantity(row.quantity(decided) == null ? most : lesser);
    }
}
