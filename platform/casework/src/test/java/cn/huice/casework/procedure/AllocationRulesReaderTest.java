package cn.huice.casework.procedure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.procedure.AllocationRules.Indicator;
import cn.huice.casework.procedure.AllocationRules.Method;
import cn.huice.casework.procedure.AllocationRules.Normalisation;
import cn.huice.casework.procedure.AllocationRules.Shortfall;
import cn.huice.casework.procedure.AllocationRules.Tie;
import cn.huice.policy.number.Fraction;
import cn.huice.policy.vocabulary.AttributeKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationRulesReaderTest {
    private static final String SOUND = """
            编号: 研发补助
            步骤:
            - {步骤: 申报, 角色: 申请人}
            - {步骤: 初审, 角色: 区级}
            - 步骤: 排序
              角色: 市级
              分配:
                方式: 择优排序
                分组: 规上规下分组
                免排序: [当年雏鹰企业]
                指标:
                - {名称: 研发投入强度, 权重: 50%, 归一: 最大最小}
                - {名称: 综合经济贡献, 权重: 50%, 归一: 名次, 方向: 越低越好}
                同分: [研发投入强度, 申报时间]
                不足: 递补
                未入围: 候补
            - {步骤: 审定, 角色: 市级}
            - {步骤: 办结, 角色: 系统}
            """;

    @Test
    void how_a_round_allocates_is_data() {
        assertEquals(
                new AllocationRules(
                        Method.RANKED,
                        List.of(
                                new Indicator(
                                        "研发投入强度",
                                        Optional.of(new AttributeKey("enterprise.rd_intensity")),
                                        Fraction.of(1, 2),
                                        Normalisation.MIN_MAX,
                                        false),
                                new Indicator(
                                        "综合经济贡献",
                                        Optional.of(new AttributeKey("enterprise.economic_contribution")),
                                        Fraction.of(1, 2),
                                        Normalisation.RANK,
                                        true)),
                        List.of(new AttributeKey("enterprise.is_chuying_current_year")),
                        Optional.of(new AttributeKey("enterprise.scale_class")),
                        List.of(new Tie("研发投入强度"), Tie.SUBMISSION),
                        Optional.of(Shortfall.SKIP),
                        true),
                ProcedureFile.read("研发补助.yaml", SOUND).allocation().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            方式: 择优排序 | 方式: 随缘 | 8:9: 方式 应是 先到先得、择优排序、按比例，不是 随缘
            方式: 择优排序 | 方式: 先到先得 | 12:5: 先到先得没有指标
            权重: 50%, 归一: 名次 | 权重: 40%, 归一: 名次 | 12:5: 权重合计应是 100%，现在是 90%
            名称: 研发投入强度 | 名称: 研发强度 | 12:12: 词汇表里没有 研发强度
            名称: 研发投入强度 | 名称: 当年雏鹰企业 | 12:12: 当年雏鹰企业 不是数
            名称: 研发投入强度 | 名称: 综合经济贡献 | 13:12: 指标 综合经济贡献 重复
            名称: 研发投入强度 | 名称: 评审得分 | 14:9: 同分看 申报时间 或一项指标
            [当年雏鹰企业] | [规上规下分组] | 10:10: 规上规下分组 不是是或否
            分组: 规上规下分组 | 分组: 当年雏鹰企业 | 9:9: 当年雏鹰企业 不是一种类别
            归一: 名次, | 归一: 占最高, | 13:33: 越低越好的指标不能占最高
            同分: [研发投入强度, 申报时间] | 同分: [抽签] | 14:9: 同分看 申报时间 或一项指标，不是 抽签
            不足: 递补 | 不足: 追加 | 15:9: 不足 应是 停止、部分给予、递补，不是 追加
            未入围: 候补 | 未入围: 再说 | 16:10: 未入围 应是 不予、候补，不是 再说
            步骤: 排序 | 步骤: 复核 | 8:5: 只有排序这一步有分配规则
            - {步骤: 初审, 角色: 区级} | - {步骤: 排序, 角色: 区级} | 4:3: 排序要写明分配规则
            """)
    void what_no_round_could_go_by_is_refused_with_its_place(String sound, String broken, String message) {
        refused(SOUND.replace(sound, broken), message);
    }

    @Test
    void the_score_of_a_panel_needs_a_panel_before() {
        refused(SOUND.replace("[研发投入强度, 申报时间]", "[申报时间]").replace("研发投入强度", "评审得分"), "8:5: 没有评审就没有评审得分");
    }

    @Test
    void in_proportion_nothing_is_ranked() {
        String flat = """
                编号: 研发补助
                步骤:
                - {步骤: 申报, 角色: 申请人}
                - {步骤: 排序, 角色: 区级, 分配: {方式: 按比例}}
                - {步骤: 审定, 角色: 市级}
                - {步骤: 办结, 角色: 系统}
                """;
        AllocationRules rules =
                ProcedureFile.read("研发补助.yaml", flat).allocation().orElseThrow();
        assertEquals(Method.PRO_RATA, rules.method());
        refused(flat.replace("按比例", "按比例, 不足: 停止"), "4:");
        refused(flat.replace("按比例", "按比例, 分组: 规上规下分组"), "4:");
        refused(flat.replace("按比例", "先到先得"), "4:");
    }

    private static void refused(String text, String message) {
        InvalidProcedure refused = assertThrows(InvalidProcedure.class, () -> ProcedureFile.read("研发补助.yaml", text));
        assertTrue(refused.getMessage().startsWith("研发补助.yaml:" + message), refused.getMessage());
    }
}
