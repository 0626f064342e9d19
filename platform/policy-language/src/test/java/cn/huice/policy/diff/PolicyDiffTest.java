package cn.huice.policy.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cn.huice.policy.Clause;
import cn.huice.policy.Exclusion;
import cn.huice.policy.Matching;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.Stacking;
import cn.huice.policy.Written;
import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.DayRule;
import cn.huice.policy.tree.Requirement;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyDiffTest {
    private static final String TWO_CONDITIONS = """
            条件:
            - {条件: 独角兽企业, 依据: 第一条}
            - {条件: 非 列入失信记录, 依据: 第二条, 说明: 信用良好}
            """;

    private static final String AMOUNT = """
            金额:
              步骤:
              - {基础比例: '如果(独角兽企业, 5%, 1.5%)', 依据: 第七条（一）}
              - {补助额: 上年度研发费用 × 基础比例, 说明: 按比例, 依据: 第七条（二）}
              上限: 500万元
              单位: 元
            """;

    private static Policy policy(String text) throws PolicyErrors {
        return Written.book(text).all().iterator().next();
    }

    private static Policy version(String conditionsAndAmount) throws PolicyErrors {
        return policy(Written.version("t-one", conditionsAndAmount));
    }

    private static List<String> between(String before, String after) throws PolicyErrors {
        return PolicyDiff.between(policy(before), policy(after));
    }

    private static List<String> betweenVersions(String before, String after) throws PolicyErrors {
        return PolicyDiff.between(version(before), version(after));
    }

    @Test
    void another_layout_is_no_difference() throws PolicyErrors {
        String relaid = """
                条件:
                  全部:
                  - 依据: 第二条
                    条件: 非  列入失信记录
                    说明: 信用良好
                  - 全部: [{条件: （独角兽企业）, 依据: 第一条}]
                金额:
                  单位: 元
                  上限: 500 万元
                  步骤:
                  - {依据: 第七条（一）, 基础比例: '如果（独角兽企业，5％，1.5%）'}
                  - {补助额: 上年度研发费用 * 基础比例, 说明: 按比例, 依据: 第七条（二）}
                """;

        assertEquals(List.of(), betweenVersions(TWO_CONDITIONS + AMOUNT, relaid));
    }

    @Test
    void conditions_are_added_dropped_and_changed_with_their_articles() throws PolicyErrors {
        String after = """
                条件:
                - {条件: 独角兽企业 或 科技领军企业, 依据: 第一条}
                - {条件: 注册城市 = 天津, 依据: 第三条}
                """;

        assertEquals(
                List.of(
                        "2020-01-01 起的版本：条件（第一条）：独角兽企业 → 独角兽企业 或 科技领军企业",
                        "2020-01-01 起的版本：不再要求“信用良好”（第二条），即 非 列入失信记录",
                        "2020-01-01 起的版本：新增条件“注册城市 = 天津”（第三条）"),
                betweenVersions(TWO_CONDITIONS, after));
    }

    @Test
    void an_article_an_explanation_and_a_soft_rule_are_told_apart() throws PolicyErrors {
        String after = """
                条件:
                - {条件: 独角兽企业, 依据: 第五条}
                - {条件: 非 列入失信记录, 依据: 第二条, 说明: 没有失信, 一般: 是}
                """;

        assertEquals(
                List.of(
                        "2020-01-01 起的版本：条件“独角兽企业”的依据：第一条 → 第五条",
                        "2020-01-01 起的版本：条件（第二条）的说明：信用良好 → 没有失信",
                        "2020-01-01 起的版本：条件（第二条）“没有失信”改为一般应当满足"),
                betweenVersions(TWO_CONDITIONS, after));
    }

    @Test
    void a_group_that_asks_for_more_is_told_even_if_its_conditions_stay() throws PolicyErrors {
        String group = "[{条件: 独角兽企业, 依据: 甲}, {条件: 科技领军企业, 依据: 乙}, {条件: 当年瞪羚企业, 依据: 丙}]\n";

        assertEquals(
                List.of("2020-01-01 起的版本：条件组：任一 → 至少2项"),
                betweenVersions("条件: {任一: " + group + "}", "条件: {至少: {数量: 2, 其中: " + group + "}}"));
        assertEquals(
                List.of("2020-01-01 起的版本：条件组：任一 → 全部"),
                betweenVersions("条件: {任一: " + group + "}", "条件: {全部: " + group + "}"));
    }

    @Test
    void what_changes_inside_a_group_names_the_group() throws PolicyErrors {
        String before = "条件: [{任一: [{条件: 独角兽企业, 依据: 甲}, {条件: 科技领军企业, 依据: 乙}]}, {条件: 当年雏鹰企业, 依据: 丙}]";

        assertEquals(
                List.of("2020-01-01 起的版本：“任一”之下：条件（乙）：科技领军企业 → 当年瞪羚企业"),
                betweenVersions(before, before.replace("科技领军企业", "当年瞪羚企业")));
    }

    @Test
    void formulas_bounds_and_units_are_shown_before_and_after() throws PolicyErrors {
        String after = """
                金额:
                  步骤:
                  - {基础比例: '如果(独角兽企业, 6%, 1.5%)', 依据: 第七条（一）}
                  - {补助额: 上年度研发费用 × 基础比例, 说明: 按上年比例, 依据: 第八条}
                  - {减半: 补助额 ÷ 2, 依据: 第九条}
                  上限: {值: 300万元, 依据: 第十条}
                  下限: 1万元
                  最高: 是
                  单位: 元
                """;
        String where = "2020-01-01 起的版本：";

        assertEquals(
                List.of(
                        where + "步骤“基础比例”：如果(独角兽企业, 5%, 1.5%) → 如果(独角兽企业, 6%, 1.5%)",
                        where + "步骤“补助额”的说明：按比例 → 按上年比例",
                        where + "步骤“补助额”的依据：第七条（二） → 第八条",
                        where + "新增步骤 减半 = 补助额 ÷ 2（第九条）",
                        where + "作为结果的步骤：补助额 → 减半",
                        where + "上限：500万元 → 300万元",
                        where + "上限的依据：第七条（二） → 第十条",
                        where + "新增下限 1万元（第九条）",
                        where + "金额改为最高额，由机关在额度内确定"),
                betweenVersions(AMOUNT, after));
    }

    @Test
    void an_amount_comes_or_goes_whole() throws PolicyErrors {
        String plain = "条件: [{条件: 独角兽企业, 依据: 第一条}]\n";
        String amount = "金额: {步骤: [{奖励: 100元, 依据: 第二条}], 单位: 元}";

        assertEquals(List.of("2020-01-01 起的版本：新增金额：奖励 = 100元（第二条）；单位 元"), betweenVersions(plain, plain + amount));
        assertEquals(List.of("2020-01-01 起的版本：不再有金额"), betweenVersions(plain + amount, plain));
    }

    @Test
    void a_new_version_is_told_by_what_it_says_otherwise_than_the_one_before() throws PolicyErrors {
        String first = "版本:\n- 生效: 2020-01-01\n  条件: [{条件: 独角兽企业, 依据: 第一条}]\n";
        String both = "版本:\n- 生效: 2020-01-01\n  失效: 2023-12-31\n  条件: [{条件: 独角兽企业, 依据: 第一条}]\n"
                + "- 生效: 2024-01-01\n  条件: [{条件: 科技领军企业, 依据: 第一条}]\n";

        assertEquals(
                List.of(
                        "2020-01-01 起的版本：失效日：无 → 2023-12-31",
                        "新增版本：2024-01-01 起，未定期限",
                        "2024-01-01 起的版本：与前一版本相比：条件（第一条）：独角兽企业 → 科技领军企业"),
                between(Written.policy("t-one", first), Written.policy("t-one", both)));
        assertEquals(
                List.of("取消版本：2024-01-01 起，未定期限", "2020-01-01 起的版本：失效日：2023-12-31 → 无"),
                between(Written.policy("t-one", both), Written.policy("t-one", first)));
    }

    @Test
    void a_version_moved_to_another_day_is_not_a_new_one() throws PolicyErrors {
        String version = Written.version("t-one", TWO_CONDITIONS);

        assertEquals(
                List.of("2020-02-01 起的版本：生效日：2020-01-01 → 2020-02-01"),
                between(version, version.replace("2020-01-01", "2020-02-01")));
    }

    @Test
    void everything_in_the_head_is_compared() throws PolicyErrors {
        String version = "版本: [{生效: 2020-01-01}]\n";
        String before = Written.policy("t-one", """
                叠加: {组: 甲组, 规则: 互斥}
                材料: [{名称: 申请表, 依据: 第八条}, {名称: 承诺书, 依据: 第八条}]
                资金分担: [{级别: 市级, 比例: 50%}, {级别: 区级, 比例: 50%}]
                分期: {次数: 3, 间隔: 1年}
                """ + version);
        String after =
                Written.policy("t-one", """
                        叠加: {组: 甲组, 规则: 就高不重复}
                        流程: 区受理
                        材料: [{名称: 申请表, 依据: 第九条}, {名称: 审计报告, 依据: 第八条}]
                        资金分担: [{级别: 市级, 比例: 40%}, {级别: 区级, 比例: 60%}]
                        分期: {次数: 2, 间隔: 6个月, 比例: [60%, 40%]}
                        名额: [{数量: 5, 每: 年, 依据: 第六条}]
                        不重复享受: [{组: 乙组, 依据: 第七条}]
                        备注: 按条文
                        主管部门: [市科技局, 市财政局]
                        疑问: [期满后怎么办]
                        """ + version).replace("天津市", "河西区").replace("〔2020〕1号", "〔2021〕2号");

        assertEquals(
                List.of(
                        "地区：天津市 → 河西区",
                        "文号：津试〔2020〕1号 → 津试〔2021〕2号",
                        "主管部门：无 → 市科技局、市财政局",
                        "流程：无 → 区受理",
                        "材料“申请表”的依据：第八条 → 第九条",
                        "不再要求材料“承诺书”（第八条）",
                        "新增材料“审计报告”（第八条）",
                        "叠加：甲组，互斥 → 甲组，就高不重复",
                        "资金分担：区级 50%、市级 50% → 区级 60%、市级 40%",
                        "分期：3 次，每次间隔 1年 → 2 次，每次间隔 6个月，算出的是总额，比例 60%、40%",
                        "名额：无 → 每年 5 个（第六条）",
                        "不重复享受：无 → 组“乙组”（第七条）",
                        "备注：无 → 按条文",
                        "疑问：无 → 期满后怎么办"),
                between(before, after));
    }

    @Test
    void clauses_come_go_and_change_and_their_order_means_nothing() throws PolicyErrors {
        String before = """
                条款:
                - {内容: 向区里申请, 依据: 第五条, 性质: 程序}
                - {内容: 一个月内答复, 依据: 第六条, 性质: 时限}
                - {内容: 每年报告, 依据: 第七条, 性质: 义务}
                - {内容: 期满复核, 依据: 第八条, 性质: 验收}
                """;
        String after = """
                条款:
                - {内容: 期满复核, 依据: 第八条, 性质: 验收}
                - {内容: 二十日内答复, 依据: 第六条, 性质: 时限}
                - {内容: 向区里申请, 依据: 第五条（一）, 性质: 程序}
                - {内容: 择优认定, 依据: 第九条, 性质: 优先}
                """;

        assertEquals(
                List.of(
                        "2020-01-01 起的版本：条款：程序：向区里申请（第五条） → 程序：向区里申请（第五条（一））",
                        "2020-01-01 起的版本：条款：时限：一个月内答复（第六条） → 时限：二十日内答复（第六条）",
                        "2020-01-01 起的版本：取消条款：义务：每年报告（第七条）",
                        "2020-01-01 起的版本：新增条款：优先：择优认定（第九条）"),
                betweenVersions(before, after));
    }

    @Test
    void deeply_nested_groups_take_no_exponential_time() throws PolicyErrors {
        String before = nested("独角兽企业");
        String after = nested("科技领军企业");

        assertEquals(
                1,
                assertTimeoutPreemptively(Duration.ofSeconds(5), () -> betweenVersions(before, after))
                        .size());
    }

    private static String nested(String innermost) {
        String inner = "{条件: " + innermost + ", 依据: 末}";
        for (int depth = 0; depth < 16; depth++) {
            inner = "{任一: [{非: {条件: 当年雏鹰企业, 依据: 甲" + depth + "}}, " + inner + "]}";
        }
        return "条件: " + inner + "\n";
    }

    @Test
    void quotas_exclusions_and_parts_of_a_total_are_compared() throws PolicyErrors {
        String version = "版本: [{生效: 2020-01-01}]\n";
        var before = Written.policy("t-one", "名额: [{数量: 100, 每: 年, 依据: 第一条}]\n" + version);
        var after = Written.policy("t-one", """
                名额: [{数量: 1000, 每: 总计, 依据: 第一条}]
                不重复享受: [{组: 研发费用奖补, 依据: 第三条}]
                分期: {次数: 2, 间隔: 1年, 比例: [60%, 40%]}
                """ + version);

        assertEquals(
                List.of(
                        "分期：无 → 2 次，每次间隔 1年，算出的是总额，比例 60%、40%",
                        "名额：每年 100 个（第一条） → 总计 1000 个（第一条）", "不重复享受：无 → 组“研发费用奖补”（第三条）"),
                PolicyDiff.between(
                        Written.book(before).find("t-one").orElseThrow(),
                        Written.book(after).find("t-one").orElseThrow()));
    }

    @Test
    void what_counts_together_and_up_to_what_is_compared() throws PolicyErrors {
        String version = "版本: [{生效: 2020-01-01}]\n";
        var before = Written.policy("t-one", """
                叠加: {组: 甲组, 规则: 可叠加}
                不重复享受: [{组: 乙组, 依据: 第三条}]
                """ + version);
        var after = Written.policy("t-one", """
                叠加: {组: 甲组, 规则: 可叠加, 每: [年, 项目], 合计上限: 60万元}
                不重复享受: [{组: 乙组, 每: 注册区, 依据: 第三条}]
                """ + version);

        assertEquals(
                List.of("叠加：甲组，可叠加 → 甲组，可叠加，按同一年、项目计，合计不超过 600000 元", "不重复享受：组“乙组”（第三条） → 组“乙组”，按同一注册区计（第三条）"),
                between(before, after));
    }

    @Test
    void another_ratio_of_matched_funding_is_told() throws PolicyErrors {
        String text = "叠加: {组: 甲组, 规则: 配套, 对应组: 乙组, 比例: 1:1}\n版本: [{生效: 2020-01-01}]\n";

        assertEquals(
                List.of("叠加：甲组，配套，按组“乙组”所得的 100% → 甲组，配套，按组“乙组”所得的 50%"),
                between(Written.policy("t-one", text), Written.policy("t-one", text.replace("1:1", "1:2"))));
    }

    @Test
    void a_day_comes_goes_and_changes_step_by_step() throws PolicyErrors {
        String six = "日期: {步骤: [{届满日: 申报日期 + 6个月, 依据: 第二条}]}\n";
        String twelve = "日期: {步骤: [{月数: 12个月, 依据: 第一条}, {届满日: 申报日期 + 月数, 依据: 第二条}]}\n";
        String where = "2020-01-01 起的版本：";

        assertEquals(
                List.of(where + "步骤“届满日”：申报日期 + 6个月 → 申报日期 + 月数", where + "新增步骤 月数 = 12个月（第一条）"),
                betweenVersions(six, twelve));
        assertEquals(List.of(where + "新增日期：届满日 = 申报日期 + 6个月（第二条）"), betweenVersions("", six));
        assertEquals(List.of(where + "不再有日期"), betweenVersions(six, ""));
        assertEquals(
                List.of(
                        "新增版本：2021-01-01 起，未定期限",
                        where + "失效日：无 → 2020-12-31",
                        "2021-01-01 起的版本：与前一版本相比：步骤“届满日”：申报日期 + 6个月 → 申报日期 + 7个月"),
                between(Written.version("t-one", six), Written.policy("t-one", """
                                        版本:
                                        - {生效: 2020-01-01, 失效: 2020-12-31, 日期: {步骤: [{届满日: 申报日期 + 6个月, 依据: 第二条}]}}
                                        - {生效: 2021-01-01, 日期: {步骤: [{届满日: 申报日期 + 7个月, 依据: 第二条}]}}
                                        """)).stream()
                        .sorted(Comparator.comparing((String line) -> !line.startsWith("新增")))
                        .toList());
    }

    /** Whoever gives a policy a new part also says how its change reads. */
    @Test
    void every_part_of_a_policy_is_compared() {
        assertEquals(
                List.of(
                        "id",
                        "title",
                        "kind",
                        "beneficiary",
                        "jurisdiction",
                        "citation",
                        "authorities",
                        "stacking",
                        "procedure",
                        "materials",
                        "funding",
                        "instalments",
                        "quotas",
                        "exclusions",
                        "versions",
                        "notes",
                        "questions",
                        "sourceText",
                        "digest"),
                parts(Policy.class));
        assertEquals(
                List.of("effectiveFrom", "effectiveUntil", "requirement", "calculation", "dayRule", "clauses"),
                parts(cn.huice.policy.PolicyVersion.class));
        assertEquals(List.of("text", "article", "kind"), parts(Clause.class));
        assertEquals(
                List.of("steps", "cap", "floor", "cumulative", "ceiling", "decided", "rounding", "unit", "unitName"),
                parts(Calculation.class));
        assertEquals(List.of("name", "formula", "text", "article", "expression"), parts(Calculation.Step.class));
        assertEquals(List.of("steps"), parts(DayRule.class));
        assertEquals(List.of("name", "formula", "text", "article", "expression"), parts(DayRule.Step.class));
        assertEquals(List.of("group", "rule", "spans", "limit", "matching"), parts(Stacking.class));
        assertEquals(List.of("policyId", "group", "ratio"), parts(Matching.class));
        assertEquals(List.of("policyId", "group", "spans", "article"), parts(Exclusion.class));
        assertEquals(List.of("test", "text", "article", "soft", "expression"), parts(Requirement.Check.class));
    }

    private static List<String> parts(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
