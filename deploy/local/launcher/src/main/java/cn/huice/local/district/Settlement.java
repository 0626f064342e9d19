package cn.huice.local.district;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes inhabitants into the register of a service of the local system, straight into its tables: a million at a time is
 * more than the API is for. Nothing of it is journaled. What is there already stays.
 */
final class Settlement {
    /** Their lines take some 20 MB, of the 256 MB the command has. */
    private static final int AT_ONCE = 2_000;

    private static final String SUBJECTS = "COPY subject (kind, id, district, revision, created_at) FROM STDIN";
    private static final String FACTS =
            "COPY fact (id, subject_kind, subject_id, attribute, value, valid_from, standing, source, recorded_at, recorded_by)"
                    + " FROM STDIN";
    private static final String BY = "demo-district";
    private static final String SINCE = "2022-01-01";

    private final String url;
    private final String district;
    private final PrintStream out;

    /** @param url JDBC address of the service's database */
    Settlement(String url, String district, PrintStream out) {
        this.url = url;
        this.district = district;
        this.out = out;
    }

    /**
     * Settles so many.
     *
     * @return facts written
     */
    long settle(Inhabitants inhabitants, int count) throws SQLException {
        long facts = 0;
        try (Connection connection = DriverManager.getConnection(url, "huice", "huice")) {
            connection.setAutoCommit(false);
            int from = settled(connection, inhabitants);
            if (from > 0) {
                out.printf("     已有 %,d%n", from);
            }
            for (int number = from; number < count; number += AT_ONCE) {
                facts += settle(connection, inhabitants, number, Math.min(count, number + AT_ONCE));
                connection.commit();
                out.printf("\r     %s %,d / %,d", inhabitants.kind(), Math.min(count, number + AT_ONCE), count);
                out.flush();
            }
            out.println();
            connection.setAutoCommit(true);
            try (PreparedStatement analyze = connection.prepareStatement("ANALYZE fact, subject")) {
                analyze.execute();
            }
        }
        return facts;
    }

    private static int settled(Connection connection, Inhabitants inhabitants) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select count(distinct subject_id) from fact where subject_kind = ? and recorded_by = ?")) {
            statement.setString(1, inhabitants.kind());
            statement.setString(2, BY);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private long settle(Connection connection, Inhabitants inhabitants, int from, int to) throws SQLException {
        var subjects = new StringBuilder();
        var lines = new StringBuilder();
        long[] facts = {0};
        for (int number = from; number < to; number++) {
            String id = inhabitants.id(number);
            if (number > 0) {
                row(subjects, inhabitants.kind(), id, district, "1", "now");
            }
            int subject = number;
            inhabitants.tell(number, (attribute, json, authority) -> {
                facts[0]++;
                row(
                        lines,
                        factId(inhabitants, subject, facts[0]).toString(),
                        inhabitants.kind(),
                        id,
                        attribute,
                        json,
                        SINCE,
                        "VERIFIED",
                        authority,
                        "now",
                        BY);
            });
        }
        if (from == 0) {
            first(connection, inhabitants);
        }
        copy(connection, SUBJECTS, subjects);
        copy(connection, FACTS, lines);
        return facts[0];
    }

    /** A demo account's own subject, which may have registered itself. */
    private void first(Connection connection, Inhabitants inhabitants) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into subject (kind, id, district, revision, created_at) values (?, ?, ?, 1, now())"
                        + " on conflict (kind, id) do nothing")) {
            insert.setString(1, inhabitants.kind());
            insert.setString(2, inhabitants.id(0));
            insert.setString(3, district);
            insert.executeUpdate();
        }
    }

    /** In the order they are written, so that the index on them grows at its end. */
    private static UUID factId(Inhabitants inhabitants, int subject, long fact) {
        long high = 0xD157_0000_0000_7000L | (inhabitants.kind().hashCode() & 0xfffL);
        return new UUID(high, 0x8000_0000_0000_0000L | ((long) subject << 24) | (fact & 0xffffffL));
    }

    private static void row(StringBuilder rows, String... values) {
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t").append(values[i]);
        }
        rows.append('\n');
    }

    private static void copy(Connection connection, String sql, StringBuilder rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
    }
}
