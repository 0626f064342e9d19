package cn.huice.policy.scan;

import cn.huice.policy.value.Value;

/** One attribute's values for the rows of one block. */
abstract sealed class Segment permits CodedSegment, NumberSegment, SetSegment {
    /** The rows for which there is a value. */
    final long[] known;

    Segment(long[] known) {
        this.known = known;
    }

    final void put(int row, Value value) {
        if (Words.has(known, row)) {
            erase(row);
        }
        write(row, value);
        Words.set(known, row);
    }

    final void clear(int row) {
        erase(row);
        Words.unset(known, row);
    }

    /** The value, or null where nothing is known. */
    final Value value(int row) {
        return Words.has(known, row) ? read(row) : null;
    }

    /** Only where zero stands. */
    abstract void write(int row, Value value);

    /** Leaves zero, as in rows that never had a value. */
    abstract void erase(int row);

    abstract Value read(int row);

    abstract Segment copy();

    /** Bit vectors it takes, the known rows' included. */
    abstract int vectors();
}
