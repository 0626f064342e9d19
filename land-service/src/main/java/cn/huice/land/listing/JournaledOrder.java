package cn.huice.land.listing;

import cn.huice.journal.JournalEntry;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A listing told again by its journal, without a look at the tables. */
final class JournaledOrder {
    private final List<Bid> bids = new ArrayList<>();
    private final List<RefusedBid> refused = new ArrayList<>();
    private final Map<Integer, String> commitments = new HashMap<>();
    private Bidding bidding;
    private Optional<BigDecimal> reserve = Optional.empty();
    private Integer recorded;
    private boolean sound = true;

    private JournaledOrder() {}

    static JournaledOrder of(UUID listing, List<JournalEntry> stream) {
        JournaledOrder order = new JournaledOrder();
        stream.stream()
                .sorted(Comparator.comparing(JournalEntry::position))
                .forEach(entry -> order.take(listing, entry));
        return order;
    }

    private void take(UUID listing, JournalEntry entry) {
        JsonNode data = entry.data();
        switch (entry.type()) {
            case "cn.huice.listing.announced.v1" -> {
                bidding = new Bidding(
                        new BigDecimal(data.path("startPrice").asText()),
                        new BigDecimal(data.path("bidStep").asText()));
                commitments.put(SealedPriceTable.GRANTOR, data.path("reserve").asText());
            }
            case RefusedBid.TYPE -> refuse(RefusedBid.of(entry));
            case "cn.huice.listing.bid-placed.v1" ->
                add(new Bid(
                        data.path("sequence").asLong(),
                        data.path("bidder").asInt(),
                        Bid.Kind.OPEN,
                        new BigDecimal(data.path("price").asText()),
                        Instant.parse(data.path("placedAt").asText())));
            case "cn.huice.listing.sealed-bid-placed.v1" ->
                commitments.put(
                        data.path("bidder").asInt(), data.path("commitment").asText());
            case "cn.huice.listing.opened.v1" -> data.path("prices").forEach(price -> open(listing, price));
            case "cn.huice.listing.concluded.v1" ->
                recorded = data.path("bidder").asInt();
            default -> {}
        }
    }

    /** Open bids come in the order of their numbers, each above the one before. */
    private void add(Bid bid) {
        sound &= bids.isEmpty()
                || (bid.sequence() == bids.getLast().sequence() + 1
                        && bid.price().compareTo(bids.getLast().price()) > 0
                        && !bid.placedAt().isBefore(bids.getLast().placedAt()));
        bids.add(bid);
    }

    /** What was refused as too low was too low at that moment. */
    private void refuse(RefusedBid bid) {
        sound &= bid.kind() == Bid.Kind.SEALED
                || !bid.code().equals(Bids.TOO_LOW)
                || !bidding.admits(
                        bid.price(),
                        bids.isEmpty()
                                ? Optional.empty()
                                : Optional.of(bids.getLast().price()));
        refused.add(bid);
    }

    private void open(UUID listing, JsonNode opened) {
        int bidder = opened.path("bidder").asInt();
        SealedPrice price = new SealedPrice(
                new BigDecimal(opened.path("price").asText()),
                opened.path("salt").asText());
        sound &= price.commitment(listing, bidder).equals(commitments.get(bidder));
        if (bidder == SealedPriceTable.GRANTOR) {
            reserve = Optional.of(price.price());
        } else {
            bids.add(new Bid(
                    opened.path("sequence").asLong(),
                    bidder,
                    Bid.Kind.SEALED,
                    price.price(),
                    Instant.parse(opened.path("placedAt").asText())));
        }
    }

    /** In the order in which they came. */
    List<Bid> bids() {
        return bids.stream().sorted(Comparator.comparing(Bid::sequence)).toList();
    }

    /** In the order in which they came. */
    List<RefusedBid> refused() {
        return List.copyOf(refused);
    }

    /** By what the journal says of the bids. */
    Optional<Integer> winner() {
        return Bidding.winner(bids, reserve).map(Bid::bidder);
    }

    /**
     * Whether prices rise, numbers have no gaps, nothing was refused as too low that was enough, what was opened is what was sealed, and the winner
     * journaled is the best.
     */
    boolean holds(boolean settled) {
        return sound && (!settled || winner().equals(Optional.ofNullable(recorded)));
    }
}
