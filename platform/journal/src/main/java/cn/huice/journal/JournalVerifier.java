package cn.huice.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Checks a journal as it lies in its database: every hash, every chain, every checkpoint. Needs no running service, only a
 * connection and the public keys. Reads all entries twice, in constant memory.
 */
public final class JournalVerifier {
    /** Rows fetched at a time. */
    static final int FETCH = 1_000;

    private final String service;
    private final TrustedKeys keys;
    private final Optional<Anchor> anchor;

    /**
     * A check of one service's journal.
     *
     * @param service {@code talent}, {@code industry} or {@code land}
     * @param anchor the last checkpoint as it was kept outside; without it a cut that took the checkpoints along is not seen
     */
    public JournalVerifier(String service, TrustedKeys keys, Optional<Anchor> anchor) {
        this.service = service;
        this.keys = keys;
        this.anchor = anchor;
    }

    /**
     * Looks at the journal as it is at this moment.
     *
     * @param connection in autocommit mode, and left so
     */
    public Verification verify(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try {
            LongTransaction.unlimited(connection);
            Flaws flaws = new Flaws();
            long entries = new ChainCheck(flaws).check(connection);
            Checkpoint last = new SealCheck(service, keys, anchor, flaws).check(connection);
            var found = flaws.sorted();
            return new Verification(found.isEmpty(), entries, last.number(), last.throughSequence(), found);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }
}
