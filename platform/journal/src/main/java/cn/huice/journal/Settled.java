package cn.huice.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Up to which sequence nothing can appear any more.
 *
 * <p>Sequences are drawn before transactions commit, so a higher one may become visible first. Whoever drew a sequence below a
 * visible one had its transaction id before; once all transactions that were running after the look have ended, the
 * journal up to there is complete.
 */
public final class Settled {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long RECHECK_MILLIS = 5;

    private Settled() {}

    /**
     * The highest sequence of the table at this moment, as soon as the journal up to there is complete.
     *
     * @param connection in autocommit mode, so that each statement sees the state of its moment
     * @return empty if the table is, or if a transaction keeps running for long
     */
    public static OptionalLong through(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long highest = number(statement, "SELECT coalesce(max(sequence), 0) FROM " + table);
            if (highest == 0) {
                return OptionalLong.empty();
            }
            long nextTransaction = number(statement, "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
            long giveUp = System.nanoTime() + PATIENCE.toNanos();
            while (number(statement, "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                    < nextTransaction) {
                if (System.nanoTime() > giveUp) {
                    return OptionalLong.empty();
                }
                Thread.sleep(RECHECK_MILLIS);
            }
            return OptionalLong.of(highest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
