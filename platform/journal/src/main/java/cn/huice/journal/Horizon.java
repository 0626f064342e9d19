package cn.huice.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Up to which sequence nothing can appear any more, found by looking again and again; for one reader, not for several threads.
 *
 * <p>Sequences are drawn before transactions commit, so a higher one may become visible first. Whoever drew a sequence below a
 * visible one had its transaction id by then, so that is below an id given out after the look; once all transactions with lower ids have
 * ended, the journal is complete up to what the look saw. A snapshot's own upper end is no such id: it is one past the highest
 * that has ended, and whoever is still busy may be beyond it.
 */
public final class Horizon {
    /** Between two looks, while something seen is not settled. */
    public static final Duration PULSE = Duration.ofMillis(4);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** An id is given out only where something new is seen. */
    private static final String LOOK = """
            SELECT highest, pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
                   CASE WHEN highest > ? THEN pg_current_xact_id()::text::bigint END
            FROM (SELECT coalesce(max(sequence), 0) AS highest FROM %s) AS seen
            """;

    /** @param after a transaction id given out after the highest sequence was seen */
    private record Look(long highest, long after) {}

    private final String look;
    private final Deque<Look> looks = new ArrayDeque<>();
    private long seen;
    private long settled;

    /** @param table with a column {@code sequence} */
    public Horizon(String table) {
        this.look = LOOK.formatted(table);
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
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getLong(1) > seen) {
                    seen = row.getLong(1);
                    looks.addLast(new Look(seen, row.getLong(3)));
                }
                while (!looks.isEmpty() && looks.getFirst().after() <= row.getLong(2)) {
                    settled = looks.removeFirst().highest();
                }
            }
        }
        return settled;
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
