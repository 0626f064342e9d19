package cn.huice.journal;

import java.sql.SQLTransientException;

/** The transaction took longer than it may and was rolled back; nothing more can be done in it. Trying again may help. */
public final class TransactionOver extends SQLTransientException {
    private static final long serialVersionUID = 1L;

    TransactionOver() {
        super("the transaction took too long and was rolled back", "25000");
    }
}
