package cn.huice.land.listing;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.land.supply.PlanningConditions;
import cn.huice.land.supply.Scheme;
import cn.huice.land.supply.Supply;
import cn.huice.land.supply.SupplyTerms;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A listing as everyone may read it; times in Asia/Shanghai, money in 元. Bidders are known by their numbers.
 *
 * @param mode code of {@code supply.mode}
 * @param terms 公告内容
 * @param least what the next open bid must offer at least
 * @param bids how many bids have come, open and sealed
 * @param reserveCommitment SM3 over 底价, which nobody may read before the result; null where there is none
 * @param reason why it failed or was withdrawn
 */
record ListingView(
        UUID id,
        UUID supply,
        String parcel,
        String district,
        String title,
        String mode,
        SupplyTerms years,
        PlanningConditions conditions,
        String terms,
        String eligibility,
        OffsetDateTime announcedAt,
        OffsetDateTime bidsFrom,
        OffsetDateTime depositUntil,
        OffsetDateTime closesAt,
        OffsetDateTime continuesUntil,
        OffsetDateTime sealedUntil,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal startPrice,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal bidStep,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal deposit,
        Phase phase,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal currentPrice,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal least,
        long bids,
        String reserveCommitment,
        String confirmation,
        String reason,
        long revision) {

    static ListingView of(Listing l, Supply supply, Instant now, String reserveCommitment) {
        Scheme scheme = supply.scheme().orElseThrow();
        return new ListingView(
                l.id(),
                l.supply(),
                l.parcel(),
                l.district(),
                l.title(),
                scheme.mode().code(),
                scheme.terms(),
                supply.conditions().orElse(null),
                l.terms(),
                l.eligibility(),
                local(l.announcedAt()),
                local(l.timetable().bidsFrom()),
                local(l.timetable().depositUntil()),
                local(l.timetable().closesAt()),
                local(l.timetable().continuesUntil()),
                local(l.timetable().sealedUntil()),
                l.startPrice(),
                l.bidStep(),
                l.deposit(),
                l.phase(now),
                l.currentPrice().orElse(null),
                l.bidding().least(l.currentPrice()),
                l.lastSequence(),
                reserveCommitment,
                l.confirmation().orElse(null),
                l.reason().orElse(null),
                l.revision());
    }

    static OffsetDateTime local(Instant at) {
        return at == null ? null : at.atZone(Shanghai.ZONE).toOffsetDateTime();
    }

    /** A line of the list. */
    record Line(
            UUID id,
            String parcel,
            String district,
            String title,
            OffsetDateTime announcedAt,
            OffsetDateTime bidsFrom,
            OffsetDateTime closesAt,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal startPrice,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal currentPrice,
            long bids,
            Phase phase,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal dealPrice,
            String confirmation) {

        static Line of(Listing l, Instant now) {
            return new Line(
                    l.id(),
                    l.parcel(),
                    l.district(),
                    l.title(),
                    local(l.announcedAt()),
                    local(l.timetable().bidsFrom()),
                    local(l.timetable().closesAt()),
                    l.startPrice(),
                    l.currentPrice().orElse(null),
                    l.lastSequence(),
                    l.phase(now),
                    l.dealPrice().orElse(null),
                    l.confirmation().orElse(null));
        }
    }
}
