package cn.huice.journal.inbox;

import java.sql.SQLException;
import java.util.Set;

/** Tells failures that pass by waiting from those of the event itself. */
final class Outage {
    /**
     * SQLSTATE classes: connection, rollback by deadlock or serialisation, resources, operator's intervention, and a server
     * that is read-only or lacks a lock for now.
     */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    private static final Set<String> STATES = Set.of("25006", "55P03");

    private Outage() {}

    static boolean causes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && passes(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** The pool's own failures, such as no connection in time, have no state. */
    private static boolean passes(String state) {
        return state == null || STATES.contains(state) || CLASSES.contains(state.substring(0, 2));
    }
}
