package cn.huice.registry;

import cn.huice.journal.sql.Database;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.InvalidValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Facts recorded here and replicas of what other services published. */
@ApplicationScoped
class FactTable {
    private static final Logger LOG = Logger.getLogger(FactTable.class);

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";

    private static final String REPLACE = """
            UPDATE fact SET superseded_at = ?
            WHERE subject_kind = ? AND subject_id = ? AND attribute = ? AND standing = ? AND superseded_at IS NULL
              AND valid_from >= ? AND (?::date IS NULL OR valid_until <= ?)
            """;

    private static final String INSERT = """
            INSERT INTO fact (id, subject_kind, subject_id, attribute, value, valid_from, valid_until, standing, source,
                              recorded_at, recorded_by)
            VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
            """;

    private static final String REPLICATE = """
            INSERT INTO fact_replica (subject_kind, subject_id, attribute, value, valid_from, valid_until, standing,
                                      source, origin, origin_id, topic_offset, recorded_at)
            VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (subject_kind, subject_id, attribute, valid_from) DO UPDATE
            SET (value, valid_until, standing, source, origin, origin_id, topic_offset, recorded_at, changed_in)
              = (excluded.value, excluded.valid_until, excluded.standing, excluded.source, excluded.origin,
                 excluded.origin_id, excluded.topic_offset, excluded.recorded_at, excluded.changed_in)
            WHERE fact_replica.topic_offset < excluded.topic_offset
            """;

    /** For each attribute what stands on a day: verified before declared, then the latest word. */
    private static final String STANDING = """
            WITH asked AS (SELECT * FROM unnest(?::text[], ?::text[]) AS s (subject_kind, subject_id)),
            known AS (
              SELECT id, f.subject_kind, f.subject_id, attribute, value, valid_from, valid_until, standing, source,
                     recorded_at, recorded_by, sequence AS place
              FROM fact f JOIN asked USING (subject_kind, subject_id)
              WHERE superseded_at IS NULL
              UNION ALL
              SELECT origin_id, r.subject_kind, r.subject_id, attribute, value, valid_from, valid_until, standing,
                     source, recorded_at, origin, topic_offset
              FROM fact_replica r JOIN asked USING (subject_kind, subject_id))
            SELECT DISTINCT ON (subject_kind, subject_id, attribute) *, NULL::timestamptz AS superseded_at
            FROM known
            WHERE valid_from <= ? AND (valid_until IS NULL OR valid_until >= ?)
            ORDER BY subject_kind, subject_id, attribute, standing DESC, recorded_at DESC, place DESC
            """;

    private static final String HISTORY = """
            SELECT id, subject_kind, subject_id, attribute, value, valid_from, valid_until, standing, source,
                   recorded_at, recorded_by, superseded_at
            FROM fact WHERE subject_kind = ? AND subject_id = ? AND attribute = ?
            UNION ALL
            SELECT origin_id, subject_kind, subject_id, attribute, value, valid_from, valid_until, standing, source,
                   recorded_at, origin, NULL
            FROM fact_replica WHERE subject_kind = ? AND subject_id = ? AND attribute = ?
            ORDER BY recorded_at DESC
            """;

    private static final String AFTER = """
            SELECT id, subject_kind, subject_id, attribute, value, valid_from, valid_until, standing, source,
                   recorded_at, recorded_by, superseded_at
            FROM fact WHERE subject_kind = ? AND subject_id = ? AND superseded_at IS NULL
              AND (valid_until IS NULL OR valid_until > ?)
            ORDER BY sequence
            """;

    private static final String ANY = """
            SELECT 1 FROM fact WHERE subject_kind = ? AND subject_id = ?
            UNION ALL SELECT 1 FROM fact_replica WHERE subject_kind = ? AND subject_id = ? LIMIT 1
            """;

    private final Database database;

    FactTable(Database database) {
        this.database = database;
    }

