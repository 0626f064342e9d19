package cn.huice.policy.scan;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values of many subjects, an attribute a column. One writer at a time, many scans: a scan sees a row as it was before
 * or after a change, never torn.
 */
public final class Columns {
    private final Set<AttributeKey> attributes;
    private final Map<String, Integer> rows = new HashMap<>();
    private final List<String> subjects = new ArrayList<>();
    private final List<Map<AttributeKey, Fact>> values = new ArrayList<>();

    /** Columns for these attributes, without rows yet. */
    public Columns(Vocabulary vocabulary, Collection<AttributeKey> attributes) {
        attributes.forEach(vocabulary::get);
        this.attributes = Set.copyOf(attributes);
    }

    /** The subject's row, made if new, with nothing known about it. */
    public synchronized int row(String subjectId) {
        return rows.computeIfAbsent(subjectId, id -> {
            subjects.add(id);
            values.add(Map.of());
            return subjects.size() - 1;
        });
    }

    /** Sets one value; attributes without a column are ignored. */
    public synchronized void put(int row, AttributeKey key, Value value) {
        put(row, Map.of(key, value));
    }

    /** Sets several values of a row in one change; attributes without a column are ignored. */
    public synchronized void put(int row, Map<AttributeKey, Value> changes) {
        var now = new HashMap<>(values.get(row));
        changes.forEach((key, value) -> {
            if (attributes.contains(key)) {
                now.put(key, new Fact(value, Standing.DECLARED, ""));
            }
        });
        values.set(row, now);
    }

    /** Makes the attribute unknown again. */
    public synchronized void clear(int row, AttributeKey key) {
        var now = new HashMap<>(values.get(row));
        now.remove(key);
        values.set(row, now);
    }

    /** How many rows there are. */
    public synchronized int size() {
        return subjects.size();
    }

    /** Whose row it is. */
    public synchronized String subject(int row) {
        return subjects.get(row);
    }

    /** Memory the values take, in bytes, about. */
    public synchronized long bytes() {
        return values.stream().mapToLong(row -> 64L * row.size()).sum();
    }

    synchronized Facts facts(int row) {
        return Facts.of(values.get(row));
    }
}
