package cn.huice.land.supply;

import cn.huice.registry.SubjectId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * 成交.
 *
 * @param price 成交价, 元
 * @param deposit 元 of the winner's that count toward the price
 * @param reason why, where an officer recorded it
 * @param scores of a tender, the best first
 */
public record Deal(
        Optional<UUID> listing,
        SubjectId winner,
        SupplyMethod method,
        BigDecimal price,
        BigDecimal deposit,
        Optional<String> reason,
        List<Score> scores) {

    /** 评标得分 of one who took part. @param price 投标价, 元 */
    public record Score(SubjectId bidder, BigDecimal score, BigDecimal price) {}

    /** As it is recorded. @param confirmation number of the 成交确认书 */
    public record Concluded(UUID supply, String confirmation, BigDecimal startPrice, Deal deal, LocalDate on) {}
}
