package cn.huice.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The append-only journal of this service. */
@ApplicationScoped
public class Journal {
    private static final String OPEN_STREAM =
            "INSERT INTO journal_stream (stream, position, hash) VALUES (?, 0, ?) ON CONFLICT (stream) DO NOTHING";
    private static final String LOCK_HEAD = "SELECT position, hash FROM journal_stream WHERE stream = ? FOR UPDATE";
    /** The sequence is drawn for each row of the first part, when its lock is held. */
    private static final String APPEND = """
            WITH writing AS MATERIALIZED (SELECT %s),
            entry AS (
              INSERT INTO journal_entry (id, stream, position, type, topic, subject_id, compaction_key, occurred_at,
                                         actor, request_id, trace_parent, data, previous_hash, hash)
              SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM writing
              RETURNING sequence, stream, position, hash, topic),
            head AS (
              UPDATE journal_stream s SET position = entry.position, hash = entry.hash
              FROM entry WHERE s.stream = entry.stream),
            queued AS (
              INSERT INTO journal_unpublished (sequence) SELECT sequence FROM entry WHERE topic IS NOT NULL)
            SELECT sequence FROM entry
            """.formatted(Horizon.WRITING);

    private final AgroalDataSource database;
    private final ObjectMapper mapper;
    private final Circumstances circumstances;
    private final TransactionSynchronizationRegistry transaction;
    private final News news;

    Journal(
            AgroalDataSource database,
            ObjectMapper mapper,
            Circumstances circumstances,
            TransactionSynchronizationRegistry transaction,
            News news) {
        this.database = database;
        this.mapper = mapper;
        this.circumstances = circumstances;
        this.transaction = transaction;
        this.news = news;
    }

    /**
     * Appends in the caller's transaction: kept, and published, if and only if that commits. Holds a lock on the stream
     * until then; whoever appends to several streams does so in one order everywhere.
     *
     * @throws jakarta.transaction.TransactionalException outside of a transaction
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public JournalEntry append(NewEntry entry) {
        String data = CanonicalJson.write(entry.data(), mapper);
        try (Connection connection = LiveConnection.of(database)) {
            Head head = lockedHead(connection, entry.stream());
            Content content = new Content(
                    UUID.randomUUID(),
                    entry.stream(),
                    head.position() + 1,
                    entry.type(),
                    entry.topic(),
                    entry.subjectId(),
                    entry.compactionKey(),
                    circumstances.now(),
                    circumstances.actor(),
                    circumstances.requestId(),
                    circumstances.traceParent(),
                    data);
            String hash = content.hash(head.hash());
            long sequence = insert(connection, content, head.hash(), hash);
            transaction.putResource(new HeadOf(entry.stream()), new Head(content.position(), hash));
            if (entry.topic().isPresent()) {
                news.afterCommit();
            }
            return content.entry(sequence, head.hash(), hash);
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    /** Everything that happened in one stream, in order. */
    public List<JournalEntry> stream(String stream) {
        return select(
                "SELECT " + Content.COLUMNS + " FROM journal_entry WHERE stream = ? ORDER BY position",
                List.of(stream));
    }

    /** In the order of the journal. */
    public List<JournalEntry> find(JournalQuery query) {
        return select(query.sql(), query.parameters());
    }

    private List<JournalEntry> select(String sql, List<Object> parameters) {
        try (Connection connection = LiveConnection.of(database);
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                select.setObject(i + 1, parameters.get(i));
            }
            List<JournalEntry> entries = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(Content.readEntry(rows));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    /** Once it is locked nobody else moves it, so within a transaction it is read once. */
    private Head lockedHead(Connection connection, String stream) throws SQLException {
        return transaction.getResource(new HeadOf(stream)) instanceof Head known ? known : lock(connection, stream);
    }

    private static Head lock(Connection connection, String stream) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK_HEAD);
                PreparedStatement open = connection.prepareStatement(OPEN_STREAM)) {
            lock.setString(1, stream);
            open.setString(1, stream);
            open.setBytes(2, HexFormat.of().parseHex(Sm3.ZERO));
            while (true) {
                try (ResultSet head = lock.executeQuery()) {
                    if (head.next()) {
                        return new Head(head.getLong("position"), Content.hex(head, "hash"));
                    }
                }
                if (open.executeUpdate() == 1) {
                    return new Head(0, Sm3.ZERO);
                }
            }
        }
    }

    private static long insert(Connection connection, Content content, String previousHash, String hash)
            throws SQLException {
        try (PreparedStatement append = connection.prepareStatement(APPEND)) {
            append.setObject(1, content.id());
            append.setString(2, content.stream());
            append.setLong(3, content.position());
            append.setString(4, content.type());
            append.setString(5, content.topic().orElse(null));
            append.setString(6, content.subjectId());
            append.setString(7, content.compactionKey().orElse(null));
            append.setObject(8, content.occurredAt().atOffset(ZoneOffset.UTC));
            append.setString(9, content.actor());
            append.setString(10, content.requestId());
            append.setString(11, content.traceParent().orElse(null));
            append.setString(12, content.data());
            append.setBytes(13, HexFormat.of().parseHex(previousHash));
            append.setBytes(14, HexFormat.of().parseHex(hash));
            try (ResultSet sequence = append.executeQuery()) {
                sequence.next();
                return sequence.getLong(1);
            }
        }
    }

    /** What the head of a stream is kept under while the transaction lasts. */
    private record HeadOf(String stream) {}

    /** Where a stream stands: its last entry's position and hash. */
    private record Head(long position, String hash) {}
}
