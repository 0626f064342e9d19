package cn.huice.policy;

import java.math.BigDecimal;

/**
 * Who pays which part.
 *
 * @param level city or district
 * @param share part of the whole, above 0 and at most 1; all shares of a policy add up to 1
 */
public record FundingShare(String level, BigDecimal share) {}
