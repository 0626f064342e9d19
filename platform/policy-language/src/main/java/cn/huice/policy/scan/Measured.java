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
    Values compute(Frame frame) {
        return switch (frame.segment(slot)) {
            case NumberSegment segment -> {
                Values values = values(segment, factor.dividedBy(segment.power()), frame);
                yield segment.aside().isEmpty() ? values : values.with(values.open(), aside(segment, frame));
            }
            case CodedSegment segment -> values(segment, factor, frame);
            case null, default -> Values.OPEN;
        };
    }

    private Values values(SlicedSegment segment, Fraction unit, Frame frame) {
        long[] open = null;
        if (!Words.covers(segment.known, frame.lanes().rows())) {
            open = frame.vectors().copy(segment.known);
            Words.invert(open);
        }
        return unit.fitsLongs()
                ? new Values(frame.numbers(slot, segment), null, unit, open, null)
                : Values.beyond(open);
    }

    private static long[] aside(NumberSegment segment, Frame frame) {
        long[] aside = frame.vectors().zero();
        segment.aside().keySet().forEach(row -> Words.set(aside, row));
        return aside;
    }

    @Override
    Fraction compute(Row row) {
        Fraction number = row.number(slot);
        return number == null ? null : number.times(factor);
    }
}
