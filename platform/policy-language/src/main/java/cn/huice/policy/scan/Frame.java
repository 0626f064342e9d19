package cn.huice.policy.scan;

import cn.huice.policy.value.Value;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Where one thread works on one block at a time: everything found out about the block, and room to work in. */
final class Frame {
    private final int[] columns;
    private final Bits[] bits;
    private final Values[] values;
    private final long[] stamps;
    private final long[][] decoded;
    private final long[] decodedWords;
    private final Deque<long[]> vectors = new ArrayDeque<>();
    private final Deque<Values> spareValues = new ArrayDeque<>();
    private final Deque<Selection> spareSelections = new ArrayDeque<>();
    private final BlockRow row;

    private Segment[] segments;
    private long[] live;
    private int block = -1;
    private Selection selection;
    private long lastStamp;

    Frame(ScanPlan plan, Columns columns) {
        int slots = plan.slots().size();
        this.columns = new int[slots];
        for (int slot = 0; slot < slots; slot++) {
            Column column = columns.column(plan.slots().get(slot));
            this.columns[slot] = column == null ? -1 : column.index();
        }
        this.bits = new Bits[plan.conditions()];
        this.values = new Values[plan.quantities()];
        this.stamps = new long[plan.quantities()];
        this.decoded = new long[slots][];
        this.decodedWords = new long[slots];
        this.row = new BlockRow(plan);
    }

    /** Turns to another block. */
    void turnTo(int block, Segment[] segments, int rows) {
        this.block = block;
        this.segments = segments;
        this.live = Words.first(rows);
        Arrays.fill(decodedWords, 0);
    }

    /** Rows of the block in use. */
    long[] live() {
        return live;
    }

    /** The segment of an attribute; null if it is unknown in the whole block. */
    Segment segment(int slot) {
        return columns[slot] < 0 ? null : segments[columns[slot]];
    }

    /** What a condition comes to, at least in these rows. */
    Bits bits(Condition condition, long[] rows) {
        Bits found = bits[condition.id];
        if (found == null) {
            found = new Bits();
            bits[condition.id] = found;
        }
        boolean again = found.block == block;
        if (!again || !Words.covers(found.rows, rows)) {
            long[] asked = again || condition.isWholesale() ? live : rows;
            condition.scan(this, asked, found);
            Words.copy(asked, found.rows);
            found.block = block;
        }
        return found;
    }

    void open(Bits result) {
        Arrays.fill(result.sure, 0);
        Arrays.fill(result.possible, -1L);
    }

    /** Completes bits of which only {@code sure} is set, and right only where the value is known. */
    void openWhereUnknown(Segment segment, Bits result) {
        long[] known = segment.known;
        for (int i = 0; i < Words.WORDS; i++) {
            long sure = result.sure[i] & known[i];
            result.sure[i] = sure;
            result.possible[i] = sure | ~known[i];
        }
    }

    long[] borrow() {
        long[] vector = vectors.poll();
        return vector == null ? Words.none() : vector;
    }

    void giveBack(long[] vector) {
        vectors.push(vector);
    }

    /** The rows as a selection; the current one if they are the same. */
    Selection select(long[] mask) {
        if (selection == null || !Arrays.equals(selection.mask, mask)) {
            Selection inner = spareSelections.isEmpty() ? new Selection() : spareSelections.pop();
            inner.fill(mask);
            inner.stamp = ++lastStamp;
            inner.outer = selection;
            selection = inner;
        }
        selection.users++;
        return selection;
    }

    /** Gives a selection back with all values computed for it. */
    void close(Selection closed) {
        if (--closed.users == 0) {
            closed.computed.forEach(spareValues::push);
            closed.computed.clear();
            selection = closed.outer;
            spareSelections.push(closed);
        }
    }

    /** A quantity's values in the order of the selection's rows; good until it is closed. */
    Values values(Quantity quantity, Selection rows) {
        if (stamps[quantity.id] != rows.stamp) {
            Values fresh = scratch(rows);
            quantity.compute(this, rows, fresh);
            values[quantity.id] = fresh;
            stamps[quantity.id] = rows.stamp;
        }
        return values[quantity.id];
    }

    /** Room for intermediate values, until the selection is closed. */
    Values scratch(Selection rows) {
        Values fresh = spareValues.isEmpty() ? new Values() : spareValues.pop();
        fresh.start(rows.count);
        rows.computed.add(fresh);
        return fresh;
    }

    /** The same values, to be changed without harm to the original. */
    Values copy(Values original, Selection rows) {
        Values copy = scratch(rows);
        copy.follow(original);
        System.arraycopy(original.numerators, 0, copy.numerators, 0, rows.count);
        return copy;
    }

    /** An attribute's whole numbers by row, right for the selected rows; kept for the next who asks. */
    long[] decoded(int slot, Slices slices, Selection selected) {
        if (decoded[slot] == null) {
            decoded[slot] = new long[Words.ROWS];
        }
        long[] rows = decoded[slot];
        for (int word = 0; word < Words.WORDS; word++) {
            long missing = (decodedWords[slot] >>> word & 1) == 0 ? selected.mask[word] : 0;
            if (Long.bitCount(missing) > 6) {
                slices.decode(word, rows);
                decodedWords[slot] |= 1L << word;
            } else {
                for (; missing != 0; missing &= missing - 1) {
                    int each = word * 64 + Long.numberOfTrailingZeros(missing);
                    rows[each] = slices.get(each);
                }
            }
        }
        return rows;
    }

    /** One row by itself, for what words of a long cannot hold. */
    Row row(int index) {
        row.turnTo(index);
        return row;
    }

    private final class BlockRow extends Row {
        private int index = -1;
        private int of = -1;

        private BlockRow(ScanPlan plan) {
            super(plan);
        }

        private void turnTo(int next) {
            if (next != index || of != block) {
                forget();
                index = next;
                of = block;
            }
        }

        @Override
        Value value(int slot) {
            Segment segment = segment(slot);
            return segment == null ? null : segment.value(index);
        }
    }
}
