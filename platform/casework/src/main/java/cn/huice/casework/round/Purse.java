package cn.huice.casework.round;

import cn.huice.casework.budget.FundingSplit;
import cn.huice.policy.FundingShare;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is left of a round's funds while it gives. Nothing of it ever falls below zero. */
final class Purse {
    private static final int FEN = 2;

    private final List<FundingShare> shares;
    private final Map<String, BigDecimal> left;
    private BigDecimal total;
    private int places;

    Purse(Funds funds) {
        shares = funds.shares();
        left = new HashMap<>(funds.left());
        total = funds.total().orElse(null);
        places = funds.places().orElse(Integer.MAX_VALUE);
    }

    /** Whether the own budget of a district can pay its part of all of these. */
    boolean districtHolds(String district, Map<Entrant, BigDecimal> amounts) {
        return part(amounts, false).compareTo(left(district)) <= 0;
    }

    /** Whether the city's budget, the round's total and its places suffice for all of these. */
    boolean cityHolds(Map<Entrant, BigDecimal> amounts) {
        return part(amounts, true).compareTo(left(FundingSplit.CITY)) <= 0
                && (total == null || sum(amounts).compareTo(total) <= 0)
                && amounts.size() <= places;
    }

    /** 元 of what is asked that the city's budget and the round's total suffice for. */
    BigDecimal most(BigDecimal asked) {
        BigDecimal bound = total == null ? asked : asked.min(total);
        long enough = -1;
        long tooMuch = bound.movePointRight(FEN).longValueExact() + 1;
        while (tooMuch - enough > 1) {
            long middle = enough + (tooMuch - enough) / 2;
            BigDecimal part = FundingSplit.of(shares, BigDecimal.valueOf(middle, FEN))
                    .getOrDefault(FundingSplit.CITY, BigDecimal.ZERO);
            if (part.compareTo(left(FundingSplit.CITY)) <= 0) {
                enough = middle;
            } else {
                tooMuch = middle;
            }
        }
        return BigDecimal.valueOf(Math.max(enough, 0), FEN);
    }

    void take(Map<Entrant, BigDecimal> amounts) {
        amounts.forEach((entrant, amount) -> {
            for (var part : FundingSplit.of(shares, amount).entrySet()) {
                String pot = part.getKey().equals(FundingSplit.CITY) ? FundingSplit.CITY : entrant.district();
                left.merge(pot, part.getValue().negate(), BigDecimal::add);
            }
        });
        total = total == null ? null : total.subtract(sum(amounts));
        places -= amounts.size();
    }

    static BigDecimal sum(Map<Entrant, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal part(Map<Entrant, BigDecimal> amounts, boolean city) {
        return amounts.values().stream()
                .flatMap(amount -> FundingSplit.of(shares, amount).entrySet().stream())
                .filter(part -> part.getKey().equals(FundingSplit.CITY) == city)
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal left(String pot) {
        return left.getOrDefault(pot, BigDecimal.ZERO);
    }
}
