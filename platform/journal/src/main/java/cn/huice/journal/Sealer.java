package cn.huice.journal;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Adds a signed checkpoint over everything that has been journaled since the last one. */
@ApplicationScoped
class Sealer {
    private static final Logger LOG = Logger.getLogger(Sealer.class);

    /** One process seals at a time. */
    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock(" + AdvisoryLock.SEALING.key() + ")";

    private static final int FETCH = 1_000;
    private static final int LONGEST_SECONDS = (int) Duration.ofHours(1).toSeconds();

    private final AgroalDataSource database;
    private final Circumstances circumstances;
    private final SealingKey key;
    private final ThisService service;
    private final Path anchor;

    Sealer(
            AgroalDataSource database,
            Circumstances circumstances,
            SealingKey key,
            ThisService service,
            JournalSettings settings) {
        this.database = database;
        this.circumstances = circumstances;
        this.key = key;
        this.service = service;
        this.anchor = settings.seal().folder().resolve(service.name() + ".checkpoint");
    }

    @Scheduled(every = "{huice.journal.seal.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTime() {
        try {
            seal();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("the journal is not sealed: %s", e);
        }
    }

    /** Empty if there is nothing new, or another process is at it. */
    Optional<Checkpoint> seal() throws SQLException {
        long settled;
        try (Connection connection = database.getConnection()) {
            settled = Horizon.of(connection, "journal_entry");
        }
        if (settled == 0) {
            return Optional.empty();
        }
        Optional<Checkpoint> made = LongTransaction.call(database, LONGEST_SECONDS, () -> sealThrough(settled));
        made.ifPresent(this::keepOutside);
        return made;
    }

    private Optional<Checkpoint> sealThrough(long sequence) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!locked(connection)) {
                return Optional.empty();
            }
            Checkpoint last = last(connection);
            if (last.throughSequence() >= sequence) {
                return Optional.empty();
            }
            Checkpoint next = key.sign(after(connection, last, sequence), service.name());
            insert(connection, next);
            return Optional.of(next);
        }
    }

    private Checkpoint after(Connection connection, Checkpoint last, long sequence) throws SQLException {
        long entries = last.entries();
        String digest = last.digest();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT sequence, hash FROM journal_entry WHERE sequence > ? AND sequence <= ? ORDER BY sequence")) {
            select.setFetchSize(FETCH);
            select.setLong(1, last.throughSequence());
            select.setLong(2, sequence);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    digest = Checkpoint.fold(digest, rows.getLong("sequence"), Content.hex(rows, "hash"));
                    entries++;
                }
            }
        }
        return new Checkpoint(
                last.number() + 1, sequence, entries, digest, circumstances.now(), last.hash(), key.id(), "");
    }

    private void keepOutside(Checkpoint checkpoint) {
        try {
            Anchor.of(checkpoint).write(anchor);
        } catch (IOException e) {
            LOG.warnf("checkpoint %d is kept in the database only: %s", checkpoint.number(), e);
        }
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TRY_LOCK)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static Checkpoint last(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT " + Checkpoint.COLUMNS + " FROM journal_checkpoint ORDER BY number DESC LIMIT 1")) {
            return row.next() ? Checkpoint.read(row) : Checkpoint.NONE;
        }
    }

    private static void insert(Connection connection, Checkpoint checkpoint) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO journal_checkpoint (" + Checkpoint.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, checkpoint.number());
            insert.setLong(2, checkpoint.throughSequence());
            insert.setLong(3, checkpoint.entries());
            insert.setBytes(4, HexFormat.of().parseHex(checkpoint.digest()));
            insert.setObject(5, checkpoint.sealedAt().atOffset(ZoneOffset.UTC));
            insert.setBytes(6, HexFormat.of().parseHex(checkpoint.previousHash()));
            insert.setString(7, checkpoint.keyId());
            insert.setBytes(8, HexFormat.of().parseHex(checkpoint.signature()));
            insert.executeUpdate();
        }
    }
}
