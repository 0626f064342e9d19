package cn.huice.land.listing;

import cn.huice.casework.calendar.WorkingCalendar;
import cn.huice.journal.Acting;
import cn.huice.land.listing.Listing.State;
import cn.huice.land.listing.ListingJournal.Concluded;
import cn.huice.land.listing.ListingJournal.Ended;
import cn.huice.land.listing.ListingJournal.Opened;
import cn.huice.land.listing.ListingJournal.OpenedPrice;
import cn.huice.land.supply.Deal;
import cn.huice.land.supply.Deals;
import cn.huice.land.supply.Fields;
import cn.huice.land.supply.Supplies;
import cn.huice.land.supply.Supply;
import cn.huice.land.supply.SupplyMethod;
import cn.huice.registry.SubjectId;
import cn.huice.web.ProblemException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Draws up the result of a listing when its time is over: sealed prices are opened together, the best bid wins (国土资源部令第39号 第十九条). */
@ApplicationScoped
class Settlement {
    private final ListingTable table;
    private final BidderTable bidders;
    private final BidTable bids;
    private final SealedPriceTable sealed;
    private final Supplies supplies;
    private final Deals deals;
    private final ListingSettings settings;
    private final ListingJournal journal;
    private final Clock clock;

    Settlement(
            ListingTable table,
            BidderTable bidders,
            BidTable bids,
            SealedPriceTable sealed,
            Supplies supplies,
            Deals deals,
            ListingSettings settings,
            ListingJournal journal,
            Clock clock) {
        this.table = table;
        this.bidders = bidders;
        this.bids = bids;
        this.sealed = sealed;
        this.supplies = supplies;
        this.deals = deals;
        this.settings = settings;
        this.journal = journal;
        this.clock = clock;
    }

    @Scheduled(
            every = "{huice.land.listing.settle-every:5s}",
            identity = "listings",
            concurrentExecution = ConcurrentExecution.SKIP)
    void settleOver() {
        Acting.onEachDue("listings", table.over(clock.instant()), this::settle);
    }

    private void settle(UUID id) {
        Listing listing = table.locked(id).orElseThrow();
        if (listing.phase(clock.instant()) != Phase.SETTLING) {
            return;
        }
        Supply supply = supplies.locked(listing.supply());
        List<SealedPriceTable.Row> opened = opened(listing);
        Optional<BigDecimal> reserve = opened.stream()
                .filter(row -> row.bidder() == SealedPriceTable.GRANTOR)
                .map(SealedPriceTable.Row::price)
                .findFirst();
        List<Bid> contest = new ArrayList<>(bids.highest(id).stream().toList());
        opened.stream()
                .filter(row -> row.bidder() != SealedPriceTable.GRANTOR)
                .map(SealedPriceTable.Row::bid)
                .forEach(contest::add);
        Bidding.winner(contest, reserve)
                .ifPresentOrElse(
                        best -> conclude(listing, supply, best),
                        () -> fail(listing, supply, contest.isEmpty() ? "无人报价" : "最高报价低于底价"));
    }

    private List<SealedPriceTable.Row> opened(Listing listing) {
        List<SealedPriceTable.Row> opened = sealed.open(listing.id());
        if (!opened.isEmpty()) {
            journal.keep(
                    listing,
                    "cn.huice.listing.opened.v1",
                    new Opened(
                            listing.id(),
                            opened.stream()
                                    .map(row -> new OpenedPrice(
                                            row.bidder(),
                                            row.sequence(),
                                            row.price().toPlainString(),
                                            row.salt(),
                                            row.commitment(),
                                            row.placedAt()))
                                    .toList()));
        }
        return opened;
    }

    private void conclude(Listing listing, Supply supply, Bid best) {
        Bidder winner = bidders.of(listing.id(), best.bidder()).orElseThrow();
        bidders.count(listing.id(), winner.number());
        owe(listing);
        String confirmation = deals.conclude(
                supply,
                Supply.State.ANNOUNCED,
                new Deal(
                        Optional.of(listing.id()),
                        new SubjectId("enterprise", winner.subject()),
                        SupplyMethod.LISTING,
                        best.price(),
                        winner.deposit(),
                        Optional.empty(),
                        List.of()),
                "system:listings");
        table.conclude(listing.id(), best, confirmation, now());
        journal.keep(
                listing,
                "cn.huice.listing.concluded.v1",
                winner.subject(),
                new Concluded(
                        listing.id(),
                        best.bidder(),
                        best.sequence(),
                        best.price().toPlainString(),
                        confirmation));
    }

    private void fail(Listing listing, Supply supply, String reason) {
        table.end(listing.id(), State.FAILED, reason, now());
        owe(listing);
        journal.keep(listing, "cn.huice.listing.failed.v1", new Ended(listing.id(), reason));
        supplies.release(supply);
    }

    /** All deposits that are still held are to be paid back. */
    void owe(Listing listing) {
        bidders.owe(listing.id(), refundDue());
    }

    /** Empty where the holidays of that year are not on record yet: a result does not wait for them. */
    private Optional<LocalDate> refundDue() {
        try {
            return Optional.of(WorkingCalendar.national().plus(Fields.today(clock), settings.refundDays()));
        } catch (ProblemException unknownYear) {
            return Optional.empty();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
