package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;

/** (now - before) / before; open where there was nothing before. */
final class Growth extends Quantity {
    final Quantity now;
    final Quantity before;

    Growth(int id, Quantity now, Quantity before) {
        super(id);
        this.now = now;
        this.before = before;
    }

    @Override
    Values compute(Frame frame) {
        Values base = frame.values(before);
        return Quotient.compute(Sum.compute(frame.values(now), base, true, frame), base, frame);
    }

    @Override
    Fraction compute(Row row) {
        Fraction last = row.quantity(now);
        Fraction first = row.quantity(before);
        return last == null || first == null || first.isZero()
                ? null
                : sane(last.minus(first).dividedBy(first));
    }
}
