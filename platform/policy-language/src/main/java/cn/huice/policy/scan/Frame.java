package cn.huice.policy.scan;

import cn.huice.policy.value.Value;
import java.util.Arrays;

/** Where one thread works on one block at a time: everything found out about the block, and room to work in. */
final class Frame {
    /** So few rows are sooner done one by one than all at once. */
    static final int FEW = 3;

    private final int[] columns;
    private final Bits[] bits;
    private final Values[] values;
    private final long[] stamps;
    private final Vectors vectors = new Vectors();
    private final Arithmetic arithmetic = new Arithmetic(vectors);
    private final Division division = new Division(vectors, arithmetic);
    private final BlockRow row;

    private Segment[] segments;
    private long[] live;
    private int block = -1;
    private long stamp;

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
        this.row = new BlockRow(plan);
    }

    /** Turns to another block. */
    void turnTo(int block, Segment[] segments, int rows) {
        this.block = block;
        this.segments = segments;
        this.live = Words.first(rows);
        turnToPolicy();
    }

    /** Turns to another policy: what was computed for the last one makes room. */
    void turnToPolicy() {
        stamp++;
        vectors.takeBack();
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

    /** A quantity's values; good until {@link #turnToPolicy}. */
    Values values(Quantity quantity) {
        if (stamps[quantity.id] != stamp) {
            values[quantity.id] = quantity.compute(this);
            stamps[quantity.id] = stamp;
        }
        return values[quantity.id];
    }

    /** Finds out what a condition comes to in each of these rows by itself. */
    void oneByOne(Condition condition, long[] rows, Bits result) {
        Words.each(rows, each -> result.put(each, row(each).truth(condition)));
    }

    Vectors vectors() {
        return vectors;
    }

    Arithmetic arithmetic() {
        return arithmetic;
    }

    Division division() {
        return division;
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
