package cn.huice.casework.columns;

import cn.huice.policy.scan.Columns;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.registry.RegisterReader;
import cn.huice.registry.SubjectKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** What stands on one day about all subjects of one kind. Whoever changes it holds {@link #lock} for writing. */
final class KindColumns {
    /** Of a subject that is known by replicas only. */
    private static final String NO_DISTRICT = "";

    private static final int CHUNK = 1_000;

    final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final SubjectKind kind;
    private final Set<AttributeKey> attributes;
    private final Columns columns;
    private final List<String> districts = new ArrayList<>();
    private LocalDate day;
    private String horizon;

    private KindColumns(SubjectKind kind, Set<AttributeKey> attributes, LocalDate day, String horizon) {
        this.kind = kind;
        this.attributes = Set.copyOf(attributes);
        this.columns = new Columns(Vocabulary.standard(), attributes);
        this.day = day;
        this.horizon = horizon;
    }

    /** Says whether there is room for so many bytes. */
    @FunctionalInterface
    interface Room {
        void require(long bytes);
    }

    /** Reads everything, in the caller's transaction. */
    static KindColumns read(
            RegisterReader register, SubjectKind kind, Set<AttributeKey> attributes, LocalDate day, Room room) {
        KindColumns read = new KindColumns(kind, attributes, day, register.horizon());
        register.districts(kind, (id, district) -> read.place(read.row(id), district));
        register.each(kind, attributes, day, (id, values) -> {
            int row = read.row(id);
            read.columns.put(row, values);
            if (row % CHUNK == 0) {
                room.require(read.columns.bytes());
            }
        });
        room.require(read.columns.bytes());
        return read;
    }

    boolean has(Set<AttributeKey> wanted) {
        return attributes.containsAll(wanted);
    }

    Set<AttributeKey> attributes() {
        return attributes;
    }

    LocalDate day() {
        return day;
    }

    Columns columns() {
        return columns;
    }

    /** GB/T 2260 code by row; empty where the subject is not registered here. */
    String[] districts() {
        return districts.toArray(String[]::new);
    }

    /** Takes over what has changed since, and what begins and ends until that day; where it fails the next call does it. */
    void catchUp(RegisterReader register, LocalDate today) {
        String next = register.horizon();
        Set<String> changed = new HashSet<>(register.changed(kind, horizon));
        if (!today.equals(day)) {
            changed.addAll(register.turning(kind, day, today));
        }
        List<String> all = List.copyOf(changed);
        for (int from = 0; from < all.size(); from += CHUNK) {
            refresh(register, all.subList(from, Math.min(all.size(), from + CHUNK)), today);
        }
        day = today;
        horizon = next;
    }

    private void refresh(RegisterReader register, List<String> ids, LocalDate today) {
        Map<String, String> known = register.districts(kind, ids);
        Map<String, Map<AttributeKey, Value>> values = register.values(kind, ids, attributes, today);
        for (String id : ids) {
            int row = row(id);
            place(row, known.getOrDefault(id, NO_DISTRICT));
            Map<AttributeKey, Value> now = values.getOrDefault(id, Map.of());
            columns.put(row, now);
            attributes.stream().filter(key -> !now.containsKey(key)).forEach(key -> columns.clear(row, key));
        }
    }

    private int row(String id) {
        int row = columns.row(id);
        if (row == districts.size()) {
            districts.add(NO_DISTRICT);
        }
        return row;
    }

    private void place(int row, String district) {
        districts.set(row, district.intern());
    }
}
