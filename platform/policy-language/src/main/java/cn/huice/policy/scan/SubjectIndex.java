package cn.huice.policy.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Which row belongs to which subject: ids one after the other in one array, found by open addressing. */
final class SubjectIndex {
    private byte[] text = new byte[1024];
    private int[] ends = new int[64];
    /** Row + 1 by hash; 0 is free. */
    private int[] table = new int[128];

    private int size;

    int size() {
        return size;
    }

    String subject(int row) {
        int start = row == 0 ? 0 : ends[row - 1];
        return new String(text, start, ends[row] - start, StandardCharsets.UTF_8);
    }

    /** The subject's row; the next one if it has none yet. */
    int row(String subject) {
        byte[] id = subject.getBytes(StandardCharsets.UTF_8);
        int slot = find(id);
        if (table[slot] == 0) {
            append(id);
            table[slot] = size;
            if (size * 2 > table.length) {
                grow();
            }
            return size - 1;
        }
        return table[slot] - 1;
    }

    private int find(byte[] id) {
        int slot = slot(Arrays.hashCode(id));
        while (table[slot] != 0 && !isAt(table[slot] - 1, id)) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private int slot(int hash) {
        return (hash * 0x9E3779B9) >>> 32 - Integer.numberOfTrailingZeros(table.length);
    }

    private boolean isAt(int row, byte[] id) {
        int start = row == 0 ? 0 : ends[row - 1];
        return Arrays.equals(text, start, ends[row], id, 0, id.length);
    }

    private void append(byte[] id) {
        int start = size == 0 ? 0 : ends[size - 1];
        if (start + id.length > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length + text.length / 8, start + id.length));
        }
        System.arraycopy(id, 0, text, start, id.length);
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, ends.length + ends.length / 8);
        }
        ends[size++] = start + id.length;
    }

    private void grow() {
        table = new int[table.length * 2];
        for (int row = 0; row < size; row++) {
            int start = row == 0 ? 0 : ends[row - 1];
            table[find(Arrays.copyOfRange(text, start, ends[row]))] = row + 1;
        }
    }

    long bytes() {
        return text.length + 4L * ends.length + 4L * table.length;
    }
}
