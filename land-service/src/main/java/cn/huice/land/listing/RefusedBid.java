package cn.huice.land.listing;

import cn.huice.journal.JournalEntry;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A bid that a rule of bidding refused, as the journal has it.
 *
 * @param entry its place in the journal, and so among all others
 * @param bidder 竞买号; 0 for who had not registered
 * @param subject id of the enterprise
 * @param price 元; null of a sealed one, which is told by its commitment alone
 * @param commitment SM3 over {@code listing|bidder|price|salt}; null of an open one
 * @param code of the refusal, as the bidder was told
 */
record RefusedBid(
        long entry,
        int bidder,
        String subject,
        Bid.Kind kind,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price,
        String commitment,
        String code,
        String reason,
        Instant refusedAt) {
    static final String TYPE = "cn.huice.listing.bid-refused.v1";

    static RefusedBid of(JournalEntry entry) {
        JsonNode data = entry.data();
        return new RefusedBid(
                entry.sequence(),
                data.path("bidder").asInt(),
                entry.subjectId(),
                Bid.Kind.valueOf(data.path("kind").asText()),
                data.hasNonNull("price") ? new BigDecimal(data.path("price").asText()) : null,
                data.hasNonNull("commitment") ? data.path("commitment").asText() : null,
                data.path("code").asText(),
                data.path("reason").asText(),
                Instant.parse(data.path("refusedAt").asText()));
    }
}
