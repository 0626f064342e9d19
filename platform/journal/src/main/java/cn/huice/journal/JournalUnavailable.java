package cn.huice.journal;

import java.sql.SQLException;

/** The journal's database refused or did not answer; nothing was appended. */
public final class JournalUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalUnavailable(SQLException cause) {
        super("the journal's database: " + cause.getMessage(), cause);
    }
}
