package cn.huice.journal.sql;

import java.sql.SQLException;

/** The database refused or did not answer; nothing was changed. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(SQLException cause) {
        super("the database: " + cause.getMessage(), cause);
    }
}
