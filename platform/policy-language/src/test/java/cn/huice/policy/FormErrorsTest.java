package cn.huice.policy;

import static cn.huice.policy.Written.errors;
import static cn.huice.policy.Written.policy;
import static cn.huice.policy.Written.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is wrong in tables, routes, limits and definitions is told with its place and the nearest right name. */
class FormErrorsTest {
    private static void assertSays(List<PolicyError> errors, int line, int column, String message) {
        assertEquals(1, errors.size(), errors::toString);
        PolicyError error = errors.getFirst();
        assertTrue(error.message().contains(message), error::display);
        assertEquals(line + ":" + column, error.line() + ":" + error.column(), error::display);
    }

    private static String table(String axes, String... rows) {
        var text = new StringBuilder("金额:\n  步骤:\n  - 标准:\n      按: [" + axes + "]\n      行:\n");
        for (String row : rows) {
            text.append("      - ").append(row).append('\n');
        }
        return version("t-table", text + "    依据: 第一条\n  单位: 元\n");
    }

    @Test
    void rows_that_both_apply_are_refused() {
        assertSays(errors(table("合同期限", "{合同期限: 3年以上, 值: 1元}", "{合同期限: 2年至3年, 值: 2元}")), 15, 28, "“2年至3年”与前面的“3年以上”重叠");
        assertSays(errors(table("学历层次", "{学历层次: 博士, 值: 1元}", "{学历层次: '硕士、博士', 值: 2元}")), 15, 30, "重叠");
    }

    @Test
    void rows_that_meet_at_an_end_only_one_includes_are_accepted() {
        assertEquals(
                List.of(), errors(table("合同期限", "{合同期限: 3年以上, 值: 1元}", "{合同期限: 不满3年, 值: 2元}", "{合同期限: 其他, 值: 3元}")));
    }

    @Test
    void a_misspelt_code_in_a_cell_is_answered_with_the_nearest() {
        var errors = errors(table("学历层次", "{学历层次: 博土, 值: 1元}"));

        assertSays(errors, 14, 18, "没有选项“博土”");
        assertEquals(Optional.of("博士"), errors.getFirst().suggestion());
    }

    @Test
    void a_cell_of_another_measure_or_without_its_axis_is_refused() {
        assertSays(errors(table("合同期限", "{合同期限: 3元以上, 值: 1元}")), 14, 18, "单位不符");
        assertSays(errors(table("合同期限", "{值: 1元}")), 14, 11, "缺少“合同期限”");
        assertSays(errors(table("合同期限", "{合同年限: 3年, 值: 1元}")).subList(0, 1), 14, 12, "不认识的键“合同年限”");
        assertSays(errors(table("合同期限", "{合同期限: 3年, 值: 1元}", "{合同期限: 4年, 值: 1年}")), 15, 25, "这一行的单位是“年”");
        assertSays(errors(table("甲, 乙, 丙, 丁", "{甲: 1, 值: 1元}")).subList(0, 1), 12, 9, "1 至 3 项");
    }

    @Test
    void bands_of_a_scale_follow_on_each_other() {
        String scale = table("上年度研发费用", "{上年度研发费用: 不超过 1万元, 值: 5%}", "{上年度研发费用: 超过 2万元, 值: 9%}")
                .replace("行:", "累进: 是\n        行:");

        assertSays(errors(scale), 16, 32, "首尾相接");
    }

    @Test
    void a_route_has_a_name_of_its_own() {
        assertSays(errors(version("t-routes", """
                条件:
                  途径:
                  - {名称: 甲, 条件: 独角兽企业, 依据: 第一条}
                  - {名称: 甲, 条件: 科技领军企业, 依据: 第二条}
                """)), 12, 7, "途径“甲”重复");
        var errors = errors(version("t-routes", """
                条件: {途径: [{名称: 雏鹰企业, 条件: 独角兽企业, 依据: 第一条}]}
                金额: {步骤: [{结果: '如果(途径("雏英企业"), 1元, 2元)', 依据: 第二条}], 单位: 元}
                """));
        assertEquals(Optional.of("雏鹰企业"), errors.getFirst().suggestion());
    }

