package cn.huice.casework.scan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A scan as it is kept.
 *
 * @param district whose subjects; 120000 for the whole city
 * @param rowsInAll subjects of the register that were looked through
 * @param found results kept
 */
record RegisterScan(
        String id,
        long sequence,
        String kind,
        LocalDate asOf,
        String edition,
        List<String> policies,
        String district,
        State state,
        String startedBy,
        Instant startedAt,
        Instant finishedAt,
        int rowsInAll,
        long found) {

    /** Where it stands. */
    enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED,
        /** Its process ended before it. */
        INTERRUPTED
    }
}
