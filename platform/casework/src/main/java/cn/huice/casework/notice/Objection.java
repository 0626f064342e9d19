package cn.huice.casework.notice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;

/**
 * An objection to a public notice, for the officers who answer it.
 *
 * @param objector subject id of who objects
 * @param contact how to reach them
 * @param answer null while it waits
 * @param upheld whether the objection was found justified; null while it waits
 */
public record Objection(
        String id,
        @JsonIgnore String noticeId,
        String objector,
        String reason,
        String contact,
        OffsetDateTime raisedAt,
        String answer,
        Boolean upheld,
        OffsetDateTime answeredAt) {

    boolean answered() {
        return answer != null;
    }
}
