package cn.huice.journal;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * A transaction that may take longer than the database lets others take: exports, scans, seals. PostgreSQL ends any other before
 * this process would give it up, so that a transaction never goes on alone after its beginning was rolled back.
 */
public final class LongTransaction {
    /** Where the server knows no such limit (before PostgreSQL 17), there is nothing to lift. */
    private static final String UNLIMITED = """
            SELECT set_config(name, '0', true) FROM pg_settings
            WHERE name IN ('transaction_timeout', 'idle_in_transaction_session_timeout')
            """;

    private LongTransaction() {}

    /** In a transaction of its own. */
    public static <T> T call(DataSource source, int seconds, Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(seconds).call(() -> {
            try (Connection connection = LiveConnection.of(source)) {
                unlimited(connection);
            }
            return work.call();
        });
    }

    /** For the rest of the connection's transaction. */
    public static void unlimited(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(UNLIMITED);
        }
    }
}
