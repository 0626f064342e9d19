package cn.huice.policy;

import cn.huice.policy.number.Fraction;
import java.util.Optional;

/**
 * 配套: what an award of this system matches. Exactly one of policy and group is there.
 *
 * @param policyId the policy whose awards are matched
 * @param group the stacking group whose awards are matched, of whatever service
 * @param ratio of what they grant; 1 for 1:1
 */
public record Matching(Optional<String> policyId, Optional<String> group, Fraction ratio) {}
