package cn.huice.policy.scan;

import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Values of many subjects, an attribute a column, packed. May be read and changed by many threads at once: a scan sees
 * a row as it was before or after a change, never torn.
 */
public final class Columns {
    private final Map<AttributeKey, Column> columns = new HashMap<>();
    private final SubjectIndex subjects = new SubjectIndex();
    private volatile Block[] blocks = {};

    /** Columns for these attributes, without rows yet. */
    public Columns(Vocabulary vocabulary, Collection<AttributeKey> attributes) {
        for (AttributeKey key : attributes) {
            var attribute = vocabulary.get(key);
            columns.putIfAbsent(key, new Column(attribute, columns.size(), new Dictionary(attribute)));
        }
    }

    /** The subject's row, made if new, with nothing known about it. */
    public synchronized int row(String subjectId) {
        int row = subjects.row(subjectId);
        int block = row / Words.ROWS;
        if (block == blocks.length) {
            Block[] more = Arrays.copyOf(blocks, block + 1);
            more[block] = new Block(columns.size());
            blocks = more;
        }
        return row;
    }

    /**
     * Sets one value; attributes without a column are ignored.
     *
     * @throws IllegalArgumentException if the value is not of the attribute's type
     */
    public void put(int row, AttributeKey key, Value value) {
        Column column = columns.get(key);
        if (column != null) {
            column.check(value);
            block(row).put(row % Words.ROWS, column, value);
        }
    }

    /**
     * Sets several values of a row in one change; attributes without a column are ignored.
     *
     * @throws IllegalArgumentException if a value is not of its attribute's type; then nothing changes
     */
    public void put(int row, Map<AttributeKey, Value> values) {
        var changes = new ArrayList<Block.Change>();
        values.forEach((key, value) -> {
            Column column = columns.get(key);
            if (column != null) {
                column.check(value);
                changes.add(new Block.Change(column, value));
            }
        });
        block(row).put(row % Words.ROWS, changes);
    }

    /** Makes the attribute unknown again. */
    public void clear(int row, AttributeKey key) {
        Column column = columns.get(key);
        if (column != null) {
            block(row).clear(row % Words.ROWS, column);
        }
    }

    /** How many rows there are. */
    public synchronized int size() {
        return subjects.size();
    }

    /** Whose row it is. */
    public synchronized String subject(int row) {
        return subjects.subject(Objects.checkIndex(row, subjects.size()));
    }

    /** Memory the values and the subjects' ids take, in bytes, about. */
    public synchronized long bytes() {
        long bytes = subjects.bytes();
        for (Block block : blocks) {
            bytes += block.bytes();
        }
        return bytes;
    }

    /** The attribute's column; null if it has none. */
    Column column(AttributeKey key) {
        return columns.get(key);
    }

    /** Rows from {@code index * Words.ROWS} on. */
    Block blockAt(int index) {
        return blocks[index];
    }

    private Block block(int row) {
        return blocks[row / Words.ROWS];
    }
}
