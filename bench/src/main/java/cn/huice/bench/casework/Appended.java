package cn.huice.bench.casework;

import cn.huice.bench.running.Spoken.Statement;
import java.util.List;

/** An entry appended to a stream that all cases share, a budget's: its place follows from the stream's head, which others move. */
final class Appended {
    /** Which parameter says the place. */
    static final int POSITION = 3;

    private static final int STREAM = 2;
    private static final String HEAD = "SELECT position, hash FROM journal_stream";

    private Appended() {}

    static boolean to(Statement statement, List<String> shared) {
        return statement.sql().contains("INSERT INTO journal_entry")
                && shared.stream().anyMatch(stream(statement)::contains);
    }

    /** Where it is appended. */
    static String stream(Statement statement) {
        return statement.parameters().get(STREAM - 1);
    }

    /** Whether it asks where a stream stands, and locks that. */
    static boolean looksAtHead(Statement statement) {
        return statement.sql().startsWith(HEAD);
    }
}
