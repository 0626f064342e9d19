package cn.huice.land.listing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * 挂牌 of one parcel's supply.
 *
 * @param terms 公告内容
 * @param eligibility 竞买人资格
 * @param startPrice 起始价, 元
 * @param bidStep 增价幅度, 元
 * @param deposit 竞买保证金, 元
 * @param lastSequence of the last bid
 * @param currentPrice the highest open bid, 元
 * @param continuing how many bidders want a final round
 * @param winner 竞买号
 * @param confirmation number of the 成交确认书
 * @param reason why it failed or was withdrawn
 */
record Listing(
        UUID id,
        UUID supply,
        String parcel,
        String district,
        String title,
        String terms,
        String eligibility,
        Instant announcedAt,
        Timetable timetable,
        BigDecimal startPrice,
        BigDecimal bidStep,
        BigDecimal deposit,
        State state,
        long lastSequence,
        Optional<BigDecimal> currentPrice,
        int continuing,
        OptionalInt winner,
        Optional<BigDecimal> dealPrice,
        Optional<String> confirmation,
        Optional<String> reason,
        Optional<Instant> settledAt,
        long revision,
        long sequence) {

    /** As it is stored; while it runs its phase follows from the time. */
    enum State {
        RUNNING,
        CONCLUDED,
        FAILED,
        WITHDRAWN
    }

    Phase phase(Instant now) {
        return switch (state) {
            case RUNNING -> timetable.phase(now, continuing);
            case CONCLUDED -> Phase.CONCLUDED;
            case FAILED -> Phase.FAILED;
            case WITHDRAWN -> Phase.WITHDRAWN;
        };
    }

    Bidding bidding() {
        return new Bidding(startPrice, bidStep);
    }

    String stream() {
        return "listing/" + id;
    }
}
