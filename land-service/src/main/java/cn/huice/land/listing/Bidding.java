package cn.huice.land.listing;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The arithmetic of bids.
 *
 * @param startPrice 元
 * @param step 元: what a bid is above the highest before it, at least
 */
record Bidding(BigDecimal startPrice, BigDecimal step) {
    /** The best first: the highest price, of equal ones the earliest (国土资源部令第39号 第十九条). */
    static final Comparator<Bid> BEST_FIRST =
            Comparator.comparing(Bid::price).reversed().thenComparing(Bid::sequence);

    /** The least that the next bid may offer. @param current the highest so far */
    BigDecimal least(Optional<BigDecimal> current) {
        return current.map(step::add).orElse(startPrice);
    }

    boolean admits(BigDecimal price, Optional<BigDecimal> current) {
        return price.compareTo(least(current)) >= 0;
    }

    static List<Bid> ranked(Collection<Bid> bids) {
        return bids.stream().sorted(BEST_FIRST).toList();
    }

    /** Empty without bids, and where the best does not reach the reserve price. */
    static Optional<Bid> winner(Collection<Bid> bids, Optional<BigDecimal> reserve) {
        return bids.stream()
                .min(BEST_FIRST)
                .filter(best ->
                        reserve.map(least -> best.price().compareTo(least) >= 0).orElse(true));
    }
}
