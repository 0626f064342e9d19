package cn.huice.land.supply;

import java.math.BigDecimal;

/**
 * “标准地”指标 that a scheme demands (津滨政办发〔2022〕7号 二、3); the 规划指标 are the planning conditions. Null where not demanded.
 *
 * @param investmentIntensity 投资强度, 万元/公顷
 * @param taxPerMu 亩均税收, 万元/亩 a year
 * @param energyPerOutput 能耗, 吨标准煤/万元 of added value
 */
public record Indicators(BigDecimal investmentIntensity, BigDecimal taxPerMu, BigDecimal energyPerOutput) {
    static final Indicators NONE = new Indicators(null, null, null);
}
