package cn.huice.journal.relay;

import cn.huice.journal.AdvisoryLock;
import cn.huice.journal.Horizon;
import cn.huice.journal.kafka.Unpublished;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;

/**
 * A database session of the relay's own, outside the pool: leadership is a lock that lives and dies with it, and
 * notifications come over it.
 */
final class RelaySession implements AutoCloseable {
    /** Its application name in pg_stat_activity. */
    static final String NAME = "huice-relay";

    private static final String TRY_LEAD = "SELECT pg_try_advisory_lock(" + AdvisoryLock.RELAYING.key() + ")";

    private static final String NEXT = """
            SELECT sequence, id, stream, position, type, topic, subject_id, compaction_key, occurred_at, request_id,
                   trace_parent, data
            FROM journal_unpublished JOIN journal_entry USING (sequence)
            WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?
            """;

    private final Connection connection;
    private final Horizon horizon = new Horizon("journal_unpublished");
    private long settled;
    private long published;

    private RelaySession(Connection connection) {
        this.connection = connection;
    }

    static RelaySession open(AgroalConnectionFactoryConfiguration database) throws SQLException {
        Properties properties = new Properties();
        PGProperty.APPLICATION_NAME.set(properties, NAME);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.CONNECT_TIMEOUT.set(properties, 5);
        PGProperty.SOCKET_TIMEOUT.set(properties, 30);
        PGProperty.USER.set(properties, database.principal().getName());
        for (Object credential : database.credentials()) {
            if (credential instanceof SimplePassword password) {
                PGProperty.PASSWORD.set(properties, password.getWord());
            }
        }
        RelaySession session = new RelaySession(new Driver().connect(database.jdbcUrl(), properties));
        session.execute("LISTEN journal");
        // What is taken off the queue and comes back with a crash is published again, and applied once.
        session.execute("SET synchronous_commit = off");
        return session;
    }

    /** Takes the lead if nobody has it. */
    boolean lead() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TRY_LEAD)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** @throws SQLException if the session is gone, and with it the lead */
    void check() throws SQLException {
        execute("SELECT 1");
    }

    /** Returns when something was journaled, at the latest after the given time. What somebody queued again is found then too. */
    void awaitNews(Duration longest) throws SQLException {
        published = 0;
        connection.unwrap(PGConnection.class).getNotifications((int) longest.toMillis());
    }

    /** Sees what there is to publish. */
    void look() throws SQLException {
        settled = horizon.look(connection);
    }

    /** Whether something was seen that is not to be published yet, because something else may come before it. */
    boolean pending() {
        return horizon.pending();
    }

    /** The oldest entries not yet published, in the journal's order, none of which can be overtaken from behind. */
    List<Unpublished> next(int limit) throws SQLException {
        List<Unpublished> entries = new ArrayList<>();
        if (settled <= published) {
            return entries;
        }
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setLong(1, published);
            select.setLong(2, settled);
            select.setInt(3, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(read(rows));
                }
            }
        }
        return entries;
    }

    /** Takes entries off the queue that {@link #next} gave. */
    void published(List<Unpublished> entries) throws SQLException {
        Long[] sequences = entries.stream().map(Unpublished::sequence).toArray(Long[]::new);
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM journal_unpublished WHERE sequence = ANY (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", sequences));
            delete.executeUpdate();
        }
        published = entries.getLast().sequence();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Unpublished read(ResultSet row) throws SQLException {
        return new Unpublished(
                row.getLong("sequence"),
                row.getObject("id", UUID.class),
                row.getString("stream"),
                row.getLong("position"),
                row.getString("type"),
                row.getString("topic"),
                row.getString("subject_id"),
                Optional.ofNullable(row.getString("compaction_key")),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("request_id"),
                Optional.ofNullable(row.getString("trace_parent")),
                row.getString("data"));
    }
}