    @Test
    void limits_are_in_the_unit_of_the_amount_and_cite_where_they_stand() {
        assertSays(errors(version("t-limit", "金额: {累计上限: {值: 5年, 已得: 上年度研发费用, 依据: 一}, 单位: 元}")), 9, 18, "单位");
        assertSays(errors(version("t-limit", "金额: {上限: 5元, 单位: 元}")), 9, 12, "没有步骤时");
        assertSays(errors(version("t-limit", "金额: {单位: 元}")), 9, 7, "至少要有一个步骤");
        assertSays(
                errors(version("t-limit", "金额: {步骤: [{甲: 5元, 依据: 一}], 舍入: {方式: 四舍五入, 到: 年}, 单位: 元}"))
                        .subList(0, 1),
                9,
                48,
                "“到”不能是“年”");
    }

    @Test
    void quotas_exclusions_and_shares_are_checked() {
        String end = "版本: [{生效: 2020-01-01}]\n";
        assertSays(errors(policy("t-one", "名额: [{数量: 0, 每: 年, 依据: 一}]\n" + end)), 7, 11, "正整数");
        var errors = errors(policy("t-one", "不重复享受: [{政策: t-onne, 依据: 一}]\n" + end));
        assertSays(errors, 7, 14, "没有编号为“t-onne”的政策");
        assertEquals(Optional.of("t-one"), errors.getFirst().suggestion());
        assertSays(errors(policy("t-one", "分期: {次数: 2, 间隔: 1年, 比例: [60%, 30%]}\n" + end)), 7, 5, "合计应为 100%");
    }

    private static String definition(String id, String name, String version) {
        return policy(id, "版本:\n- 生效: 2020-01-01\n" + version.indent(2))
                .replace("类别: 待遇", "类别: 定义")
                .replace("名称: 测试政策", "名称: " + name);
    }

    @Test
    void a_definition_has_a_name_nothing_else_has() {
        String condition = "条件: [{条件: 独角兽企业, 依据: 一}]\n";
        assertSays(errors(definition("t-def", "注册城市", condition)), 2, 5, "已是事实或函数的名称");
        assertSays(errors(definition("t-def", "取大", condition)), 2, 5, "已是事实或函数的名称");
        assertSays(
                errors(definition("t-def", "大企业", condition), definition("t-other", "大企业", condition)),
                2,
                5,
                "已由 p.yaml 定义");
        assertSays(errors(definition("t-def", "大企业", "")), 8, 3, "定义的每个版本只写");
        assertSays(errors(definition("t-def", "大企业", condition).replace("对象:", "流程: 某流程\n对象:")), 4, 5, "定义没有“流程”");
    }

    @Test
    void definitions_never_go_in_a_circle() {
        var errors = errors(
                definition("t-one", "大企业", "条件: [{条件: 好企业, 依据: 一}]\n"),
                definition("t-two", "好企业", "条件: [{条件: 大企业, 依据: 一}]\n"));

        assertTrue(errors.getFirst().message().contains("成环"), errors::toString);
    }

    @Test
    void a_misspelt_definition_is_answered_with_the_nearest() {
        var errors = errors(
                definition("t-def", "试验大企业", "条件: [{条件: 独角兽企业, 依据: 一}]\n"),
                version("t-one", "条件: [{条件: 试验大企, 依据: 一}]"));

        assertEquals(Optional.of("试验大企业"), errors.getFirst().suggestion());
    }

    @Test
    void a_day_comes_of_steps_of_which_the_last_gives_one() {
        assertSays(errors(version("t-day", "日期: {步骤: [{月数: 6个月, 依据: 一}]}\n")), 9, 13, "最后一步“月数”应得出日期");
        assertSays(errors(version("t-day", "日期: {步骤: []}\n")), 9, 7, "至少要有一个步骤");
        assertSays(errors(version("t-day", "日期: {步骤: [{甲: 独角兽企业, 依据: 一}]}\n")), 9, 17, "这里应是日期，或能计算的数");
        assertSays(errors(version("t-day", "日期: {步骤: [{甲: 申报日期, 依据: 一}, {甲: 评估日, 依据: 一}]}\n")), 9, 32, "步骤名“甲”不合格");
        assertSays(errors(version("t-day", "日期: {步骤: [{甲: '日期(\"t-day-2\")', 依据: 一}]}\n")), 9, 21, "没有编号为“t-day-2”的政策");
    }

