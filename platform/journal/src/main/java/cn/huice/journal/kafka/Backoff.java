package cn.huice.journal.kafka;

import java.time.Duration;

/** Waits longer after each failure in a row, from a tenth of a second to some seconds. */
public final class Backoff {
    private static final long FIRST_MILLIS = 100;
    private static final long LAST_MILLIS = 5_000;

    private long next = FIRST_MILLIS;

    public void succeeded() {
        next = FIRST_MILLIS;
    }

    /** Waits; an interrupt ends it early and stays set. */
    public void pause() {
        try {
            Thread.sleep(Duration.ofMillis(next));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        next = Math.min(2 * next, LAST_MILLIS);
    }
}
