package cn.huice.policy;

import cn.huice.policy.expression.ExpressionError;
import cn.huice.policy.expression.Expressions;
import cn.huice.policy.expression.Scope;
import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import cn.huice.policy.text.NearestName;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.yaml.Yaml;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads how awards of a policy go with others, how many there are, who pays them and when. */
final class AwardReader {
    private static final Pattern PERIOD = Pattern.compile("([1-9]\\d?)(年|个月)");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(\\.\\d{1,4})?)%");
    private static final Map<String, StackingRule> RULES =
            Arrays.stream(StackingRule.values()).collect(Collectors.toMap(StackingRule::zh, rule -> rule));
    private static final Set<StackingRule> LIMITED = EnumSet.of(StackingRule.CUMULATIVE, StackingRule.MATCHED);
    private static final Map<String, String> LEVELS = Map.of("市级", "city", "区级", "district");
    private static final Map<String, Quota.Per> PERIODS = periods();

    private final Expressions expressions;
    private final Problems problems;
    private final Fields policy;
    private final SpanReader spans;

    AwardReader(Expressions expressions, Problems problems, Fields policy) {
        this.expressions = expressions;
        this.problems = problems;
        this.policy = policy;
        this.spans = new SpanReader(expressions, problems);
    }

    private static Map<String, Quota.Per> periods() {
        var periods = new LinkedHashMap<String, Quota.Per>();
        Arrays.stream(Quota.Per.values()).forEach(per -> periods.put(per.zh(), per));
        return periods;
    }

    Optional<Stacking> stacking() {
        return policy.find("叠加").flatMap(node -> {
            var fields = Fields.of(node, problems, List.of("组", "规则", "每", "合计上限", "对应政策", "对应组", "比例"));
            String group = fields.text("组");
            List<Span> together = spans.read(fields);
            Optional<BigDecimal> limit = fields.has("合计上限") ? limit(fields) : Optional.empty();
            Optional<StackingRule> rule = fields.word("规则", RULES);
            if (limit.isPresent() && rule.isPresent() && !LIMITED.contains(rule.get())) {
                problems.add(fields.at(), "“合计上限”只用于“可叠加”或“配套”的组");
            }
            if (rule.isEmpty()) {
                return Optional.empty();
            }
            Optional<Matching> matching =
                    rule.get() == StackingRule.MATCHED ? matching(fields, group) : Optional.empty();
            if (rule.get() != StackingRule.MATCHED
                    && List.of("对应政策", "对应组", "比例").stream().anyMatch(fields::has)) {
                problems.add(fields.at(), "“对应政策”“对应组”“比例”只用于“配套”的组");
            }
            return Optional.of(new Stacking(group, rule.get(), together, limit, matching));
        });
    }

    /** 配套: at a ratio of what awards of another policy, or group, grant. */
    private Optional<Matching> matching(Fields stacking, String group) {
        if (stacking.has("对应政策") == stacking.has("对应组")) {
            problems.add(stacking.at(), "“配套”写“对应政策”或“对应组”之一");
            return Optional.empty();
        }
        if (stacking.optionalText("对应组").equals(Optional.of(group))) {
            problems.add(stacking.at(), "不能与本组自己配套");
        }
        stacking.find("对应政策")
                .filter(Yaml.Scalar.class::isInstance)
                .map(Yaml.Scalar.class::cast)
                .ifPresent(this::exists);
        return stacking.read("比例", "1:1 或百分数（如 50%）", this::ratio)
                .map(ratio -> new Matching(stacking.optionalText("对应政策"), stacking.optionalText("对应组"), ratio));
    }

    private Optional<Fraction> ratio(String text) {
        try {
            return expressions.numeric(text, Scope.NONE) instanceof Numeric.Constant(Fraction value, Unit unit)
                            && unit.measuresTheSameAs(Unit.PLAIN)
                            && value.compareTo(Fraction.ZERO) > 0
                    ? Optional.of(value)
                    : Optional.empty();
        } catch (ExpressionError e) {
            return Optional.empty();
        }
    }

    private Optional<BigDecimal> limit(Fields stacking) {
        return stacking.read("合计上限", "元数（如 60万元）", text -> {
            try {
                return expressions.numeric(text, Scope.NONE) instanceof Numeric.Constant(Fraction value, Unit unit)
                                && unit.measuresTheSameAs(Unit.YUAN)
                                && value.compareTo(Fraction.ZERO) > 0
                        ? Optional.of(value.rounded(2))
                        : Optional.empty();
            } catch (ExpressionError e) {
                return Optional.empty();
            }
        });
    }

    /** 不重复享受: other policies by id, or groups. */
    List<Exclusion> exclusions() {
        var exclusions = new ArrayList<Exclusion>();
        for (Yaml node : policy.items("不重复享受")) {
            var fields = Fields.of(node, problems, List.of("政策", "组", "每", "依据"));
            if (fields.has("政策") == fields.has("组")) {
                problems.add(fields.at(), "“不重复享受”的每一项写“政策”或“组”之一");
                continue;
            }
            String article = fields.text("依据");
            List<Span> within = spans.read(fields);
            if (fields.has("组")) {
                exclusions.add(new Exclusion(Optional.empty(), Optional.of(fields.text("组")), within, article));
            } else {
                fields.scalar("政策")
                        .filter(this::exists)
                        .ifPresent(id -> exclusions.add(
                                new Exclusion(Optional.of(id.text()), Optional.empty(), within, article)));
            }
        }
        return exclusions;
    }

    private boolean exists(Yaml.Scalar id) {
        boolean known = expressions.policyIds().contains(id.text());
        if (!known) {
            problems.add(id.at(), "没有编号为“" + id.text() + "”的政策", NearestName.to(id.text(), expressions.policyIds()));
        }
        return known;
    }

    /** 名额. */
    List<Quota> quotas() {
        var quotas = new ArrayList<Quota>();
        for (Yaml node : policy.items("名额")) {
            var fields = Fields.of(node, problems, List.of("数量", "每", "依据"));
            var count = fields.read(
                    "数量",
                    "正整数",
                    text -> text.matches("[1-9][0-9]{0,7}") ? Optional.of(Integer.valueOf(text)) : Optional.empty());
            var per = fields.word("每", PERIODS);
            String article = fields.text("依据");
            if (count.isPresent() && per.isPresent()) {
                quotas.add(new Quota(count.get(), per.get(), article));
            }
        }
        return quotas;
    }

    List<FundingShare> funding() {
        var shares = new ArrayList<FundingShare>();
        for (Yaml node : policy.items("资金分担")) {
            var fields = Fields.of(node, problems, List.of("级别", "比例"));
            var level = fields.word("级别", LEVELS);
            var share = fields.read("比例", "百分数（如 50%）", AwardReader::percent);
            if (level.isPresent() && share.isPresent()) {
                shares.add(new FundingShare(level.get(), share.get()));
            }
        }
        var sum = shares.stream().map(FundingShare::share).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!shares.isEmpty() && sum.compareTo(BigDecimal.ONE) != 0) {
            problems.add(policy.find("资金分担").orElseThrow().at(), "“资金分担”的比例合计应为 100%");
        }
        return shares;
    }

    private static Optional<BigDecimal> percent(String text) {
        Matcher percent = PERCENT.matcher(text);
        return percent.matches() ? Optional.of(new BigDecimal(percent.group(1)).movePointLeft(2)) : Optional.empty();
    }

    Optional<Instalments> instalments() {
        return policy.find("分期").flatMap(node -> {
            var fields = Fields.of(node, problems, List.of("次数", "间隔", "算出", "比例"));
            var count = fields.read(
                    "次数", "整数，从 2 到 60", text -> PolicyReader.wholeNumber(text).filter(n -> n >= 2 && n <= 60));
            var every = fields.read("间隔", "时长（如 1年、6个月）", AwardReader::period);
            var shares = shares(fields);
            boolean total = fields.has("比例")
                    || (fields.has("算出")
                            && fields.word("算出", Map.of("每期", false, "总额", true))
                                    .orElse(false));
            if (count.isEmpty() || every.isEmpty()) {
                return Optional.empty();
            }
            if (!shares.isEmpty() && shares.size() != count.get()) {
                problems.add(fields.at(), "“比例”应有 " + count.get() + " 项，与“次数”相同");
            }
            return Optional.of(new Instalments(count.get(), every.get(), total, shares));
        });
    }

    private List<BigDecimal> shares(Fields plan) {
        var shares = new ArrayList<BigDecimal>();
        for (Yaml node : plan.items("比例")) {
            Optional<BigDecimal> share = node instanceof Yaml.Scalar scalar ? percent(scalar.text()) : Optional.empty();
            share.ifPresentOrElse(shares::add, () -> problems.add(node.at(), "“比例”应是百分数（如 50%）"));
        }
        var sum = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!shares.isEmpty() && sum.compareTo(BigDecimal.ONE) != 0) {
            problems.add(plan.at(), "“分期”的比例合计应为 100%");
        }
        return shares;
    }

    private static Optional<Period> period(String text) {
        Matcher period = PERIOD.matcher(text);
        if (!period.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(period.group(1));
        return Optional.of("年".equals(period.group(2)) ? Period.ofYears(number) : Period.ofMonths(number));
    }
}
