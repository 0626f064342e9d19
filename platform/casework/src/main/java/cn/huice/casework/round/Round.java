package cn.huice.casework.round;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One allocation of a programme's money or places.
 *
 * @param policy the programme
 * @param year of the budgets and of submission
 * @param district whose cases; 120000 for the whole city
 * @param total 元 it may give at most; null for no limit but the budgets'
 * @param places cases it may select; null for any number
 * @param until last day of submission; null for the whole year
 * @param rules text of the procedure file it was closed under; null while it is open
 * @param funds what it could give when it was decided; null before
 * @param inputsDigest SM3 of {@link Kept#inputs}, hex; null before
 * @param resultDigest SM3 of {@link Kept#result}, hex; null before
 */
record Round(
        String id,
        String policy,
        String procedure,
        int year,
        String district,
        String title,
        BigDecimal total,
        Integer places,
        LocalDate until,
        State state,
        String rules,
        Funds funds,
        String inputsDigest,
        String resultDigest,
        String openedBy,
        Instant openedAt,
        Instant decidedAt,
        long revision) {

    enum State {
        /** Cases join by arriving at 排序. */
        OPEN,
        /** Cases and what is known of them are fixed. */
        CLOSED,
        /** Given, for good. */
        DECIDED,
        /** Ended without giving anything. */
        CANCELLED
    }
}
