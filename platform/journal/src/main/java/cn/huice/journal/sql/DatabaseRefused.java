package cn.huice.journal.sql;

import java.sql.SQLException;

/** The database refused a statement, or did not answer; nothing was changed. */
public final class DatabaseRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseRefused(SQLException cause) {
        super("the database: " + cause.getMessage(), cause);
    }
}
