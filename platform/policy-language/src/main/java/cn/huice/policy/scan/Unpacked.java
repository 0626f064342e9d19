package cn.huice.policy.scan;

/**
 * The numbers of a segment, to be read one by one: 32 planes are turned into 32-bit numbers, all of a block at once, by
 * swapping halves, quarters and so on of squares of bits (Hacker's Delight 7-3), a plane a time, which the compiler makes
 * wide.
 */
final class Unpacked {
    private static final int SIDE = 32;
    private static final long[] MASKS = {
        0x5555555555555555L, 0x3333333333333333L, 0x0F0F0F0F0F0F0F0FL, 0x00FF00FF00FF00FFL, 0x0000FFFF0000FFFFL
    };

    private static final long LOW = 0xFFFF_FFFFL;

    /** By place in a word, then word: two numbers in one long. */
    private final long[][] low = new long[SIDE][Words.WORDS];

    private long[][] high;
    private final long[] sign = new long[Words.WORDS];
    private final long[] packed = Words.padded();
    private final int[] starts = new int[Words.WORDS];
    private int width;
    private boolean hasNegative;
    private int block = -1;

    boolean isOf(int wanted) {
        return block == wanted;
    }

    void turnTo(int next, SlicedSegment segment) {
        block = next;
        width = segment.slices().width();
        hasNegative = segment.slices().hasNegative();
        Words.starts(segment.known, starts);
        read(segment, width, sign);
        read(segment, 0, low);
        if (width > SIDE) {
            high = high == null ? new long[SIDE][Words.WORDS] : high;
            read(segment, SIDE, high);
        }
    }

    private void read(SlicedSegment segment, int first, long[][] square) {
        for (int j = 0; j < SIDE; j++) {
            if (first + j < width) {
                read(segment, first + j, square[j]);
            } else {
                Words.copy(Vectors.ZERO, square[j]);
            }
        }
        for (int level = 4; level >= 0; level--) {
            int size = 1 << level;
            for (int k = 0; k < SIDE; k = (k + size + 1) & ~size) {
                swap(square[k], square[k + size], size, MASKS[level]);
            }
        }
    }

    private void read(SlicedSegment segment, int plane, long[] rows) {
        if (segment.slices().plane(plane, packed)) {
            Words.expand(packed, segment.known, starts, rows);
        } else {
            Words.copy(Vectors.ZERO, rows);
        }
    }

    private static void swap(long[] one, long[] other, int size, long mask) {
        for (int i = 0; i < Words.WORDS; i++) {
            long a = one[i];
            long b = other[i];
            long swap = (a >>> size ^ b) & mask;
            one[i] = a ^ swap << size;
            other[i] = b ^ swap;
        }
    }

    int width() {
        return width;
    }

    /** The numbers of the lanes' rows; zero where none is known. */
    void read(Lanes lanes, long[] into) {
        if (lanes.areAll()) {
            for (int place = 0; place < Words.WORDS; place++) {
                read(place, into, place * Words.WORDS);
            }
        } else if (width <= SIDE && !hasNegative) {
            for (int i = 0; i < lanes.count(); i++) {
                int row = lanes.row(i);
                into[i] = low[row & SIDE - 1][row >> 6] >>> (row & SIDE) & LOW;
            }
        } else {
            for (int i = 0; i < lanes.count(); i++) {
                into[i] = number(lanes.row(i));
            }
        }
    }

    /** The numbers of all rows at a place in their words. */
    private void read(int place, long[] into, int from) {
        long[] two = low[place & SIDE - 1];
        int shift = place & SIDE;
        if (width > SIDE) {
            long[] upper = high[place & SIDE - 1];
            for (int i = 0; i < Words.WORDS; i++) {
                into[from + i] = two[i] >>> shift & LOW | upper[i] >>> shift << SIDE;
            }
        } else {
            for (int i = 0; i < Words.WORDS; i++) {
                into[from + i] = two[i] >>> shift & LOW;
            }
        }
        if (hasNegative) {
            for (int i = 0; i < Words.WORDS; i++) {
                into[from + i] |= -(sign[i] >>> place & 1) << width;
            }
        }
    }

    private long number(int row) {
        long number = low[row & SIDE - 1][row >> 6] >>> (row & SIDE) & LOW;
        if (width > SIDE) {
            number |= high[row & SIDE - 1][row >> 6] >>> (row & SIDE) << SIDE;
        }
        return number | -(sign[row >> 6] >>> row & 1) << width;
    }
}
