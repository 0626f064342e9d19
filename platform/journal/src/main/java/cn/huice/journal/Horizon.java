package cn.huice.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Up to which sequence nothing can appear any more, found by looking again and again; for one reader, not for several threads.
 *
 * <p>Sequences are drawn before transactions commit, so a higher one may become visible first. Whoever draws one holds a lock from before until
 * its transaction has ended, shared with all others who do. Whoever drew a sequence below a visible one holds it at the look or
 * has ended by then; once all who held it have ended, the journal is complete up to what the look saw. Transactions that do not
 * write the journal are not waited for, however long they take.
 */
public final class Horizon {
    /** Between two looks, while something seen is not settled. */
    public static final Duration PULSE = Duration.ofMillis(8);

    /** Takes the lock; an expression of SQL. */
    static final String WRITING = "pg_advisory_xact_lock_shared(" + AdvisoryLock.WRITING.key() + ")";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** The locks are read after what is visible; nobody asks for them if there is nothing to settle. */
    private static final String LOOK = """
            SELECT highest, CASE WHEN highest > ? OR ? THEN ARRAY (
                SELECT virtualtransaction FROM pg_locks WHERE %s) END
            FROM (SELECT coalesce(max(sequence), 0) AS highest FROM %s) AS seen
            """;

    /** @param writing who was writing the journal then and still is */
    private record Look(long highest, Set<String> writing) {}

    private final String look;
    private final Deque<Look> looks = new ArrayDeque<>();
    private long seen;
    private long settled;

    /** @param table with a column {@code sequence} */
    public Horizon(String table) {
        this.look = LOOK.formatted(AdvisoryLock.WRITING.held(), table);
    }

    /**
     * Looks once.
     *
     * @param connection in autocommit mode, so that each statement sees the state of its moment
     * @return the highest sequence up to which the journal is known to be complete, 0 if none is
     */
    public long look(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(look)) {
            statement.setLong(1, seen);
            statement.setBoolean(2, pending());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Array writing = row.getArray(2);
                if (writing != null) {
                    saw(row.getLong(1), new HashSet<>(List.of((String[]) writing.getArray())));
                }
            }
        }
        return settled;
    }

    private void saw(long highest, Set<String> writing) {
        looks.forEach(earlier -> earlier.writing().retainAll(writing));
        if (highest > seen) {
            seen = highest;
            looks.addLast(new Look(highest, writing));
        }
        while (pending() && looks.getFirst().writing().isEmpty()) {
            settled = looks.removeFirst().highest();
        }
    }

    /** Whether something was seen up to which the journal may not be complete yet. */
    public boolean pending() {
        return !looks.isEmpty();
    }

    /**
     * Looks until the journal is complete up to what the first look saw.
     *
     * @param connection in autocommit mode
     * @return 0 if nothing was seen, or if a transaction keeps running for long
     */
    public static long of(Connection connection, String table) throws SQLException {
        Horizon horizon = new Horizon(table);
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (horizon.look(connection) == 0 && horizon.pending() && System.nanoTime() < giveUp) {
                Thread.sleep(PULSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return horizon.settled;
    }
}
