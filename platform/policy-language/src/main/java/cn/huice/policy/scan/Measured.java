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
                Values values = values(segment, segment.planes(), factor.dividedBy(segment.power()), frame);
                yield segment.aside().isEmpty() ? values : values.with(values.open(), aside(segment, frame));
            }
            case CodedSegment segment -> values(segment, segment.planes(), factor, frame);
            case null, default -> Values.OPEN;
        };
    }

    private static Values values(Segment segment, Planes planes, Fraction unit, Frame frame) {
        long[] open = null;
        if (!Words.covers(segment.known, frame.live())) {
            open = frame.vectors().copy(segment.known);
            Words.invert(open);
        }
        return unit.fitsLongs() ? new Values(planes, null, unit, open, null) : Values.beyond(open);
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
