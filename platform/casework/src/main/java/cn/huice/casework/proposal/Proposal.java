package cn.huice.casework.proposal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a subject need only confirm.
 *
 * @param amount as of the scan; null where it was not determined. What counts is computed anew at the confirmation
 * @param ceiling the amount is the most the authority may grant
 * @param until last day to confirm
 * @param application the case that came of it; null before
 */
record Proposal(
        String id,
        long sequence,
        String scan,
        String policy,
        String subjectKind,
        String subjectId,
        String district,
        BigDecimal amount,
        boolean ceiling,
        String unit,
        State state,
        Instant madeAt,
        LocalDate until,
        String application,
        long revision) {

    /** Where it stands. */
    enum State {
        OPEN,
        CONFIRMED,
        DECLINED,
        /** Its last day went by. */
        EXPIRED
    }

    /** How it stands on a day: an open one past its last day is expired, whether or not that was written down yet. */
    State on(LocalDate day) {
        return state == State.OPEN && day.isAfter(until) ? State.EXPIRED : state;
    }
}
