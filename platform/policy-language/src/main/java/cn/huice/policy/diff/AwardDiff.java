package cn.huice.policy.diff;

import cn.huice.policy.Policy;
import cn.huice.policy.explain.AwardWords;

/** How it differs with what awards go together, how many there are, who pays them and when. */
final class AwardDiff {
    private final Changes changes;

    AwardDiff(Changes changes) {
        this.changes = changes;
    }

    void compare(Policy before, Policy after) {
        changes.compare("叠加", AwardWords.stacking(before.stacking()), AwardWords.stacking(after.stacking()));
        changes.compare("资金分担", AwardWords.funding(before.funding()), AwardWords.funding(after.funding()));
        changes.compare(
                "分期", AwardWords.instalments(before.instalments()), AwardWords.instalments(after.instalments()));
        changes.compare("名额", AwardWords.quotas(before.quotas()), AwardWords.quotas(after.quotas()));
        changes.compare("不重复享受", AwardWords.exclusions(before.exclusions()), AwardWords.exclusions(after.exclusions()));
    }
}
