package cn.huice.casework.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;
import java.util.Set;

/**
 * A file being imported.
 *
 * @param dryRun nothing is kept but the report
 * @param sm3 digest of the file, hex
 * @param authorities departments the owner spoke for when it sent the file
 * @param district the owner's, where it has one
 * @param problem why nothing of the file could be read; null where it could
 * @param done rows that had, or in a dry run would have had, their effect
 * @param unchanged rows that say what was there already
 * @param rejected rows that had none; the report says why
 */
record ImportJob(
        String id,
        @JsonIgnore String owner,
        ImportKind kind,
        boolean dryRun,
        String name,
        String sm3,
        @JsonIgnore long size,
        @JsonIgnore Set<String> authorities,
        @JsonIgnore String district,
        State state,
        String problem,
        long done,
        long unchanged,
        long rejected,
        OffsetDateTime receivedAt,
        OffsetDateTime finishedAt) {
    enum State {
        OPEN,
        DONE,
        FAILED
    }

    String holder() {
        return "import:" + id;
    }
}
