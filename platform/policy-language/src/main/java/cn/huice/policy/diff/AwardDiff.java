package cn.huice.policy.diff;

import cn.huice.policy.Exclusion;
import cn.huice.policy.FundingShare;
import cn.huice.policy.Instalments;
import cn.huice.policy.Policy;
import cn.huice.policy.Quota;
import cn.huice.policy.Stacking;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How it differs with what awards go together, how many there are, who pays them and when. */
final class AwardDiff {
    private final Changes changes;

    AwardDiff(Changes changes) {
        this.changes = changes;
    }

    void compare(Policy before, Policy after) {
        changes.compare("叠加", stacking(before.stacking()), stacking(after.stacking()));
        changes.compare("资金分担", funding(before.funding()), funding(after.funding()));
        changes.compare("分期", instalments(before.instalments()), instalments(after.instalments()));
        changes.compare("名额", quotas(before.quotas()), quotas(after.quotas()));
        changes.compare("不重复享受", exclusions(before.exclusions()), exclusions(after.exclusions()));
    }

    private static String quotas(List<Quota> quotas) {
        return quotas.stream()
                .map(quota -> (quota.per() == Quota.Per.PROGRAMME
                                ? "总计 "
                                : "每" + quota.per().zh() + " ") + quota.count() + " 个（" + quota.article() + "）")
                .collect(Collectors.joining("、"));
    }

    private static String exclusions(List<Exclusion> exclusions) {
        return exclusions.stream()
                .map(each -> each.policyId().orElseGet(() -> "组“" + each.group().orElse("") + "”") + "（"
                        + each.article() + "）")
                .sorted()
                .collect(Collectors.joining("、"));
    }

    private static String stacking(Optional<Stacking> stacking) {
        return stacking.map(group -> group.group() + "，" + group.rule().zh()).orElse("");
    }

    private static String funding(List<FundingShare> shares) {
        return String.join(
                "、",
                shares.stream()
                        .map(share -> ("city".equals(share.level()) ? "市级 " : "区级 ") + percent(share.share()))
                        .sorted()
                        .toList());
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    private static String instalments(Optional<Instalments> instalments) {
        return instalments
                .map(plan -> plan.count() + " 次，每次间隔 " + length(plan.every()) + (plan.ofTotal() ? "，算出的是总额" : "")
                        + (plan.shares().isEmpty() ? "" : "，比例 " + percents(plan.shares())))
                .orElse("");
    }

    private static String percents(List<BigDecimal> shares) {
        return shares.stream().map(AwardDiff::percent).collect(Collectors.joining("、"));
    }

    private static String length(Period every) {
        return every.getYears() > 0 ? every.getYears() + "年" : every.getMonths() + "个月";
    }
}
