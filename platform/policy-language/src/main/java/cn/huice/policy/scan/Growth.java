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
    void compute(Frame frame, Selection rows, Values result) {
        Values base = frame.values(before, rows);
        Values change = frame.scratch(rows);
        Sum.compute(frame.values(now, rows), base, true, change);
        Quotient.divide(change, base, result);
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
