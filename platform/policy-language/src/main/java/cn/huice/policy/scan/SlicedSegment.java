package cn.huice.policy.scan;

/** Values kept as whole numbers, of the rows that have one only: one after the other, in the order of their rows. */
abstract sealed class SlicedSegment extends Segment permits CodedSegment, NumberSegment {
    private static final int FIELDS = 40;

    private final Slices slices;

    SlicedSegment(long[] known, Slices slices) {
        super(known);
        this.slices = slices;
    }

    /** The whole numbers of the known rows; they do not change while the segment is held. */
    final Slices slices() {
        return slices;
    }

    final void insert(int row, long whole) {
        slices.insert(Words.rank(known, row), whole);
    }

    final long whole(int row) {
        return slices.get(Words.rank(known, row));
    }

    @Override
    void erase(int row) {
        slices.remove(Words.rank(known, row));
    }

    @Override
    long bytes() {
        return super.bytes() + FIELDS + slices.bytes();
    }
}
