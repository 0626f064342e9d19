package cn.huice.land.listing;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One price of one bidder. It is final.
 *
 * @param sequence 1, 2, 3 ... of the listing, open and sealed ones together, in the order in which they came
 * @param bidder 竞买号
 * @param price 元
 */
public record Bid(
        long sequence,
        int bidder,
        Kind kind,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price,
        Instant placedAt) {

    /** How it was made. */
    public enum Kind {
        OPEN,
        SEALED
    }
}
