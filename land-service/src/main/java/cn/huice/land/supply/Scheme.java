package cn.huice.land.supply;

import java.math.BigDecimal;
import java.util.Map;

/**
 * 供应方案.
 *
 * @param startPrice 起始价, 元; by agreement the least price
 * @param deposit 竞买保证金, 元; zero by agreement
 * @param bidStep 增价幅度, 元: what a bid is above the one before at least; zero by tender and agreement
 * @param standardLand whether it is supplied as 标准地
 * @param town 街镇 or park in which the parcel lies; null of schemes that were made before it was asked for
 * @param facts other attributes it was examined by
 * @param reason why a rule of the kind 一般 is not kept, or none is in force; null where there is no need of one
 */
public record Scheme(
        SupplyMode mode,
        SupplyMethod method,
        SupplyTerms terms,
        BigDecimal startPrice,
        BigDecimal deposit,
        BigDecimal bidStep,
        boolean standardLand,
        Indicators indicators,
        String town,
        Map<String, Object> facts,
        String reason) {}
