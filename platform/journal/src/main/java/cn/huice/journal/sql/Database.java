package cn.huice.journal.sql;

import cn.huice.journal.LiveConnection;
import cn.huice.journal.LongTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Plain SQL on the service's own database, in the caller's transaction where there is one. Arguments are bound, never
 * pasted; instants, enums and optionals are bound as PostgreSQL wants them, lists of texts as arrays.
 */
@ApplicationScoped
public class Database {
    private static final int FETCHED_AT_ONCE = 5_000;

    private final DataSource source;

    @Inject
    Database(DataSource source) {
        this.source = source;
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(String sql, Row<T> row, Object... arguments) {
        return prepared(sql, arguments, statement -> {
            try (ResultSet result = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row.read(result));
                }
                return rows;
            }
        });
    }

    /** Takes one row of a result. */
    @FunctionalInterface
    public interface RowVisit {
        void take(ResultSet row) throws SQLException;
    }

    /** Goes through a result too long to be held, in the caller's transaction; outside of one it is held by the driver. */
    public void each(String sql, RowVisit visit, Object... arguments) {
        prepared(sql, arguments, statement -> {
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    visit.take(result);
                }
            }
            return null;
        });
    }

    /** The first row, if any. */
    public <T> Optional<T> first(String sql, Row<T> row, Object... arguments) {
        return list(sql, row, arguments).stream().findFirst();
    }

    /** Inserts, updates, deletes. @return rows changed */
    public int change(String sql, Object... arguments) {
        return prepared(sql, arguments, PreparedStatement::executeUpdate);
    }

    /** In a transaction of its own that may take so long, longer than others: see {@link LongTransaction}. */
    public <T> T atLength(int seconds, Callable<T> work) {
        return LongTransaction.call(source, seconds, work);
    }

    /** Gives the next part of what is copied; null after the last. */
    @FunctionalInterface
    public interface Parts {
        byte[] next() throws InterruptedException;
    }

    /**
     * Streams rows into a table, in the caller's transaction.
     *
     * @param sql {@code COPY table (columns) FROM STDIN}
     * @param parts whole or cut rows in the text format of COPY, in UTF-8
     * @return rows copied
     */
    public long copy(String sql, Parts parts) {
        try (Connection connection = LiveConnection.of(source)) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            try {
                for (byte[] part = parts.next(); part != null; part = parts.next()) {
                    copy.writeToCopy(part, 0, part.length);
                }
                return copy.endCopy();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while copying", e);
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw new DatabaseRefused(e);
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T prepared(String sql, Object[] arguments, Work<T> work) {
        try (Connection connection = LiveConnection.of(source);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, bound(connection, arguments[i]));
            }
            return work.on(statement);
        } catch (SQLException e) {
            throw new DatabaseRefused(e);
        }
    }

    /** A timestamptz column; null where it is null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Object bound(Connection connection, Object argument) throws SQLException {
        return switch (argument) {
            case null -> null;
            case Optional<?> maybe -> bound(connection, maybe.orElse(null));
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            case List<?> texts -> connection.createArrayOf("text", texts.toArray());
            default -> argument;
        };
    }
}
