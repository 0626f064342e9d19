package cn.huice.policy.scan;

import java.util.ArrayList;
import java.util.List;

/** Rows of a block for which quantities are computed, as a list; what was computed for them is kept until it closes. */
final class Selection {
    /** The same rows as a bit vector. */
    final long[] mask = Words.none();

    /** The selected rows, ascending, in the first places. */
    final int[] rows = new int[Words.ROWS];

    int count;

    /** Tells selections apart. */
    long stamp;

    int users;
    Selection outer;
    final List<Values> computed = new ArrayList<>();

    void fill(long[] selected) {
        Words.copy(selected, mask);
        int n = 0;
        for (int i = 0; i < Words.WORDS; i++) {
            for (long word = selected[i]; word != 0; word &= word - 1) {
                rows[n++] = i * 64 + Long.numberOfTrailingZeros(word);
            }
        }
        count = n;
    }
}
