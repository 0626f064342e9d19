package cn.huice.land.listing;

import cn.huice.land.listing.Bidder.DepositState;
import cn.huice.land.listing.Listing.State;
import cn.huice.land.listing.ListingJournal.Announced;
import cn.huice.land.listing.ListingJournal.BidderRegistered;
import cn.huice.land.listing.ListingJournal.DepositConfirmed;
import cn.huice.land.listing.ListingJournal.DepositReturned;
import cn.huice.land.listing.ListingJournal.Ended;
import cn.huice.land.supply.Deals;
import cn.huice.land.supply.Fields;
import cn.huice.land.supply.Scheme;
import cn.huice.land.supply.Supplies;
import cn.huice.land.supply.Supply;
import cn.huice.land.supply.SupplyRights;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Listings announced and withdrawn, bidders and their deposits. */
@ApplicationScoped
class Listings {
    private final ListingTable table;
    private final BidderTable bidders;
    private final SealedPriceTable sealed;
    private final Supplies supplies;
    private final Deals deals;
    private final Settlement settlement;
    private final SupplyRights rights;
    private final ListingJournal journal;
    private final Clock clock;

    Listings(
            ListingTable table,
            BidderTable bidders,
            SealedPriceTable sealed,
            Supplies supplies,
            Deals deals,
            Settlement settlement,
            SupplyRights rights,
            ListingJournal journal,
            Clock clock) {
        this.table = table;
        this.bidders = bidders;
        this.sealed = sealed;
        this.supplies = supplies;
        this.deals = deals;
        this.settlement = settlement;
        this.rights = rights;
        this.journal = journal;
        this.clock = clock;
    }

    /** 公告. @param reserve 底价, at least the start price */
    record Announcement(
            String title, String terms, String eligibility, Timetable timetable, Optional<SealedPrice> reserve) {}

    /** @throws ProblemException 409 unless the supply is approved for 挂牌 */
    @Transactional(TxType.MANDATORY)
    Listing announce(Supply supply, Announcement announcement) {
        supplies.announce(supply);
        Scheme scheme = supply.scheme().orElseThrow();
        announcement
                .reserve()
                .filter(price -> price.price().compareTo(scheme.startPrice()) < 0)
                .ifPresent(low -> {
                    throw Fields.bad("reservePrice", "底价不得低于起始价", "must not be below the start price", ">= startPrice");
                });
        Listing listing = new Listing(
                UUID.randomUUID(),
                supply.id(),
                supply.parcel(),
                supply.district(),
                announcement.title(),
                announcement.terms(),
                announcement.eligibility(),
                now(),
                announcement.timetable(),
                scheme.startPrice(),
                scheme.bidStep(),
                scheme.deposit(),
                State.RUNNING,
                0,
                Optional.empty(),
                0,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                0);
        table.insert(listing, rights.name());
        announcement
                .reserve()
                .ifPresent(price ->
                        sealed.insert(listing.id(), SealedPriceTable.GRANTOR, 0, price, listing.announcedAt()));
        journal.keep(
                listing,
                "cn.huice.listing.announced.v1",
                new Announced(
                        listing.id(),
                        listing.supply(),
                        listing.parcel(),
                        listing.timetable(),
                        listing.startPrice().toPlainString(),
                        listing.bidStep().toPlainString(),
                        listing.deposit().toPlainString(),
                        announcement
                                .reserve()
                                .map(price -> price.commitment(listing.id(), SealedPriceTable.GRANTOR))
                                .orElse(null)));
        return table.find(listing.id()).orElseThrow();
    }

    /** 报名. @throws ProblemException 409 after its time or a second time, 422 for who is excluded for dishonesty */
    @Transactional(TxType.MANDATORY)
    Bidder register(Listing listing, String subject) {
        requireRunning(listing);
        Instant now = now();
        if (!now.isBefore(listing.timetable().depositUntil())) {
            throw ProblemException.conflict("registration-closed", Text.of("报名已截止", "Registration is over"));
        }
        if (bidders.of(listing.id(), subject).isPresent()) {
            throw ProblemException.conflict("bidder-registered", Text.of("已报名", "Registered already"));
        }
        deals.requireUnsanctioned("subject", subject);
        int number = bidders.insert(listing.id(), subject, now);
        journal.keep(
                listing, "cn.huice.listing.bidder-registered.v1", subject, new BidderRegistered(listing.id(), number));
        return bidders.of(listing.id(), number).orElseThrow();
    }