    /** Until the transaction ends nobody else records about this subject: facts are journaled in the order they stand. */
    void lock(SubjectId subject) {
        database.list(LOCK, row -> true, "fact/" + subject);
    }

    void insert(RecordedFact recorded) {
        SubjectId subject = recorded.subject();
        String attribute = recorded.attribute().value();
        Fact fact = recorded.fact();
        Validity validity = recorded.validity();
        database.change(
                REPLACE,
                recorded.recordedAt(),
                subject.kind(),
                subject.id(),
                attribute,
                fact.standing().name(),
                validity.from(),
                validity.until(),
                validity.until());
        database.change(
                INSERT,
                recorded.id(),
                subject.kind(),
                subject.id(),
                attribute,
                Values.write(recorded.attribute(), fact.value()),
                validity.from(),
                validity.until(),
                fact.standing().name(),
                fact.source(),
                recorded.recordedAt(),
                recorded.recordedBy());
    }

    /** What was recorded here and holds on days after that one, in the order of recording. */
    List<RecordedFact> after(SubjectId subject, LocalDate day) {
        return database.list(AFTER, FactTable::read, subject.kind(), subject.id(), day).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    void supersede(RecordedFact recorded, Instant at) {
        database.change("UPDATE fact SET superseded_at = ? WHERE id = ?", at, recorded.id());
    }

    /** Keeps another service's fact unless a later one of the topic already stands in its place. */
    void replicate(RecordedFact published, long offset) {
        SubjectId subject = published.subject();
        Fact fact = published.fact();
        database.change(
                REPLICATE,
                subject.kind(),
                subject.id(),
                published.attribute().value(),
                Values.write(published.attribute(), fact.value()),
                published.validity().from(),
                published.validity().until(),
                fact.standing().name(),
                fact.source(),
                published.recordedBy(),
                published.id(),
                offset,
                published.recordedAt());
    }

    List<RecordedFact> standing(Collection<SubjectId> subjects, LocalDate on) {
        return database
                .list(
                        STANDING,
                        FactTable::read,
                        subjects.stream().map(SubjectId::kind).toList(),
                        subjects.stream().map(SubjectId::id).toList(),
                        on,
                        on)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    List<RecordedFact> history(SubjectId subject, AttributeKey attribute) {
        Object[] key = {subject.kind(), subject.id(), attribute.value()};
        return database.list(HISTORY, FactTable::read, key[0], key[1], key[2], key[0], key[1], key[2]).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    boolean any(SubjectId subject) {
        return !database.list(ANY, row -> true, subject.kind(), subject.id(), subject.kind(), subject.id())
                .isEmpty();
    }

    /** Empty where the vocabulary has moved on: what no policy can name is not known. */
    private static Optional<RecordedFact> read(ResultSet row) throws SQLException {
        Optional<Attribute> attribute = Values.VOCABULARY.find(row.getString("attribute"));
        try {
            return attribute.isEmpty() ? Optional.empty() : Optional.of(read(row, attribute.get()));
        } catch (InvalidValue outdated) {
            LOG.warnf("fact %s no longer fits %s", row.getString("id"), row.getString("attribute"));
            return Optional.empty();
        }
    }

    private static RecordedFact read(ResultSet row, Attribute attribute) throws SQLException, InvalidValue {
        return new RecordedFact(
                row.getObject("id", UUID.class),
                new SubjectId(row.getString("subject_kind"), row.getString("subject_id")),
                attribute.key(),
                new Fact(
                        Values.read(attribute, row.getString("value")),
                        Standing.valueOf(row.getString("standing")),
                        row.getString("source")),
                new Validity(
                        row.getObject("valid_from", LocalDate.class),
                        Optional.ofNullable(row.getObject("valid_until", LocalDate.class))),
                Database.instant(row, "recorded_at"),
                row.getString("recorded_by"),
                Optional.ofNullable(Database.instant(row, "superseded_at")));
    }
}
