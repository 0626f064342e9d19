package cn.huice.land.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What holds of bids and times whatever they are. */
class BiddingPropertyTest {
    private static final Instant BEGIN = Instant.parse("2023-06-26T01:00:00Z");

    @Property
    void taken_prices_rise_by_a_step_at_least_and_the_last_taken_wins(
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long start,
            @ForAll @LongRange(min = 1, max = 100_000_000L) long step,
            @ForAll @Size(max = 60) List<@LongRange(min = 0, max = 3_000_000_000L) Long> offered) {
        Bidding bidding = new Bidding(fen(start), fen(step));
        Optional<BigDecimal> current = Optional.empty();
        List<Bid> taken = new ArrayList<>();
        for (long offer : offered) {
            BigDecimal price = fen(offer);
            boolean enough = offer >= current.map(now -> cents(now) + step).orElse(start);
            assertEquals(enough, bidding.admits(price, current));
            if (enough) {
                taken.add(new Bid(taken.size() + 1, 1 + (int) (offer % 50), Bid.Kind.OPEN, price, BEGIN));
                current = Optional.of(price);
            }
        }
        assertEquals(
                taken.isEmpty() ? Optional.empty() : Optional.of(taken.getLast()),
                Bidding.winner(taken, Optional.empty()));
    }

    @Property
    void the_winner_depends_on_prices_and_order_of_coming_alone(
            @ForAll @Size(min = 1, max = 50) List<@LongRange(min = 1, max = 20) Long> prices,
            @ForAll @LongRange(min = 0, max = 21) long reserve,
            @ForAll long shuffle) {
        List<Bid> bids = new ArrayList<>();
        for (int i = 0; i < prices.size(); i++) {
            bids.add(new Bid(i + 1, i + 1, Bid.Kind.SEALED, fen(prices.get(i)), BEGIN));
        }
        long best = Collections.max(prices);
        Optional<Bid> expected = best >= reserve ? Optional.of(bids.get(prices.indexOf(best))) : Optional.empty();
        List<Bid> mixed = new ArrayList<>(bids);
        Collections.shuffle(mixed, new Random(shuffle));
        assertEquals(expected, Bidding.winner(mixed, Optional.of(fen(reserve))));
        List<Bid> ranked = Bidding.ranked(mixed);
        for (int i = 1; i < ranked.size(); i++) {
            assertTrue(Bidding.BEST_FIRST.compare(ranked.get(i - 1), ranked.get(i)) < 0);
        }
    }

    @Property
    void phases_follow_one_another_and_never_go_back(
            @ForAll @IntRange(min = 1, max = 1000) int open,
            @ForAll @IntRange(min = 0, max = 1000) int asking,
            @ForAll @IntRange(min = 1, max = 1000) int sealing,
            @ForAll @IntRange(min = 0, max = 5) int continuing) {
        Instant closes = BEGIN.plus(Duration.ofMinutes(open));
        Instant asked = closes.plus(Duration.ofMinutes(asking));
        Timetable timetable = new Timetable(BEGIN, closes, closes, asked, asked.plus(Duration.ofMinutes(sealing)));
        Phase before = Phase.ANNOUNCED;
        for (int minute = -1; minute <= open + asking + sealing; minute++) {
            Phase phase = timetable.phase(BEGIN.plus(Duration.ofMinutes(minute)), continuing);
            assertTrue(phase.compareTo(before) >= 0, phase + " after " + before);
            assertEquals(minute >= 0 && minute < open, phase == Phase.BIDDING);
            assertEquals(
                    continuing >= 2 && minute >= open + asking && minute < open + asking + sealing,
                    phase == Phase.FINAL_ROUND);
            before = phase;
        }
        assertEquals(Phase.SETTLING, before);
    }

    @Property
    void another_price_salt_bidder_or_listing_has_another_commitment(
            @ForAll @LongRange(min = 1) long price, @ForAll @IntRange(min = 1, max = 50) int bidder) {
        UUID listing = new UUID(1, 2);
        String commitment = new SealedPrice(fen(price), "0123456789abcdef").commitment(listing, bidder);
        assertEquals(
                commitment,
                SealedPrice.parse(new SealedPrice(fen(price), "0123456789abcdef").plain())
                        .commitment(listing, bidder));
        for (String other : List.of(
                new SealedPrice(fen(price).add(BigDecimal.ONE), "0123456789abcdef").commitment(listing, bidder),
                new SealedPrice(fen(price), "0123456789abcdeg").commitment(listing, bidder),
                new SealedPrice(fen(price), "0123456789abcdef").commitment(listing, bidder + 1),
                new SealedPrice(fen(price), "0123456789abcdef").commitment(new UUID(1, 3), bidder))) {
            assertTrue(!commitment.equals(other));
        }
    }

    private static BigDecimal fen(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }

    private static long cents(BigDecimal yuan) {
        return yuan.movePointRight(2).longValueExact();
    }
}
