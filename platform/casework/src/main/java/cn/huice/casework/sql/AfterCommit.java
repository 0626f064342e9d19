package cn.huice.casework.sql;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/** Something to do once the transaction has been committed, and before its caller is answered. */
public record AfterCommit(Runnable work) implements Synchronization {
    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
            work.run();
        }
    }
}