    /** 到账确认: with it the right to bid. @throws ProblemException 409 after bids are over, 422 for too little or too late */
    @Transactional(TxType.MANDATORY)
    Bidder confirmDeposit(Listing listing, int number, BigDecimal amount, LocalDate receivedOn) {
        requireRunning(listing);
        Bidder bidder = bidder(listing, number);
        if (bidder.admitted()) {
            throw ProblemException.conflict("deposit-confirmed", Text.of("保证金已确认", "The deposit is confirmed"));
        }
        if (!now().isBefore(listing.timetable().closesAt())) {
            throw ProblemException.conflict("bidding-closed", Text.of("挂牌已截止", "Bids are over"));
        }
        if (amount.compareTo(listing.deposit()) < 0) {
            throw refused("amount", "不足 " + listing.deposit() + " 元", "less than " + listing.deposit(), ">= deposit");
        }
        LocalDate last = listing.timetable()
                .depositUntil()
                .atZone(cn.huice.casework.calendar.Shanghai.ZONE)
                .toLocalDate();
        if (receivedOn.isAfter(last) || receivedOn.isAfter(Fields.today(clock))) {
            throw refused(
                    "receivedOn",
                    "应不晚于 " + last + " 和今日",
                    "must be " + last + " and today at the latest",
                    "<= depositUntil");
        }
        bidders.admit(listing.id(), number, amount, receivedOn, now());
        journal.keep(
                listing,
                "cn.huice.listing.deposit-confirmed.v1",
                bidder.subject(),
                new DepositConfirmed(listing.id(), number, amount.toPlainString(), receivedOn));
        return bidder(listing, number);
    }

    /** @throws ProblemException 409 unless the deposit is to be paid back */
    @Transactional(TxType.MANDATORY)
    Bidder giveBack(Listing listing, int number, LocalDate on) {
        Bidder bidder = bidder(listing, number);
        if (bidder.depositState() != DepositState.TO_RETURN) {
            throw ProblemException.conflict(
                    "deposit-not-owed",
                    Text.of(
                            "该保证金不在待退状态：" + bidder.depositState(),
                            "The deposit is not to be returned: " + bidder.depositState()));
        }
        bidders.giveBack(listing.id(), number, on);
        journal.keep(
                listing,
                "cn.huice.listing.deposit-returned.v1",
                bidder.subject(),
                new DepositReturned(listing.id(), number, bidder.deposit().toPlainString(), on));
        return bidder(listing, number);
    }

    /** 终止挂牌: deposits go back, the supply can be listed again. @throws ProblemException 409 once it is over */
    @Transactional(TxType.MANDATORY)
    void withdraw(Listing listing, String reason) {
        requireRunning(listing);
        Supply supply = supplies.locked(listing.supply());
        table.end(listing.id(), State.WITHDRAWN, reason, now());
        settlement.owe(listing);
        journal.keep(listing, "cn.huice.listing.withdrawn.v1", new Ended(listing.id(), reason));
        supplies.release(supply);
    }

    private Bidder bidder(Listing listing, int number) {
        return bidders.of(listing.id(), number)
                .orElseThrow(() -> ProblemException.notFound("竞买人", String.valueOf(number)));
    }

    private static void requireRunning(Listing listing) {
        if (listing.state() != State.RUNNING) {
            throw ProblemException.conflict("listing-over", Text.of("挂牌已结束", "The listing is over"));
        }
    }

    private static ProblemException refused(String field, String zh, String en, String rule) {
        return ProblemException.unprocessable(
                "deposit-refused",
                Text.of("保证金不合公告", "The deposit is not as announced"),
                FieldError.of(field, zh, en, rule));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
