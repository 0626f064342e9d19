package cn.huice.journal;

import cn.huice.journal.Verification.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Checks that each entry is what was hashed, continues the one before, and that each stream ends at its head. */
final class ChainCheck {
    private static final String ENTRIES = "SELECT " + Content.COLUMNS + " FROM journal_entry ORDER BY stream, position";
    private static final String ENDS = """
            SELECT coalesce(h.stream, e.stream) AS stream, coalesce(h.position, 0) AS head,
                   coalesce(e.position, 0) AS last, coalesce(e.sequence, 0) AS sequence
            FROM journal_stream h
            FULL JOIN (SELECT DISTINCT ON (stream) stream, position, hash, sequence
                       FROM journal_entry ORDER BY stream, position DESC) e ON e.stream = h.stream
            WHERE h.hash IS DISTINCT FROM e.hash AND h.position IS DISTINCT FROM 0
            """;

    private final Flaws flaws;
    private StreamChain chain;

    ChainCheck(Flaws flaws) {
        this.flaws = flaws;
    }

    /** Reads all entries and returns how many there are. */
    long check(Connection connection) throws SQLException {
        long entries = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(JournalVerifier.FETCH);
            try (ResultSet rows = statement.executeQuery(ENTRIES)) {
                while (rows.next()) {
                    link(rows);
                    entries++;
                }
            }
            try (ResultSet ends = statement.executeQuery(ENDS)) {
                while (ends.next()) {
                    end(ends);
                }
            }
        }
        return entries;
    }

    private void link(ResultSet row) throws SQLException {
        Content content = Content.read(row);
        if (chain == null || !content.stream().equals(chain.stream())) {
            chain = new StreamChain(content.stream(), flaws);
        }
        chain.link(row.getLong("sequence"), content, Content.hex(row, "previous_hash"), Content.hex(row, "hash"));
    }

    private void end(ResultSet row) throws SQLException {
        String name = row.getString("stream");
        long head = row.getLong("head");
        long last = row.getLong("last");
        if (last < head) {
            flaws.add(
                    Kind.ENTRY_MISSING, 0, name, last + 1, "the stream ends at position " + last + ", not at " + head);
        } else {
            flaws.add(
                    Kind.CHAIN_BROKEN,
                    row.getLong("sequence"),
                    name,
                    last,
                    "the stream's head knows another last entry, at position " + head);
        }
    }
}