    @Test
    void an_amount_and_a_day_do_not_go_together_nor_follow_on_each_other() {
        String both = "金额: {步骤: [{甲: 1元, 依据: 一}], 单位: 元}\n日期: {步骤: [{乙: 评估日, 依据: 一}]}\n";
        assertTrue(errors(version("t-both", both)).getFirst().message().contains("一个版本只写“金额”“日期”之一"));
        assertSays(errors(policy("t-both", """
                版本:
                - {生效: 2020-01-01, 失效: 2020-12-31, 金额: {步骤: [{甲: 1元, 依据: 一}], 单位: 元}}
                - {生效: 2021-01-01, 日期: {步骤: [{乙: 评估日, 依据: 一}]}}
                """)), 8, 1, "不能有的写“金额”、有的写“日期”");
    }

    @Test
    void a_policy_that_gives_no_day_cannot_be_asked_for_one() {
        String asking = version("t-asking", "日期: {步骤: [{甲: '日期(\"t-none\")', 依据: 一}]}\n");

        assertSays(errors(asking, version("t-none", "")), 9, 18, "政策“t-none”没有日期");
        assertTrue(errors(asking.replace("t-none", "t-asking"))
                .getFirst()
                .message()
                .contains("成环"));
    }

    @Test
    void awards_count_together_by_year_project_or_a_fact_that_is_nobodys_own() {
        String head = "叠加: {组: 甲组, 规则: 可叠加, 每: %s}\n版本: [{生效: 2020-01-01}]\n";

        assertEquals(List.of(), errors(policy("t-span", head.formatted("[年, 项目, 注册区]"))));
        assertSays(errors(policy("t-span", head.formatted("月"))), 7, 25, "“每”应是“年”“项目”，或者一个事实的名称");
        assertSays(errors(policy("t-span", head.formatted("年龄"))), 7, 25, "不能是个人信息");
        assertSays(errors(policy("t-span", head.formatted("独角兽企业"))), 7, 25, "应是文字、选项、整数或日期");
        var misspelt = errors(policy("t-span", head.formatted("注册曲")));
        assertEquals(Optional.of("注册区"), misspelt.getFirst().suggestion());
    }

    @Test
    void a_limit_of_a_group_is_in_yuan_and_only_where_awards_add_up() {
        String head = "叠加: {组: 甲组, 规则: %s, 合计上限: %s}\n版本: [{生效: 2020-01-01}]\n";

        assertEquals(List.of(), errors(policy("t-limit", head.formatted("可叠加", "60万元"))));
        assertSays(errors(policy("t-limit", head.formatted("可叠加", "6年"))), 7, 28, "“合计上限”应是元数");
        assertSays(errors(policy("t-limit", head.formatted("可叠加", "0元"))), 7, 28, "“合计上限”应是元数");
        assertSays(errors(policy("t-limit", head.formatted("可叠加", "很多"))), 7, 28, "“合计上限”应是元数");
        assertSays(errors(policy("t-limit", head.formatted("互斥", "60万元"))), 7, 5, "“合计上限”只用于“可叠加”或“配套”的组");
    }

    @Test
    void a_group_has_one_rule_wherever_it_is_named() {
        String rest = "版本: [{生效: 2020-01-01}]\n";
        String yearly = policy("t-one", "叠加: {组: 甲组, 规则: 互斥, 每: 年}\n" + rest);

        assertTrue(errors(yearly, policy("t-two", "叠加: {组: 甲组, 规则: 互斥}\n" + rest))
                .getFirst()
                .message()
                .contains("“每”“合计上限”或所配套的与其他政策中的不同"));
        assertTrue(errors(yearly, policy("t-two", "叠加: {组: 甲组, 规则: 可叠加, 每: 年}\n" + rest))
                .getFirst()
                .message()
                .contains("的规则在其他政策中是“互斥”"));
    }
}
