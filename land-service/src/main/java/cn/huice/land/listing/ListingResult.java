package cn.huice.land.listing;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * 成交公示, for everyone to read.
 *
 * @param outcome CONCLUDED, FAILED or WITHDRAWN
 * @param reason of one that failed or was withdrawn
 * @param confirmation number of the 成交确认书
 * @param winner 竞买号
 * @param winnerName 竞得人
 * @param price 成交价, 元
 * @param order all bids, the best first: by price, then by who came first
 * @param sealed what was sealed, with what proves it
 */
record ListingResult(
        UUID listing,
        String parcel,
        String district,
        Phase outcome,
        String reason,
        String confirmation,
        Integer winner,
        String winnerName,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price,
        OffsetDateTime settledAt,
        List<Bid> order,
        List<Opened> sealed) {

    /**
     * A price that was sealed.
     *
     * @param bidder 竞买号; 0 for 底价
     * @param commitment SM3 over {@code listing|bidder|price|salt}, as it was journaled when it was set
     */
    record Opened(
            int bidder,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price,
            String salt,
            String commitment) {}

    /**
     * The order of bids, rebuilt from the journal alone.
     *
     * @param same whether bids, opened prices, commitments and winner are those that stand
     * @param order as the journal has it, in the order in which they came
     * @param refused bids that were not taken, in the order in which they came
     */
    record Proof(UUID listing, boolean same, List<Bid> order, List<RefusedBid> refused, Integer winner) {}
}
