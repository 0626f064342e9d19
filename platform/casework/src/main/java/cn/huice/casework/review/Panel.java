package cn.huice.casework.review;

import cn.huice.registry.SubjectId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The experts of one case at its 评审.
 *
 * @param parties subject ids whose people are not drawn
 * @param nextSeed of the draw to come, hex; secret until then
 * @param minutes empty text until all have scored
 */
record Panel(
        String id,
        String caseId,
        String procedureId,
        int step,
        String policy,
        String title,
        SubjectId subject,
        List<String> parties,
        String district,
        Map<String, Object> facts,
        State state,
        String nextSeed,
        String minutes,
        String minutesDigest,
        Boolean passed,
        long revision) {

    enum State {
        /** Nobody is drawn yet. */
        OPEN,
        /** Experts score, each by themselves. */
        SCORING,
        /** All have scored; they sign the minutes. */
        SIGNING,
        /** All have signed. */
        CONCLUDED,
        /** The case ended before. */
        CLOSED
    }

    /** @param eligible sorted @param excluded {@code <expert>: <why>} */
    record Draw(int number, String seed, int seats, List<String> eligible, List<String> excluded, List<String> drawn) {}

    /** @param reason of a recusal */
    record Seat(
            String expert,
            int draw,
            SeatState state,
            Map<String, BigDecimal> points,
            List<String> vetoes,
            String reason) {

        boolean counts() {
            return state != SeatState.RECUSED && state != SeatState.ABSENT;
        }
    }

    enum SeatState {
        SEATED,
        RECUSED,
        /** Has not scored when scoring was closed. */
        ABSENT,
        SCORED,
        SIGNED
    }
}
