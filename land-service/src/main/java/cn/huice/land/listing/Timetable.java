package cn.huice.land.listing;

import java.time.Instant;

/**
 * The moments of a listing. Each is the first that belongs to what follows.
 *
 * @param bidsFrom 挂牌起始
 * @param depositUntil 报名和保证金截止
 * @param closesAt 挂牌截止
 * @param continuesUntil until when bidders may say that they want to go on
 * @param sealedUntil the end of the sealed final round
 */
public record Timetable(
        Instant bidsFrom, Instant depositUntil, Instant closesAt, Instant continuesUntil, Instant sealedUntil) {
    /** A final round takes so many. */
    static final int FEWEST_CONTINUING = 2;

    /** @throws IllegalArgumentException if they are not in order */
    public Timetable {
        if (!bidsFrom.isBefore(closesAt)
                || depositUntil.isAfter(closesAt)
                || continuesUntil.isBefore(closesAt)
                || !continuesUntil.isBefore(sealedUntil)) {
            throw new IllegalArgumentException("not in order");
        }
    }

    /** @param continuing how many bidders want to go on */
    Phase phase(Instant now, int continuing) {
        if (now.isBefore(bidsFrom)) {
            return Phase.ANNOUNCED;
        }
        if (now.isBefore(closesAt)) {
            return Phase.BIDDING;
        }
        if (now.isBefore(continuesUntil)) {
            return Phase.ASKING;
        }
        return continuing >= FEWEST_CONTINUING && now.isBefore(sealedUntil) ? Phase.FINAL_ROUND : Phase.SETTLING;
    }
}
