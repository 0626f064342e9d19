package cn.huice.land.supply;

import cn.huice.registry.SubjectId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A parcel has found who gets it. Fired as a CDI event in the transaction in which a listing is settled or an officer records the
 * result of 招标, 拍卖 or 协议; what an observer does stands or falls with the deal. Once a supply.
 *
 * @param supply id of the supply (供地)
 * @param listing id of the listing by which it came about; empty for the other methods
 * @param confirmation number of the 成交确认书
 * @param parcel 宗地代码
 * @param district GB/T 2260 code of the parcel's district
 * @param winner who gets it, an enterprise as a rule
 * @param startPrice 起始价, 元
 * @param dealPrice 成交价, 元: for all years of the supply
 * @param deposit 竞买保证金 of the winner that counts toward the price, 元; zero where none was paid
 * @param on the day of the deal, in Asia/Shanghai
 */
public record DealConcluded(
        UUID supply,
        Optional<UUID> listing,
        String confirmation,
        String parcel,
        String district,
        SubjectId winner,
        SupplyMode mode,
        SupplyMethod method,
        BigDecimal startPrice,
        BigDecimal dealPrice,
        BigDecimal deposit,
        SupplyTerms terms,
        LocalDate on) {}
