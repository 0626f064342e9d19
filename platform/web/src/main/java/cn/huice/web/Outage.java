package cn.huice.web;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Tells failures of a database that pass by waiting, or by trying again, from those of what it was asked. */
public final class Outage {
    /**
     * PostgreSQL, appendix A: connection, rollback by deadlock or serialisation, resources, operator's intervention, and the
     * server's own system.
     */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    /** A server that is read-only, and a lock that is not to be had, for now. */
    private static final Set<String> STATES = Set.of("25006", "55P03");

    private Outage() {}

    /** Whether such a failure is among the causes, or was met while giving up because of them. */
    public static boolean caused(Throwable failure) {
        return caused(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean caused(Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        if (failure instanceof SQLException refused && passes(refused)) {
            return true;
        }
        for (Throwable besides : failure.getSuppressed()) {
            if (caused(besides, seen)) {
                return true;
            }
        }
        return caused(failure.getCause(), seen);
    }

    private static boolean passes(SQLException refused) {
        String state = refused.getSQLState();
        if (refused instanceof SQLTransientException || state == null) {
            // The pool's own: no connection within the time allowed.
            return true;
        }
        return STATES.contains(state) || CLASSES.stream().anyMatch(state::startsWith);
    }
}
