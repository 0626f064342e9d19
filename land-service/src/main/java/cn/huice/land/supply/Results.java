package cn.huice.land.supply;

import cn.huice.land.supply.Supply.State;
import cn.huice.registry.SubjectId;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What must hold of a result that an officer records. */
@ApplicationScoped
class Results {
    /** 国土资源部令第39号 第十三条: fewer bidders, and the tender ends. */
    private static final int FEWEST_TENDERERS = 3;

    private final Deals deals;
    private final Examiner examiner;
    private final SupplyRights rights;

    Results(Deals deals, Examiner examiner, SupplyRights rights) {
        this.deals = deals;
        this.examiner = examiner;
        this.rights = rights;
    }

    /** @throws ProblemException 409 for what is listed, 422 where the price, the scores or the agreement do not allow it, or the
     *     rules compute a higher price */
    @Transactional(TxType.MANDATORY)
    void record(Supply supply, SubjectId winner, BigDecimal price, List<Deal.Score> scores, String reason) {
        Supplies.require(supply, State.APPROVED);
        Scheme scheme = supply.scheme().orElseThrow();
        switch (scheme.method()) {
            case LISTING ->
                throw ProblemException.conflict(
                        "supply-method", Text.of("挂牌供应的，结果由挂牌产生", "What is listed gets its result by the listing"));
            case TENDER -> requireBest(winner, price, scores);
            case AUCTION, AGREEMENT -> requireNone(scores);
        }
        if (price.compareTo(scheme.startPrice()) < 0) {
            throw ProblemException.unprocessable(
                    "price-too-low",
                    Text.of("低于起始价", "Below the start price"),
                    FieldError.of(
                            "price",
                            "不得低于 " + scheme.startPrice(),
                            "must be " + scheme.startPrice() + " at least",
                            ">= startPrice"));
        }
        deals.requireUnsanctioned("winner", winner.id());
        if (scheme.method() == SupplyMethod.AGREEMENT) {
            examiner.examine(supply, scheme, Optional.of(winner), true).require(scheme, "price", price);
        }
        deals.conclude(
                supply,
                State.APPROVED,
                new Deal(
                        Optional.empty(),
                        winner,
                        scheme.method(),
                        price,
                        scheme.deposit(),
                        Optional.of(reason),
                        scores.stream()
                                .sorted(Comparator.comparing(Deal.Score::score).reversed())
                                .toList()),
                rights.name());
    }

    private static void requireBest(SubjectId winner, BigDecimal price, List<Deal.Score> scores) {
        if (scores.size() < FEWEST_TENDERERS) {
            throw refused("scores", "投标人少于三人的，终止招标", "with fewer than three bidders a tender ends", "国土资源部令第39号 第十三条");
        }
        if (scores.stream().map(Deal.Score::bidder).distinct().count() < scores.size()) {
            throw refused("scores", "同一投标人有两个得分", "a bidder has two scores", "distinct");
        }
        BigDecimal best = scores.stream()
                .map(Deal.Score::score)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        boolean won = scores.stream()
                .anyMatch(each -> each.bidder().equals(winner)
                        && each.score().compareTo(best) == 0
                        && each.price().compareTo(price) == 0);
        if (!won) {
            throw refused(
                    "winner",
                    "应为得分最高的投标人，成交价为其投标价",
                    "must be the bidder with the best score, at the price of its bid",
                    "国土资源部令第39号 第十四条");
        }
    }

    private static void requireNone(List<Deal.Score> scores) {
        if (!scores.isEmpty()) {
            throw refused("scores", "只有招标有得分", "only a tender has scores", "left out");
        }
    }

    private static ProblemException refused(String field, String zh, String en, String rule) {
        return ProblemException.unprocessable(
                "result-refused",
                Text.of("结果不合规定", "The result is not as the rules demand"),
                FieldError.of(field, zh, en, rule));
    }
}
