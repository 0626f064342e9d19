package cn.huice.policy.scan;

import cn.huice.policy.value.Value;
import java.util.List;

/**
 * The segments of some thousand rows. Who reads holds them as they are: the next change is made to a copy, otherwise
 * in place.
 */
final class Block {
    private Segment[] segments;
    private int readers;

    /** A new value for a column. */
    record Change(Column column, Value value) {}

    Block(int columns) {
        this.segments = new Segment[columns];
    }

    /** The segments by column index, null where no row has a value; they do not change until given back. */
    synchronized Segment[] hold() {
        readers++;
        return segments;
    }

    synchronized void giveBack(Segment[] held) {
        if (held == segments) {
            readers--;
        }
    }

    /** Sets values of a row; all of them at once for who looks. */
    synchronized void put(int row, List<Change> changes) {
        leaveToReaders();
        changes.forEach(change -> writable(change.column).put(row, change.value));
    }

    synchronized void put(int row, Column column, Value value) {
        leaveToReaders();
        writable(column).put(row, value);
    }

    synchronized void clear(int row, Column column) {
        leaveToReaders();
        writable(column).clear(row);
    }

    private Segment writable(Column column) {
        int index = column.index();
        if (segments[index] == null) {
            segments[index] = column.emptySegment();
        }
        return segments[index];
    }

    private void leaveToReaders() {
        if (readers > 0) {
            var copies = new Segment[segments.length];
            for (int i = 0; i < copies.length; i++) {
                copies[i] = segments[i] == null ? null : segments[i].copy();
            }
            segments = copies;
            readers = 0;
        }
    }

    /** Memory it takes, about. */
    synchronized long bytes() {
        long bytes = 4L * segments.length;
        for (Segment segment : segments) {
            bytes += segment == null ? 0 : segment.bytes();
        }
        return bytes;
    }
}
