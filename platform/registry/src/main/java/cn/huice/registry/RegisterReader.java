package cn.huice.registry;

import cn.huice.journal.sql.Database;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.InvalidValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads all subjects of a kind, and which of them have changed since: for copies that are kept in memory. */
@ApplicationScoped
public class RegisterReader {
    private static final String HORIZON = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text";

    private static final String SUBJECTS = "SELECT id, district FROM subject WHERE kind = ?";

    /** As in {@link FactTable}: verified before declared, then the latest word. */
    private static final String STANDING = """
            WITH known AS (
              SELECT subject_id, attribute, value, standing, recorded_at, sequence AS place
              FROM fact
              WHERE subject_kind = ? AND attribute = ANY (?) AND superseded_at IS NULL
                AND valid_from <= ? AND (valid_until IS NULL OR valid_until >= ?)
              UNION ALL
              SELECT subject_id, attribute, value, standing, recorded_at, topic_offset
              FROM fact_replica
              WHERE subject_kind = ? AND attribute = ANY (?)
                AND valid_from <= ? AND (valid_until IS NULL OR valid_until >= ?))
            SELECT DISTINCT ON (subject_id, attribute) subject_id, attribute, value
            FROM known
            ORDER BY subject_id, attribute, standing DESC, recorded_at DESC, place DESC
            """;

    /** A database restored elsewhere may hold marks that are still to come there; they tell of nothing new. */
    private static final String CHANGED = """
            WITH span AS (SELECT ?::xid8 AS since, pg_snapshot_xmax(pg_current_snapshot()) AS until)
            SELECT subject_id FROM fact, span
            WHERE subject_kind = ? AND changed_in >= since AND changed_in < until
            UNION
            SELECT subject_id FROM fact_replica, span
            WHERE subject_kind = ? AND changed_in >= since AND changed_in < until
            UNION
            SELECT id FROM subject, span WHERE kind = ? AND changed_in >= since AND changed_in < until
            """;

    private static final String TURNING = """
            SELECT subject_id FROM fact
            WHERE subject_kind = ? AND superseded_at IS NULL
              AND ((valid_from > ? AND valid_from <= ?) OR (valid_until >= ? AND valid_until < ?))
            UNION
            SELECT subject_id FROM fact_replica
            WHERE subject_kind = ?
              AND ((valid_from > ? AND valid_from <= ?) OR (valid_until >= ? AND valid_until < ?))
            """;

    private final Database database;
    private final FactTable facts;

    RegisterReader(Database database, FactTable facts) {
        this.database = database;
        this.facts = facts;
    }

    /** Takes what is known of one subject. */
    @FunctionalInterface
    public interface Known {
        void take(String subjectId, Map<AttributeKey, Value> values);
    }

    /** The point from which on {@link #changed} misses nothing that a reading begun now does not see. */
    public String horizon() {
        return database.list(HORIZON, row -> row.getString(1)).getFirst();
    }

    /** Ids of subjects whose facts or district were written since a horizon, by whichever process. */
    public Set<String> changed(SubjectKind kind, String horizon) {
        String name = kind.apiName();
        return new HashSet<>(database.list(CHANGED, row -> row.getString(1), horizon, name, name, name));
    }

    /** Ids of subjects of whom a fact begins or ends between two days: what stands on one may not stand on the other. */
    public Set<String> turning(SubjectKind kind, LocalDate one, LocalDate other) {
        LocalDate first = one.isBefore(other) ? one : other;
        LocalDate last = one.isBefore(other) ? other : one;
        Object[] days = {kind.apiName(), first, last, first, last};
        return new HashSet<>(database.list(
                TURNING,
                row -> row.getString(1),
                days[0],
                days[1],
                days[2],
                days[3],
                days[4],
                days[0],
                days[1],
                days[2],
                days[3],
                days[4]));
    }

    /** District by id, of every subject registered here. */
    public void districts(SubjectKind kind, BiConsumer<String, String> visit) {
        database.each(SUBJECTS, row -> visit.accept(row.getString(1), row.getString(2)), kind.apiName());
    }

    /** The same of some of them. */
    public Map<String, String> districts(SubjectKind kind, Collection<String> ids) {
        Map<String, String> districts = new HashMap<>();
        database.each(
                SUBJECTS + " AND id = ANY (?)",
                row -> districts.put(row.getString(1), row.getString(2)),
                kind.apiName(),
                List.copyOf(ids));
        return districts;
    }

    /** What stands on a day about each subject of whom something is known; call it in a transaction. */
    public void each(SubjectKind kind, Collection<AttributeKey> attributes, LocalDate on, Known known) {
        List<String> keys = attributes.stream().map(AttributeKey::value).toList();
        var gathered = new Gathered(known);
        String name = kind.apiName();
        database.each(STANDING, gathered::add, name, keys, on, on, name, keys, on, on);
        gathered.flush();
    }

    /** The same of some subjects, by id. */
    public Map<String, Map<AttributeKey, Value>> values(
            SubjectKind kind, Collection<String> ids, Collection<AttributeKey> attributes, LocalDate on) {
        Map<String, Map<AttributeKey, Value>> values = new HashMap<>();
        facts.standing(ids.stream().map(id -> new SubjectId(kind.apiName(), id)).toList(), on)
                .forEach(fact -> {
                    if (attributes.contains(fact.attribute())) {
                        values.computeIfAbsent(fact.subject().id(), id -> new HashMap<>())
                                .put(fact.attribute(), fact.fact().value());
                    }
                });
        return values;
    }

    /** Rows come subject by subject. */
    private static final class Gathered {
        private final Known known;
        private String subject;
        private Map<AttributeKey, Value> values = new HashMap<>();

        Gathered(Known known) {
            this.known = known;
        }

        void add(ResultSet row) throws SQLException {
            String next = row.getString(1);
            if (!next.equals(subject)) {
                flush();
                subject = next;
                values = new HashMap<>();
            }
            Optional<Attribute> attribute = Values.VOCABULARY.find(row.getString(2));
            if (attribute.isPresent()) {
                add(attribute.get(), row.getString(3));
            }
        }

        /** What no longer fits the vocabulary is not known, here as in {@link FactTable}. */
        private void add(Attribute attribute, String stored) {
            try {
                values.put(attribute.key(), Values.read(attribute, stored));
            } catch (InvalidValue outdated) {
                values.remove(attribute.key());
            }
        }

        void flush() {
            if (subject != null) {
                known.take(subject, values);
            }
        }
    }
}
