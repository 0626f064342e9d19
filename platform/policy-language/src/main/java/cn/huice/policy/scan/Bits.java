package cn.huice.policy.scan;

/** What a condition came to in the rows of a block: where it is true, and where it may be (true or unknown). */
final class Bits {
    final long[] sure = Words.none();
    final long[] possible = Words.none();
    /** The rows it was found out for; the others hold anything. */
    final long[] rows = Words.none();
    /** Which block it was found out for. */
    int block = -1;

    void put(int row, Truth truth) {
        Words.put(sure, row, truth == Truth.TRUE);
        Words.put(possible, row, truth != Truth.FALSE);
    }

    Truth truth(int row) {
        return Words.has(sure, row) ? Truth.TRUE : Words.has(possible, row) ? Truth.UNKNOWN : Truth.FALSE;
    }
}
