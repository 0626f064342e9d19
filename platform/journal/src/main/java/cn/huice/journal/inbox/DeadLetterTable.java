package cn.huice.journal.inbox;

import cn.huice.journal.CanonicalJson;
import cn.huice.journal.sql.Database;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Dead letters of this service, as they are stored. */
@ApplicationScoped
class DeadLetterTable {
    private final Database database;
    private final ObjectMapper mapper;

    DeadLetterTable(Database database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /** One record is one letter, however often it is set aside. */
    void keep(ConsumerRecord<String, byte[]> message, String error, Instant now) {
        database.change(
                """
                insert into journal_dead_letter (topic, partition, record_offset, record_key, headers, value, error,
                                                 failures, failed_at, state)
                values (?, ?, ?, ?, ?::jsonb, ?, ?, 1, ?, 'DEAD')
                on conflict (topic, partition, record_offset)
                do update set error = excluded.error, failures = journal_dead_letter.failures + 1,
                              failed_at = excluded.failed_at, state = 'DEAD', replayed_at = null, replayed_by = null
                """,
                message.topic(),
                message.partition(),
                message.offset(),
                storable(message.key()),
                headers(message),
                message.value(),
                storable(error),
                now);
    }

    void stillDead(DeadLetter letter, String error, Instant now) {
        database.change(
                "update journal_dead_letter set error = ?, failures = failures + 1, failed_at = ? where id = ?",
                storable(error),
                now,
                letter.id());
    }

    void replayed(DeadLetter letter, String by, Instant now) {
        database.change(
                "update journal_dead_letter set state = 'REPLAYED', replayed_at = ?, replayed_by = ? where id = ?",
                now,
                by,
                letter.id());
    }

    /** Newest first. @param state null for all @param before id of the last one seen; null to start */
    List<DeadLetter> page(DeadLetter.State state, Long before, int rows) {
        List<Object> arguments = new ArrayList<>();
        StringBuilder where = new StringBuilder("true");
        if (state != null) {
            where.append(" and state = ?");
            arguments.add(state);
        }
        if (before != null) {
            where.append(" and id < ?");
            arguments.add(before);
        }
        arguments.add(rows);
        return database.list(
                "select * from journal_dead_letter where " + where + " order by id desc limit ?",
                this::read,
                arguments.toArray());
    }

    Optional<DeadLetter> find(long id) {
        return database.first("select * from journal_dead_letter where id = ?", this::read, id);
    }

    /** Two who replay one letter do so one after the other. */
    Optional<DeadLetter> locked(long id) {
        return database.first("select * from journal_dead_letter where id = ? for update", this::read, id);
    }

    private DeadLetter read(ResultSet row) throws SQLException {
        Map<String, String> headers = new TreeMap<>();
        CanonicalJson.read(row.getString("headers"))
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().textValue()));
        return new DeadLetter(
                row.getLong("id"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getString("record_key"),
                headers,
                row.getBytes("value"),
                row.getString("error"),
                row.getInt("failures"),
                Database.instant(row, "failed_at"),
                DeadLetter.State.valueOf(row.getString("state")),
                Database.instant(row, "replayed_at"),
                row.getString("replayed_by"));
    }

    private String headers(ConsumerRecord<String, byte[]> message) {
        Map<String, String> headers = new TreeMap<>();
        message.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(storable(header.key()), Base64.getEncoder().encodeToString(header.value()));
            }
        });
        return mapper.valueToTree(headers).toString();
    }

    /** PostgreSQL keeps no NUL in a text. */
    private static String storable(String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
