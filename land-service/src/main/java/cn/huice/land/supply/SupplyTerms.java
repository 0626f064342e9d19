package cn.huice.land.supply;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * 年限 of a supply, in years; empty where the mode has none of it.
 *
 * @param grantYears 出让年限
 * @param leaseYears 租赁年限
 * @param singleLeaseYears 单次租赁年限, of the leased part in 租让结合
 * @param constructionLeaseYears 基建租赁年限, part of the lease in 先租后让
 * @param productionLeaseYears 投产租赁年限, the rest of that lease
 * @param totalYears 供地总年限, lease and grant together
 */
public record SupplyTerms(
        Optional<BigDecimal> grantYears,
        Optional<BigDecimal> leaseYears,
        Optional<BigDecimal> singleLeaseYears,
        Optional<BigDecimal> constructionLeaseYears,
        Optional<BigDecimal> productionLeaseYears,
        Optional<BigDecimal> totalYears) {}
