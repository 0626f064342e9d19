package cn.huice.web;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells a database that is away, starting or stopping from one that was asked something wrong. */
final class Outage {
    /** PostgreSQL, appendix A: connection exceptions, and an operator's (or a crash's) shutdown. */
    private static final Set<String> CLASSES = Set.of("08", "57P");

    private static final String TOO_MANY_CONNECTIONS = "53300";
    /** Deeper than any chain of causes that is not a circle. */
    private static final int DEEPEST = 30;

    private Outage() {}

    static boolean caused(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException refused && away(refused)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean away(SQLException refused) {
        String state = refused.getSQLState();
        if (refused instanceof SQLTransientException || state == null) {
            // The pool's own: no connection within the time allowed.
            return true;
        }
        return state.equals(TOO_MANY_CONNECTIONS) || CLASSES.stream().anyMatch(state::startsWith);
    }
}
