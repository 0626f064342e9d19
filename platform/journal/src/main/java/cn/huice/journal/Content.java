package cn.huice.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * What of an entry its hash covers, in the order in which it does.
 *
 * @param data canonical JSON, as stored
 */
record Content(
        UUID id,
        String stream,
        long position,
        String type,
        Optional<String> topic,
        String subjectId,
        Optional<String> compactionKey,
        Instant occurredAt,
        String actor,
        String requestId,
        Optional<String> traceParent,
        String data) {
    /** The columns {@link #read} and {@link #readEntry} expect. */
    static final String COLUMNS =
            "sequence, id, stream, position, type, topic, subject_id, compaction_key, occurred_at,"
                    + " actor, request_id, trace_parent, data, previous_hash, hash";

    static Content read(ResultSet row) throws SQLException {
        return new Content(
                row.getObject("id", UUID.class),
                row.getString("stream"),
                row.getLong("position"),
                row.getString("type"),
                Optional.ofNullable(row.getString("topic")),
                row.getString("subject_id"),
                Optional.ofNullable(row.getString("compaction_key")),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("request_id"),
                Optional.ofNullable(row.getString("trace_parent")),
                row.getString("data"));
    }

    static JournalEntry readEntry(ResultSet row) throws SQLException {
        return read(row).entry(row.getLong("sequence"), hex(row, "previous_hash"), hex(row, "hash"));
    }

    static String hex(ResultSet row, String column) throws SQLException {
        return HexFormat.of().formatHex(row.getBytes(column));
    }

    JournalEntry entry(long sequence, String previousHash, String hash) {
        return new JournalEntry(
                sequence,
                id,
                stream,
                position,
                type,
                subjectId,
                occurredAt,
                actor,
                requestId,
                CanonicalJson.read(data),
                hash,
                previousHash,
                topic,
                compactionKey,
                traceParent);
    }

    String hash(String previousHash) {
        return new Sm3()
                .hash(previousHash)
                .text(id.toString())
                .text(stream)
                .number(position)
                .text(type)
                .text(topic)
                .text(subjectId)
                .text(compactionKey)
                .number(ChronoUnit.MICROS.between(Instant.EPOCH, occurredAt))
                .text(actor)
                .text(requestId)
                .text(traceParent)
                .text(data)
                .hex();
    }
}
