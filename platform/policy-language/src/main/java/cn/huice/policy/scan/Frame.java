package cn.huice.policy.scan;

import cn.huice.policy.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where one thread works on one block at a time: everything found out about the block, and room to work in. */
final class Frame {
    /** So few rows are sooner done one by one than all at once. */
    static final int FEW = 3;

    private final int[] columns;
    private final Bits[] bits;
    private final int quantities;
    private final Unpacked[] unpacked;
    private final Vectors vectors = new Vectors();
    /** One inside the other: a condition on amounts may be asked for only some of the rows of an amount. */
    private final List<Chosen> chosen = new ArrayList<>();

    private int depth;
    private final BlockRow row;

    private Segment[] segments;
    private long[] live;
    private int block = -1;

    Frame(ScanPlan plan, Columns columns) {
        int slots = plan.slots().size();
        this.columns = new int[slots];
        for (int slot = 0; slot < slots; slot++) {
            Column column = columns.column(plan.slots().get(slot));
            this.columns[slot] = column == null ? -1 : column.index();
        }
        this.bits = new Bits[plan.conditions()];
        this.quantities = plan.quantities();
        this.unpacked = new Unpacked[slots];
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
        depth = 0;
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

    /** Completes bits from which of the known rows it is true for. */
    static void settle(SlicedSegment segment, long[] found, Bits result) {
        Words.expand(found, segment.known, result.sure);
        for (int i = 0; i < Words.WORDS; i++) {
            result.possible[i] = result.sure[i] | ~segment.known[i];
        }
    }

    void open(Bits result) {
        Arrays.fill(result.sure, 0);
        Arrays.fill(result.possible, -1L);
    }

    /** Completes bits of which only {@code sure} is set, and right only where the value is known. */
    static void openWhereUnknown(Segment segment, Bits result) {
        long[] known = segment.known;
        for (int i = 0; i < Words.WORDS; i++) {
            long sure = result.sure[i] & known[i];
            result.sure[i] = sure;
            result.possible[i] = sure | ~known[i];
        }
    }

    /** From now on, until this is taken back, quantities are computed for these rows. */
    void choose(long[] rows) {
        if (depth == chosen.size()) {
            chosen.add(new Chosen());
        }
        chosen.get(depth++).turnTo(rows);
    }

    /** Back to the rows before. */
    void unchoose() {
        depth--;
    }

    private Chosen current() {
        return chosen.get(depth - 1);
    }

    /** A quantity's values in the chosen rows; good until {@link #turnToPolicy}. */
    Values values(Quantity quantity) {
        return current().values(quantity);
    }

    /** The numbers of the chosen rows. */
    Numbers numbers(int slot, SlicedSegment segment) {
        if (unpacked[slot] == null) {
            unpacked[slot] = new Unpacked();
        }
        Unpacked numbers = unpacked[slot];
        if (!numbers.isOf(block)) {
            numbers.turnTo(block, segment);
        }
        long[] low = vectors.numbers();
        numbers.read(lanes(), low);
        return new Numbers(low, null, numbers.width());
    }

    /** The rows of these lanes. */
    long[] rows(long[] lanes) {
        return lanes().rows(lanes, vectors);
    }

    /** Finds out what a condition comes to in each of these rows by itself. */
    void oneByOne(Condition condition, long[] rows, Bits result) {
        Words.each(rows, each -> result.put(each, row(each).truth(condition)));
    }

    Vectors vectors() {
        return vectors;
    }

    Arithmetic arithmetic() {
        return current().arithmetic;
    }

    Division division() {
        return current().division;
    }

    /** The chosen rows. */
    Lanes lanes() {
        return current().lanes;
    }

    /** One row by itself, for what words of a long cannot hold. */
    Row row(int index) {
        row.turnTo(index);
        return row;
    }

    /** Rows for which quantities are computed, and what came out. */
    private final class Chosen {
        private final Lanes lanes = new Lanes();
        private final Arithmetic arithmetic = new Arithmetic(vectors);
        private final Division division = new Division(vectors, arithmetic, lanes);
        private final Values[] values = new Values[quantities];
        private final int[] turns = new int[quantities];
        private int turn;

        private void turnTo(long[] rows) {
            turn++;
            lanes.turnTo(rows);
            arithmetic.turnTo(lanes.count());
        }

        private Values values(Quantity quantity) {
            if (turns[quantity.id] != turn) {
                values[quantity.id] = quantity.compute(Frame.this);
                assert values[quantity.id].areSound(lanes.count()) : quantity + " " + values[quantity.id];
                turns[quantity.id] = turn;
            }
            return values[quantity.id];
        }
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
