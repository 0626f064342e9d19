package cn.huice.policy;

import static cn.huice.policy.Written.errors;
import static cn.huice.policy.Written.policy;
import static cn.huice.policy.Written.simple;
import static cn.huice.policy.Written.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.explain.AwardWords;
import cn.huice.policy.number.Fraction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyBookTest {
    @Test
    void everything_in_a_file_is_read() throws PolicyErrors {
        var text = policy("t-all", """
                主管部门: [市科技局, 市财政局]
                叠加: {组: 试验组, 规则: 可叠加, 每: [年, 项目, 注册区], 合计上限: 60万元}
                不重复享受: [{组: 别的组, 每: 项目, 依据: 第四条}]
                流程: 试验流程
                材料: [{名称: 申请表, 依据: 第三条}]
                资金分担: [{级别: 市级, 比例: 60%}, {级别: 区级, 比例: 40%}]
                分期: {次数: 3, 间隔: 1年}
                备注: 试验
                疑问: [期满后怎么办]
                版本:
                - 生效: 2022-01-01
                  条款: [{内容: 向区里申请, 依据: 第五条, 性质: 程序}]
                - {生效: 2020-01-01, 失效: 2021-12-31}
                """);
        Policy policy = Written.book(text).find("t-all").orElseThrow();

        assertEquals("测试政策", policy.title());
        assertEquals(PolicyKind.ENTITLEMENT, policy.kind());
        assertEquals("enterprise", policy.beneficiary());
        assertEquals("120000", policy.jurisdiction());
        assertEquals(new Citation("津试〔2020〕1号", "试验办法", "test-document"), policy.citation());
        assertEquals(
                Optional.of(new Stacking(
                        "试验组",
                        StackingRule.CUMULATIVE,
                        List.of(Span.YEAR, Span.PROJECT, new Span("enterprise.registered_district", "注册区")),
                        Optional.of(new BigDecimal("600000.00")))),
                policy.stacking());
        assertEquals(
                List.of(new Exclusion(Optional.empty(), Optional.of("别的组"), List.of(Span.PROJECT), "第四条")),
                policy.exclusions());
        assertEquals(Optional.of("试验流程"), policy.procedure());
        assertEquals(List.of(new Material("申请表", "第三条")), policy.materials());
        assertEquals("0.60", policy.funding().getFirst().share().toPlainString());
        assertEquals(Optional.of(new Instalments(3, Period.ofYears(1), false, List.of())), policy.instalments());
        assertEquals(LocalDate.of(2020, 1, 1), policy.versions().getFirst().effectiveFrom());
        assertEquals(List.of("市科技局", "市财政局"), policy.authorities());
        assertEquals(List.of("期满后怎么办"), policy.questions());
        assertEquals(
                List.of(new Clause("向区里申请", "第五条", Clause.Kind.PROCEDURE)),
                policy.versions().getLast().clauses());
        assertEquals(text, policy.sourceText());
        assertEquals(64, policy.digest().length());
    }

    @ParameterizedTest
    @CsvSource({
        "待遇, '', true",
        "计算, '', true",
        "认定, '', false",
        "原则, '', false",
        "定义, '', false",
        "认定, '流程: 试验流程', true"
    })
    void entitlements_calculations_and_what_has_a_procedure_are_executable(
            String kind, String procedure, boolean executable) throws PolicyErrors {
        var text =
                policy("t-kind", "版本: [{生效: 2020-01-01}]\n" + procedure + "\n").replace("类别: 待遇", "类别: " + kind);
        if (kind.equals("定义")) {
            text = text.replace("{生效: 2020-01-01}", "{生效: 2020-01-01, 条件: [{条件: 独角兽企业, 依据: 一}]}");
        }

        assertEquals(executable, Written.book(text).find("t-kind").orElseThrow().executable());
    }

    @Test
    void what_is_only_read_needs_no_tests_unless_it_has_conditions() throws PolicyErrors {
        String read = policy("t-read", "版本: [{生效: 2020-01-01, 条款: [{内容: 一, 依据: 一, 性质: 说明}]}]\n")
                .replace("类别: 待遇", "类别: 原则")
                .replace("对象: 企业", "对象: 无");
        String gated = version("t-gated", "条件: [{条件: 独角兽企业, 依据: 一}]").replace("类别: 待遇", "类别: 认定");
        var book = Written.book(read, gated);

        assertFalse(book.find("t-read").orElseThrow().needsTests());
        assertEquals("none", book.find("t-read").orElseThrow().beneficiary());
        assertTrue(book.find("t-gated").orElseThrow().needsTests());
    }

    @Test
    void a_version_holds_from_its_first_to_its_last_day() throws PolicyErrors {
        var policy = Written.book(policy("t-days", "版本: [{生效: 2020-01-01, 失效: 2021-12-31}]\n"))
                .find("t-days")
                .orElseThrow();

        assertTrue(policy.versionOn(LocalDate.of(2019, 12, 31)).isEmpty());
        assertTrue(policy.versionOn(LocalDate.of(2020, 1, 1)).isPresent());
        assertTrue(policy.versionOn(LocalDate.of(2021, 12, 31)).isPresent());
        assertTrue(policy.versionOn(LocalDate.of(2022, 1, 1)).isEmpty());
    }

    @Test
    void a_misspelt_name_is_refused_with_its_place_and_the_nearest_right_one() {
        var found = errors(simple("列入失信纪录 且 独角兽企业", "100元"));

        assertEquals(1, found.size());
        assertEquals(new PolicyError("p.yaml", 9, 14, "没有名为“列入失信纪录”的事实或步骤", Optional.of("列入失信记录")), found.getFirst());
        assertEquals(
                "p.yaml:9:14: 没有名为“列入失信纪录”的事实或步骤，是否为“列入失信记录”？", found.getFirst().display());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            金客: {}                                  | 不认识的键“金客”
            主管部门: 市科技局                        | “主管部门”应是列表
            疑问: [{问: 一}]                          | “疑问”的每一项应是文字
            版本: [{生效: 2020-01-01, 条款: [{内容: 一, 依据: 第一条, 性质: 流程}]}] | “性质”不能是“流程”
            版本: [{生效: 2020-01-01, 条款: [{内容: 一, 性质: 程序}]}] | 缺少“依据”
            版本: []                                  | 至少要有一个“版本”
            版本: [{失效: 2020-01-01}]                | 缺少“生效”
            版本: [{生效: 2020-02-30}]                | “生效”应是日期
            版本: [{生效: 2020-02-01, 失效: 2020-01-31}] | “失效”早于“生效”
            版本: [{生效: 2020-01-01}, {生效: 2021-01-01}] | 版本重叠
            版本: [{生效: 2020-01-01, 条件: [{条件: 独角兽企业}]}] | 缺少“依据”
            版本: [{生效: 2020-01-01, 条件: {任一: []}}] | 至少要有一项
            版本: [{生效: 2020-01-01, 条件: {至少: {数量: 2, 其中: [{条件: 独角兽企业, 依据: 一}]}}}] | “数量”应在 1 至 1 之间
            版本: [{生效: 2020-01-01, 金额: {步骤: [{甲: 1元, 依据: 一}]}}] | 缺少“单位”
            版本: [{生效: 2020-01-01, 金额: {步骤: [{甲: 1元, 依据: 一}], 单位: 年}}] | 不符
            版本: [{生效: 2020-01-01, 金额: {步骤: [{甲: 1元, 依据: 一}], 上限: 5年, 单位: 元}}] | “上限”的单位
            版本: [{生效: 2020-01-01, 金额: {步骤: [{独角兽企业: 1元, 依据: 一}], 单位: 元}}] | 步骤名“独角兽企业”
            叠加: {组: 甲, 规则: 就低}                  | “规则”不能是“就低”
            '叠加: {组: 甲, 规则: 配套, 对应组: 乙, 比例: 甲}' | “比例”应是1:1 或百分数
            '叠加: {组: 甲, 规则: 配套, 对应组: 乙, 比例: 0%}' | “比例”应是1:1 或百分数
            '叠加: {组: 甲, 规则: 配套, 比例: 1:1}'       | “配套”写“对应政策”或“对应组”之一
            '叠加: {组: 甲, 规则: 配套, 对应政策: t-none, 比例: 1:1}' | 没有编号为“t-none”的政策
            '叠加: {组: 甲, 规则: 配套, 对应组: 甲, 比例: 1:1}' | 不能与本组自己配套
            '叠加: {组: 甲, 规则: 互斥, 对应组: 乙}'       | 只用于“配套”的组
            '叠加: {组: 甲, 规则: 互斥, 合计上限: 1万元}'   | 只用于“可叠加”或“配套”的组
            资金分担: [{级别: 市级, 比例: 60%}]        | 合计应为 100%
            分期: {次数: 1, 间隔: 1年}                 | “次数”应是整数，从 2 到 60
            """)
    void what_is_wrong_in_a_file_is_named(String rest, String message) {
        var found = errors(policy("t-wrong", rest + (rest.startsWith("版本") ? "\n" : "\n版本: [{生效: 2020-01-01}]\n")));

        assertEquals(1, found.size(), found::toString);
        assertTrue(found.getFirst().message().contains(message), found.getFirst()::display);
        assertEquals(7, found.getFirst().line(), found.getFirst()::display);
    }

    @Test
    void all_errors_of_all_files_come_at_once() {
        var found = errors(
                simple("独角", "1元 + 1年"),
                policy("t-second", "版本: [{生效: 昨天}]\n"),
                "编号: t-third\n类别: 待遇\n对象: 企业\n地区: 天津\n");

        assertTrue(found.size() >= 6, found::toString);
    }

    @Test
    void the_same_id_cannot_be_used_twice() {
        var text = policy("t-twice", "版本: [{生效: 2020-01-01}]\n");

        assertTrue(errors(text, text).getFirst().message().contains("编号“t-twice”已用于"));
    }

    @Test
    void policies_that_refer_to_each_other_in_a_circle_are_refused() {
        var found = errors(
                version("t-one", "条件: [{条件: 满足(\"t-two\"), 依据: 一}]"),
                version("t-two", "条件: [{条件: 满足(\"t-one\"), 依据: 一}]"));

        assertEquals("政策互相引用成环：t-one → t-two → t-one", found.getFirst().message());
    }

    @ParameterizedTest
    @CsvSource({"30, 0, false", "31, 0, true", "3000, 0, true", "30, 29, false", "31, 30, true", "31, 15, true"})
    void a_chain_of_more_than_thirty_policies_is_refused(int length, int first, boolean refused) {
        var files = new ArrayList<String>();
        for (int i = 0; i < length; i++) {
            String next = i == length - 1 ? "独角兽企业" : "满足(\"t-p" + (i + 1) + "\")";
            files.add(version("t-p" + i, "条件: [{条件: '%s', 依据: 一}]".formatted(next)));
        }
        Collections.rotate(files, -first);

        var found = errors(files.toArray(String[]::new));

        assertEquals(refused, !found.isEmpty(), found::toString);
        assertTrue(found.stream().allMatch(error -> error.message().equals("政策一份引一份，超过 30 份")), found::toString);
    }

    @Test
    void a_reference_to_no_policy_suggests_the_nearest_one() {
        var found = errors(
                version("t-base", "金额: {步骤: [{甲: 1元, 依据: 一}], 单位: 元}"),
                version("t-top", "金额: {步骤: [{甲: '金额(\"t-bace\")', 依据: 一}], 单位: 元}"));

        assertEquals(Optional.of("t-base"), found.getFirst().suggestion());
    }

    @Test
    void an_exact_amount_cannot_build_on_a_ceiling() {
        var found = errors(
                version("t-most", "金额: {步骤: [{甲: 1元, 依据: 一}], 最高: 是, 单位: 元}"),
                version("t-top", "金额: {步骤: [{甲: '金额(\"t-most\")', 依据: 一}], 单位: 元}"));

        assertTrue(found.getFirst().message().contains("只是最高额"));
    }

    @Test
    void matched_funding_names_what_it_matches_and_at_what_ratio() throws PolicyErrors {
        var book = Written.book(
                policy("t-one", "叠加: {组: 甲, 规则: 就高不重复}\n版本: [{生效: 2020-01-01}]\n"),
                policy("t-two", "叠加: {组: 乙, 规则: 配套, 每: 年, 对应政策: t-one, 比例: 1:2, 合计上限: 50万元}\n版本: [{生效: 2020-01-01}]\n"),
                policy("t-three", "叠加: {组: 丙, 规则: 配套, 对应组: 甲, 比例: 50%}\n版本: [{生效: 2020-01-01}]\n"));

        assertEquals(
                Optional.of(new Stacking(
                        "乙",
                        StackingRule.MATCHED,
                        List.of(Span.YEAR),
                        Optional.of(new BigDecimal("500000.00")),
                        Optional.of(new Matching(Optional.of("t-one"), Optional.empty(), Fraction.of(1, 2))))),
                book.find("t-two").orElseThrow().stacking());
        assertEquals(
                Optional.of(new Matching(Optional.empty(), Optional.of("甲"), Fraction.of(1, 2))),
                book.find("t-three").orElseThrow().stacking().orElseThrow().matching());
        assertEquals(
                "乙，配套，按t-one所得的 50%，按同一年计，合计不超过 500000 元",
                AwardWords.stacking(book.find("t-two").orElseThrow().stacking()));
    }

    @Test
    void a_match_of_a_match_is_refused_where_it_names_what_it_matches() {
        String award = policy("t-award", "叠加: {组: 甲, 规则: 可叠加}\n版本: [{生效: 2020-01-01}]\n");
        String match = policy("t-match", "叠加: {组: 乙, 规则: 配套, 对应组: 甲, 比例: 1:1}\n版本: [{生效: 2020-01-01}]\n");
        assertEquals(List.of(), errors(award, match));

        var byPolicy = errors(
                award,
                match,
                policy("t-again", "叠加: {组: 丙, 规则: 配套, 对应政策: t-match, 比例: 1:1}\n版本: [{生效: 2020-01-01}]\n"));
        assertEquals(1, byPolicy.size(), byPolicy::toString);
        assertEquals("p.yaml", byPolicy.getFirst().file());
        assertEquals(7, byPolicy.getFirst().line());
        assertEquals(26, byPolicy.getFirst().column());
        assertTrue(byPolicy.getFirst().message().startsWith("政策“t-match”本身是配套"), byPolicy::toString);

        var byGroup = errors(
                policy("t-again", "叠加: {组: 丙, 规则: 配套, 对应组: 乙, 比例: 1:1}\n版本: [{生效: 2020-01-01}]\n"), match, award);
        assertEquals(1, byGroup.size(), byGroup::toString);
        assertEquals(7, byGroup.getFirst().line());
        assertTrue(byGroup.getFirst().message().startsWith("叠加组“乙”本身是配套"), byGroup::toString);
    }

    @Test
    void one_stacking_group_has_one_rule() {
        var found = errors(
                policy("t-one", "叠加: {组: 甲, 规则: 互斥}\n版本: [{生效: 2020-01-01}]\n"),
                policy("t-two", "叠加: {组: 甲, 规则: 就高不重复}\n版本: [{生效: 2020-01-01}]\n"));

        assertTrue(found.getFirst().message().contains("叠加组“甲”"));
    }
}
