package cn.huice.journal;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A connection for what the caller's transaction does. A transaction that took too long is rolled back by another thread while its
 * own still runs; what the pool does then is its own affair. This one refuses with an error that says nothing of a time limit; one
 * that handed out a connection in autocommit would let what came after the rollback stand without what came before.
 */
public final class LiveConnection {
    private static final Set<Integer> OVER = Set.of(Status.STATUS_ROLLEDBACK, Status.STATUS_ROLLING_BACK);

    private LiveConnection() {}

    /**
     * Takes one from the pool.
     *
     * @throws TransactionOver if the thread's transaction was rolled back
     */
    public static Connection of(DataSource source) throws SQLException {
        int before = QuarkusTransaction.getStatus();
        if (OVER.contains(before)) {
            throw new TransactionOver();
        }
        Connection connection = source.getConnection();
        if (before == Status.STATUS_ACTIVE && connection.getAutoCommit()) {
            // It was rolled back between the two.
            connection.close();
            throw new TransactionOver();
        }
        return connection;
    }
}
