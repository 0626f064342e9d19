package cn.huice.policy.diff;

import cn.huice.policy.Citation;
import cn.huice.policy.Exclusion;
import cn.huice.policy.FundingShare;
import cn.huice.policy.Instalments;
import cn.huice.policy.Material;
import cn.huice.policy.Places;
import cn.huice.policy.Policy;
import cn.huice.policy.Quota;
import cn.huice.policy.Stacking;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What changed between two readings of a policy, in Chinese words for people. Works on what the policies mean, and shows
 * it in their authors' words: another layout or order of conditions, 并且 for 且, ≥ for 不低于 are no change.
 */
public final class PolicyDiff {
    private final Changes changes = new Changes();

    private PolicyDiff() {}

    /** One line for each change, in the order of the policy file; empty if both mean the same. */
    public static List<String> between(Policy before, Policy after) {
        var diff = new PolicyDiff();
        diff.head(before, after);
        diff.changes.compare("叠加", stacking(before.stacking()), stacking(after.stacking()));
        diff.changes.compare(
                "流程", before.procedure().orElse(""), after.procedure().orElse(""));
        diff.materials(before.materials(), after.materials());
        diff.changes.compare("资金分担", funding(before.funding()), funding(after.funding()));
        diff.changes.compare("分期", instalments(before.instalments()), instalments(after.instalments()));
        diff.changes.compare("名额", quotas(before.quotas()), quotas(after.quotas()));
        diff.changes.compare("不重复享受", exclusions(before.exclusions()), exclusions(after.exclusions()));
        diff.changes.compare("备注", before.notes(), after.notes());
        new VersionsDiff(diff.changes).compare(before.versions(), after.versions());
        return diff.changes.lines();
    }

    private void head(Policy before, Policy after) {
        changes.compare("编号", before.id(), after.id());
        changes.compare("名称", before.title(), after.title());
        changes.compare("类别", before.kind().zh(), after.kind().zh());
        changes.compare("对象", Places.beneficiary(before.beneficiary()), Places.beneficiary(after.beneficiary()));
        changes.compare("地区", Places.jurisdiction(before.jurisdiction()), Places.jurisdiction(after.jurisdiction()));
        Citation old = before.citation();
        Citation now = after.citation();
        changes.compare("文号", old.documentNumber(), now.documentNumber());
        changes.compare("文件标题", old.title(), now.title());
        changes.compare("文件", old.document(), now.document());
    }

    private void materials(List<Material> before, List<Material> after) {
        var fresh = new ArrayList<>(after);
        for (Material old : before) {
            Optional<Material> now = Changes.take(old, fresh, Material::equals)
                    .or(() ->
                            Changes.take(old, fresh, (one, other) -> one.name().equals(other.name())));
            if (now.isPresent()) {
                changes.compare(
                        "材料“" + old.name() + "”的依据", old.article(), now.get().article());
            } else {
                changes.say("不再要求材料“" + old.name() + "”（" + old.article() + "）");
            }
        }
        fresh.forEach(now -> changes.say("新增材料“" + now.name() + "”（" + now.article() + "）"));
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
                        + plan.shares().stream()
                                .map(PolicyDiff::percent)
                                .collect(Collectors.joining("、", "", ""))
                                .transform(shares -> shares.isEmpty() ? "" : "，比例 " + shares))
                .orElse("");
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

    private static String length(Period every) {
        return every.getYears() > 0 ? every.getYears() + "年" : every.getMonths() + "个月";
    }
}
