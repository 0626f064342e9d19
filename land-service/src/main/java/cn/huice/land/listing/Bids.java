package cn.huice.land.listing;

import cn.huice.land.listing.ListingJournal.BidPlaced;
import cn.huice.land.listing.ListingJournal.BidRefused;
import cn.huice.land.listing.ListingJournal.ContinuationDeclared;
import cn.huice.land.listing.ListingJournal.SealedBidPlaced;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * Takes bids, one at a time for each listing: the row is locked, then the clock is looked at, then the price held against the highest.
 * The bid, its number and its journal entry stand or fall together. A bid that a rule refuses leaves an entry as well, in its turn.
 */
@ApplicationScoped
class Bids {
    /** Code of the refusal of a price that is not enough. */
    static final String TOO_LOW = "price-too-low";

    private static final int UNREGISTERED = 0;

    private final ListingTable listings;
    private final BidderTable bidders;
    private final BidTable table;
    private final SealedPriceTable sealed;
    private final ListingJournal journal;
    private final Clock clock;

    Bids(
            ListingTable listings,
            BidderTable bidders,
            BidTable table,
            SealedPriceTable sealed,
            ListingJournal journal,
            Clock clock) {
        this.listings = listings;
        this.bidders = bidders;
        this.table = table;
        this.sealed = sealed;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * An open bid. Refused 403 without a confirmed deposit, 409 before and after the time of bids, and for a price that is not a step above the
     * highest.
     *
     * @throws ProblemException 404
     */
    @Transactional(TxType.MANDATORY)
    Decision<Bid> place(UUID id, String subject, BigDecimal price) {
        Listing listing = locked(id);
        Instant now = now();
        try {
            return new Decision.Taken<>(taken(listing, subject, price, now));
        } catch (ProblemException why) {
            refused(
                    listing,
                    subject,
                    number -> new BidRefused(
                            id,
                            number,
                            Bid.Kind.OPEN,
                            price.toPlainString(),
                            null,
                            why.code(),
                            why.detail().zh(),
                            now));
            return new Decision.Refused<>(why);
        }
    }

    private Bid taken(Listing listing, String subject, BigDecimal price, Instant now) {
        requirePhase(listing, now, Phase.BIDDING, "现在不接受挂牌报价", "Open bids are not taken now");
        Bidder bidder = admitted(listing, subject);
        requireEnough(listing, price);
        Bid bid = new Bid(listing.lastSequence() + 1, bidder.number(), Bid.Kind.OPEN, price, now);
        table.insert(listing.id(), bid);
        listings.count(listing.id(), bid.sequence(), Optional.of(price));
        journal.keep(
                listing,
                "cn.huice.listing.bid-placed.v1",
                subject,
                new BidPlaced(listing.id(), bid.sequence(), bid.bidder(), price.toPlainString(), now));
        return bid;
    }

    /** 愿意继续竞价. Saying it twice changes nothing. @return how many want to go on */
    @Transactional(TxType.MANDATORY)
    int goOn(UUID id, String subject) {
        Listing listing = locked(id);
        Instant now = now();
        if (listing.phase(now) != Phase.BIDDING) {
            requirePhase(listing, now, Phase.ASKING, "现在不能表示继续竞价", "It is not the time to say so");
        }
        Bidder bidder = admitted(listing, subject);
        if (bidder.continuesAt() != null) {
            return listing.continuing();
        }
        bidders.goOn(id, bidder.number(), now);
        listings.countContinuing(id);
        journal.keep(
                listing,
                "cn.huice.listing.continuation-declared.v1",
                subject,
                new ContinuationDeclared(id, bidder.number()));
        return listing.continuing() + 1;
    }

    /** What a bidder gets to hold of a sealed bid. */
    record Placed(long sequence, int bidder, String commitment, Instant placedAt) {}

    /**
     * The one price of the final round. Refused as {@link #place} does; also 403 for who did not want to go on, 409 for a second price.
     *
     * @throws ProblemException 404
     */
    @Transactional(TxType.MANDATORY)
    Decision<Placed> seal(UUID id, String subject, SealedPrice price) {
        Listing listing = locked(id);
        Instant now = now();
        try {
            return new Decision.Taken<>(sealed(listing, subject, price, now));
        } catch (ProblemException why) {
            refused(
                    listing,
                    subject,
                    number -> new BidRefused(
                            id,
                            number,
                            Bid.Kind.SEALED,
                            null,
                            price.commitment(id, number),
                            why.code(),
                            why.detail().zh(),
                            now));
            return new Decision.Refused<>(why);
        }
    }

    private Placed sealed(Listing listing, String subject, SealedPrice price, Instant now) {
        UUID id = listing.id();
        requirePhase(listing, now, Phase.FINAL_ROUND, "现在不接受密封报价", "Sealed bids are not taken now");
        Bidder bidder = admitted(listing, subject);
        if (bidder.continuesAt() == null) {
            throw ProblemException.forbidden(
                    "not-continuing", Text.of("未表示继续竞价的，不能密封报价", "Only for bidders who said that they want to go on"));
        }
        if (sealed.of(id, bidder.number()).isPresent()) {
            throw ProblemException.conflict(
                    "sealed-bid-placed", Text.of("密封报价只有一次，已提交", "There is one sealed bid each, and it is placed"));
        }
        requireEnough(listing, price.price());
        long sequence = listing.lastSequence() + 1;
        sealed.insert(id, bidder.number(), sequence, price, now);
        listings.count(id, sequence, Optional.empty());
        Placed placed = new Placed(sequence, bidder.number(), price.commitment(id, bidder.number()), now);
        journal.keep(
                listing,
                "cn.huice.listing.sealed-bid-placed.v1",
                subject,
                new SealedBidPlaced(id, sequence, placed.bidder(), placed.commitment(), now));
        return placed;
    }

    /** All checks come before the first thing that is written, so that this entry is all a refused bid leaves. */
    private void refused(Listing listing, String subject, IntFunction<BidRefused> entry) {
        int number = bidders.of(listing.id(), subject).map(Bidder::number).orElse(UNREGISTERED);
        journal.keep(listing, RefusedBid.TYPE, subject, entry.apply(number));
    }

    private Listing locked(UUID id) {
        return listings.locked(id).orElseThrow(() -> ProblemException.notFound("挂牌", id.toString()));
    }

    private Bidder admitted(Listing listing, String subject) {
        return bidders.of(listing.id(), subject)
                .filter(Bidder::admitted)
                .orElseThrow(() -> ProblemException.forbidden(
                        "not-admitted",
                        Text.of("未报名或竞买保证金未经确认，没有竞买资格", "Not registered, or the deposit is not confirmed")));
    }

    private static void requireEnough(Listing listing, BigDecimal price) {
        BigDecimal least = listing.bidding().least(listing.currentPrice());
        if (!listing.bidding().admits(price, listing.currentPrice())) {
            throw ProblemException.conflict(
                    TOO_LOW,
                    Text.of("报价不足：至少 " + least + " 元", "The price is too low: at least " + least),
                    FieldError.of(
                            "price",
                            "至少比最高报价高一个增价幅度，首次不低于起始价",
                            "at least one step above the highest bid, the first at least the start price",
                            ">= " + least));
        }
    }

    private static void requirePhase(Listing listing, Instant now, Phase wanted, String zh, String en) {
        Phase phase = listing.phase(now);
        if (phase != wanted) {
            boolean early = phase.ordinal() < wanted.ordinal();
            throw ProblemException.conflict(
                    early ? "bidding-not-open" : "bidding-closed",
                    Text.of(zh + "：" + (early ? "时间未到" : "已经截止"), en + (early ? ": too early" : ": it is over")));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
