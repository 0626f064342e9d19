package cn.huice.policy.scan;

import cn.huice.policy.value.Value;

/** One attribute's values for the rows of one block. */
abstract sealed class Segment permits SlicedSegment, SetSegment {
    private static final int HEADER = 16;

    /** The rows for which there is a value. */
    final long[] known;

    Segment(long[] known) {
        this.known = known;
    }

    final void put(int row, Value value) {
        clear(row);
        write(row, value);
        Words.set(known, row);
    }

    final void clear(int row) {
        if (Words.has(known, row)) {
            erase(row);
            Words.unset(known, row);
        }
    }

    /** The value, or null where nothing is known. */
    final Value value(int row) {
        return Words.has(known, row) ? read(row) : null;
    }

    /** Only where nothing is known. */
    abstract void write(int row, Value value);

    /** Only where something is known. */
    abstract void erase(int row);

    abstract Value read(int row);

    abstract Segment copy();

    /** Memory it takes, about. */
    long bytes() {
        return bytes(known);
    }

    static long bytes(long[] vector) {
        return HEADER + (long) vector.length * Long.BYTES;
    }
}
