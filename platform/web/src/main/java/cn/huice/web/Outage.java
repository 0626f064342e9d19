package cn.huice.web;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;

/** Tells failures of a database that pass by waiting, or by trying again, from those of what it was asked. */
public final class Outage {
    /**
     * PostgreSQL, appendix A: connection, rollback by deadlock or serialisation, resources, operator's intervention, and the
     * server's own system.
     */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    /** A transaction that took too long: the server has ended it, or this process has. */
    private static final Set<String> TOO_LONG = Set.of("25P03", "25P04", "25000");

    /** A server that is read-only, and a lock that is not to be had, for now. */
    private static final Set<String> STATES = Set.of("25006", "55P03");

    private Outage() {}

    /** Whether such a failure is among the causes, or was met while giving up because of them. */
    public static boolean caused(Throwable failure) {
        return caused(failure, Outage::passes, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** Whether it was given up because it took too long; whoever tries again does not try for ever. */
    public static boolean tookTooLong(Throwable failure) {
        return caused(
                failure,
                refused -> refused.getSQLState() != null && TOO_LONG.contains(refused.getSQLState()),
                Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean caused(Throwable failure, Predicate<SQLException> kind, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        if (failure instanceof SQLException refused && kind.test(refused)) {
            return true;
        }
        for (Throwable besides : failure.getSuppressed()) {
            if (caused(besides, kind, seen)) {
                return true;
            }
        }
        return caused(failure.getCause(), kind, seen);
    }

    private static boolean passes(SQLException refused) {
        String state = refused.getSQLState();
        if (refused instanceof SQLTransientException || state == null) {
            // The pool's own: no connection within the time allowed.
            return true;
        }
        return STATES.contains(state)
                || TOO_LONG.contains(state)
                || CLASSES.stream().anyMatch(state::startsWith);
    }
}
