package cn.huice.journal.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts off to the end of a command what takes a lock that many commands want, so that they wait for each other no longer than it takes
 * to commit. What is put off may still refuse the command; its answer must not depend on it otherwise.
 */
@ApplicationScoped
public class LastOfAll {
    private final TransactionSynchronizationRegistry transaction;

    LastOfAll(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    /** At the end of the command whose transaction this is; at once where there is none. */
    public void run(Runnable work) {
        if (transaction.getResource(LastOfAll.class) instanceof PutOff putOff && putOff.waiting) {
            putOff.works.add(work);
        } else {
            work.run();
        }
    }

    /** From here on works of this transaction wait. */
    void begin() {
        transaction.putResource(LastOfAll.class, new PutOff());
    }

    /** All that waited, in its order; what comes later is done at once. */
    void end() {
        if (transaction.getResource(LastOfAll.class) instanceof PutOff putOff) {
            putOff.waiting = false;
            putOff.works.forEach(Runnable::run);
        }
    }

    private static final class PutOff {
        private final List<Runnable> works = new ArrayList<>();
        private boolean waiting = true;
    }
}
