package cn.huice.journal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/**
 * Writes a journal as it lies in its database to a file that can be verified anywhere ({@link JournalFileCheck}). All of it is of
 * one moment; memory does not grow with it.
 */
public final class JournalExport {
    private static final String COUNTS = """
            SELECT (SELECT count(*) FROM journal_entry), (SELECT count(*) FROM journal_stream WHERE position > 0),
                   (SELECT count(*) FROM journal_checkpoint)
            """;

    private final String service;
    private final Instant now;

    /** @param service {@code talent}, {@code industry} or {@code land} */
    public JournalExport(String service, Instant now) {
        this.service = service;
        this.now = now;
    }

    /**
     * Writes all of it; the stream stays open.
     *
     * @param connection in autocommit mode, and left so
     */
    public void write(Connection connection, OutputStream out) throws SQLException, IOException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                Statement another = connection.createStatement()) {
            LongTransaction.unlimited(connection);
            statement.setFetchSize(JournalVerifier.FETCH);
            another.setFetchSize(JournalVerifier.FETCH);
            var lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            long entries = title(statement, lines);
            heads(statement, lines);
            entries(statement, another, lines);
            write(lines, new JournalLine.End(entries));
            lines.flush();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    private long title(Statement statement, BufferedWriter lines) throws SQLException, IOException {
        try (ResultSet counts = statement.executeQuery(COUNTS)) {
            counts.next();
            write(lines, new JournalLine.Title(service, now, counts.getLong(1), counts.getLong(2), counts.getLong(3)));
            return counts.getLong(1);
        }
    }

    private static void heads(Statement statement, BufferedWriter lines) throws SQLException, IOException {
        try (ResultSet heads = statement.executeQuery(
                "SELECT stream, position, hash FROM journal_stream WHERE position > 0 ORDER BY stream")) {
            while (heads.next()) {
                write(
                        lines,
                        new JournalLine.Head(
                                heads.getString("stream"), heads.getLong("position"), Content.hex(heads, "hash")));
            }
        }
    }

    private static void entries(Statement statement, Statement another, BufferedWriter lines)
            throws SQLException, IOException {
        try (ResultSet seals = another.executeQuery(
                        "SELECT " + Checkpoint.COLUMNS + " FROM journal_checkpoint ORDER BY number");
                ResultSet rows =
                        statement.executeQuery("SELECT " + Content.COLUMNS + " FROM journal_entry ORDER BY sequence")) {
            boolean sealed = seals.next();
            while (rows.next()) {
                long sequence = rows.getLong("sequence");
                while (sealed && seals.getLong("through_sequence") < sequence) {
                    write(lines, new JournalLine.Seal(Checkpoint.read(seals)));
                    sealed = seals.next();
                }
                write(
                        lines,
                        new JournalLine.Entry(
                                sequence,
                                Content.read(rows),
                                Content.hex(rows, "previous_hash"),
                                Content.hex(rows, "hash")));
            }
            while (sealed) {
                write(lines, new JournalLine.Seal(Checkpoint.read(seals)));
                sealed = seals.next();
            }
        }
    }

    private static void write(BufferedWriter lines, JournalLine line) throws IOException {
        lines.write(JournalLine.JSON.writeValueAsString(line.json()));
        lines.write('\n');
    }
}
