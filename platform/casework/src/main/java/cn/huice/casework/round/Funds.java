package cn.huice.casework.round;

import cn.huice.policy.FundingShare;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a round can give.
 *
 * @param shares who pays which part; empty means all from the city
 * @param left 元 that can still be promised: {@code city}, and by district code
 * @param total 元 the round may give in all; absent for no limit but the budgets'
 * @param places 名额: how many cases it may select; the least of the round's own and what the policy's quotas leave
 */
public record Funds(
        List<FundingShare> shares, Map<String, BigDecimal> left, Optional<BigDecimal> total, OptionalInt places) {

    public Funds {
        shares = List.copyOf(shares);
        left = Map.copyOf(left);
    }
}
