package cn.huice.policy.explain;

import cn.huice.policy.Exclusion;
import cn.huice.policy.FundingShare;
import cn.huice.policy.Instalments;
import cn.huice.policy.Matching;
import cn.huice.policy.Quota;
import cn.huice.policy.Span;
import cn.huice.policy.Stacking;
import cn.huice.policy.number.Fraction;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** With what awards go together, how many there are, who pays them and when; empty where a policy does not say. */
public final class AwardWords {
    private AwardWords() {}

    /** 名额. */
    public static String quotas(List<Quota> quotas) {
        return quotas.stream()
                .map(quota -> (quota.per() == Quota.Per.PROGRAMME
                                ? "总计 "
                                : "每" + quota.per().zh() + " ") + quota.count() + " 个（" + quota.article() + "）")
                .collect(Collectors.joining("、"));
    }

    /** 不重复享受. */
    public static String exclusions(List<Exclusion> exclusions) {
        return exclusions.stream()
                .map(each -> each.policyId().orElseGet(() -> "组“" + each.group().orElse("") + "”") + same(each.spans())
                        + "（" + each.article() + "）")
                .sorted()
                .collect(Collectors.joining("、"));
    }

    /** 叠加. */
    public static String stacking(Optional<Stacking> stacking) {
        return stacking.map(group -> group.group() + "，" + group.rule().zh()
                        + group.matching().map(AwardWords::matched).orElse("") + same(group.spans())
                        + group.limit()
                                .map(most ->
                                        "，合计不超过 " + most.stripTrailingZeros().toPlainString() + " 元")
                                .orElse(""))
                .orElse("");
    }

    private static String matched(Matching matching) {
        return "，按"
                + matching.policyId().orElseGet(() -> "组“" + matching.group().orElse("") + "”") + "所得的 "
                + matching.ratio().times(Fraction.of(100)).toPlainString() + "%";
    }

    private static String same(List<Span> spans) {
        return spans.isEmpty() ? "" : "，按同一" + spans.stream().map(Span::zh).collect(Collectors.joining("、")) + "计";
    }

    /** 资金分担. */
    public static String funding(List<FundingShare> shares) {
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

    /** 分期. */
    public static String instalments(Optional<Instalments> instalments) {
        return instalments
                .map(plan -> plan.count() + " 次，每次间隔 " + length(plan.every()) + (plan.ofTotal() ? "，算出的是总额" : "")
                        + (plan.shares().isEmpty() ? "" : "，比例 " + percents(plan.shares())))
                .orElse("");
    }

    private static String percents(List<BigDecimal> shares) {
        return shares.stream().map(AwardWords::percent).collect(Collectors.joining("、"));
    }

    private static String length(Period every) {
        return every.getYears() > 0 ? every.getYears() + "年" : every.getMonths() + "个月";
    }
}
