package cn.huice.land.listing;

import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What happens to a listing, in its own stream and in the order in which it happened: the order of bids can be proved by it alone. */
@ApplicationScoped
class ListingJournal {
    private final Journal journal;

    ListingJournal(Journal journal) {
        this.journal = journal;
    }

    /** @param reserve commitment to 底价; null where there is none */
    record Announced(
            UUID listing,
            UUID supply,
            String parcel,
            Timetable timetable,
            String startPrice,
            String bidStep,
            String deposit,
            String reserve) {}

    record BidderRegistered(UUID listing, int bidder) {}

    record DepositConfirmed(UUID listing, int bidder, String amount, LocalDate receivedOn) {}

    record BidPlaced(UUID listing, long sequence, int bidder, String price, Instant placedAt) {}

    /**
     * @param bidder 0 for who has not registered
     * @param price null of a sealed one
     * @param commitment null of an open one
     */
    record BidRefused(
            UUID listing,
            int bidder,
            Bid.Kind kind,
            String price,
            String commitment,
            String code,
            String reason,
            Instant refusedAt) {}

    record ContinuationDeclared(UUID listing, int bidder) {}

    record SealedBidPlaced(UUID listing, long sequence, int bidder, String commitment, Instant placedAt) {}

    /** @param bidder 0 for 底价 */
    record OpenedPrice(int bidder, long sequence, String price, String salt, String commitment, Instant placedAt) {}

    record Opened(UUID listing, List<OpenedPrice> prices) {}

    record Concluded(UUID listing, int bidder, long sequence, String price, String confirmation) {}

    record Ended(UUID listing, String reason) {}

    record DepositReturned(UUID listing, int bidder, String amount, LocalDate on) {}

    void keep(Listing listing, String type, String subject, Object data) {
        journal.append(NewEntry.kept(listing.stream(), type, subject, data));
    }

    void keep(Listing listing, String type, Object data) {
        keep(listing, type, listing.parcel(), data);
    }
}
