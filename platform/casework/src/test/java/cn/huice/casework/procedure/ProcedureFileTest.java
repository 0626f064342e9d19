package cn.huice.casework.procedure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.procedure.ReviewRules.Indicator;
import cn.huice.policy.number.Fraction;
import cn.huice.policy.vocabulary.AttributeKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcedureFileTest {
    private static final String SOUND = """
            编号: 供地
            步骤:
            - {步骤: 申报, 角色: 申请人}
            - {步骤: 受理, 角色: 区级, 时限: 5个工作日, 核实: [规划资源]}
            - {步骤: 公示, 角色: 系统, 时限: 10个工作日}
            - {步骤: 审定, 角色: 市级}
            - {步骤: 办结, 角色: 区级, 登记: [供应方式]}
            """;

    private static final String SCORED = """
            编号: 评审
            步骤:
            - {步骤: 申报, 角色: 申请人}
            - {步骤: 初审, 角色: 区级, 时限: 5个工作日, 会审: [税务, 人社], 逾期升级: 市级}
            - 步骤: 评审
              角色: 专家
              评审:
                专家人数: 5
                最少人数: 4
                领域: [生物医药]
                匿名: 是
                合计: 去掉最高最低
                合格: 60
                指标:
                - {名称: 创新性, 满分: 100, 权重: 40%}
                - {名称: 可行性, 满分: 50, 权重: 60%}
                否决项: [弄虚作假]
                否决票数: 2
            - {步骤: 排序, 角色: 市级, 分配: {方式: 择优排序, 指标: [{名称: 评审得分, 权重: 100%, 归一: 名次}], 不足: 停止}}
            - {步骤: 复核, 角色: 市级}
            - {步骤: 审定, 角色: 市级}
            - {步骤: 拨付, 角色: 财政}
            - {步骤: 验收, 角色: 区级}
            - {步骤: 绩效, 角色: 区级}
            - {步骤: 办结, 角色: 系统}
            """;

    @Test
    void a_sound_file_reads_as_written() {
        Procedure procedure = ProcedureFile.read("供地.yaml", SOUND);
        assertEquals(
                new Step(StepKind.ACCEPTANCE, Actor.DISTRICT, OptionalInt.of(5), Set.of("规划资源"), List.of()),
                procedure.step(1));
        assertEquals(List.of(new AttributeKey("supply.mode")), procedure.step(4).records());
    }

    @Test
    void how_long_a_notice_may_be_extended_is_data() {
        String text = SOUND.replace("时限: 10个工作日", "时限: 10个工作日, 延长: 5个工作日");
        assertEquals(
                OptionalInt.of(5), ProcedureFile.read("供地.yaml", text).step(2).extension());
        assertEquals(
                OptionalInt.empty(),
                ProcedureFile.read("供地.yaml", SOUND).step(2).extension());
    }

    @Test
    void joint_review_escalation_and_scoring_are_data() {
        Procedure procedure = ProcedureFile.read("评审.yaml", SCORED);
        assertEquals(List.of("税务", "人社"), procedure.step(1).departments());
        assertEquals(Optional.of(Actor.CITY), procedure.step(1).escalation());
        assertEquals(
                new ReviewRules(
                        5,
                        4,
                        Set.of("生物医药"),
                        true,
                        true,
                        Fraction.of(60),
                        List.of(
                                new Indicator("创新性", Fraction.of(2, 5), 100),
                                new Indicator("可行性", Fraction.of(3, 5), 50)),
                        List.of("弄虚作假"),
                        2),
                procedure.step(2).review().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            步骤: 审定 | 步骤: 审批 | 6:8: 不认识的步骤 审批
            角色: 市级 | 角色: 省级 | 6:16: 不认识的角色 省级
            时限: 10个工作日 | 时限: 两周 | 5:24: 时限应写作
            登记: [供应方式] | 登记: [供应法] | 7:24: 词汇表里没有 供应法
            角色: 区级, 登记 | 谁: 区级, 登记 | 7:12: 不认识的键 谁
            , 时限: 10个工作日 | '' | 5:3: 公示要写明时限
            编号: 供地 | 名称: 供地 | 1:1: 不认识的键 名称
            - {步骤: 公示 | - {步骤: 申报 | 5:8: 申报 不能在 受理 之后
            - {步骤: 公示, 角色: 系统 | - {步骤: 初审, 角色: 系统 | 5:16: 初审 由 系统 办理就走不出去，可用：区级、市级
            - {步骤: 办结, 角色: 区级 | - {步骤: 办结, 角色: 系统 | 7:16: 办结 由 系统 办理就走不出去
            - {步骤: 审定, 角色: 市级} | - {步骤: 复核, 角色: 市级} | 7:8: 办结 不能在 复核 之后
            - {步骤: 审定, 角色: 市级} | - {步骤: 审定} | 6:3: 缺少 角色：审定 由谁办理
            核实: [规划资源] | 会审: [税务, 人社] | 4:35: 受理 不能会审
            核实: [规划资源] | 逾期升级: 专家 | 4:37: 只能升级给
            核实: [规划资源] | 评审: {} | 4:35: 缺少 专家人数
            角色: 申请人 | 角色: 申请人, 材料: 选交 | 3:25: 材料只能在申报一步写作「必交」，不是 选交
            - {步骤: 公示 | '- {步骤: 受理' | 5:8: 受理 不能在 受理 之后
            时限: 10个工作日 | 时限: 10个工作日, 延长: 一周 | 5:36: 延长应写作「5个工作日」，不是 一周
            核实: [规划资源] | 延长: 5个工作日 | 4:35: 只有公示可以延长
            """)
    void what_could_never_run_is_refused_with_its_place(String sound, String broken, String message) {
        refused(SOUND, sound, broken, message);
    }

    @Test
    void a_step_behind_the_end_is_out_of_reach() {
        refused(SOUND + "- {步骤: 绩效, 角色: 区级}\n", "供地", "供地", "8:8: 办结之后的步骤到不了");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            权重: 60% | 权重: 50% | 15:5: 权重合计应是 100%，现在是 90%
            满分: 50 | 满分: 0 | 16:21: 满分 应是 1 至 1000 的整数
            最少人数: 4 | 最少人数: 2 | 12:9: 去掉最高最低后至少剩一位专家
            合格: 60 | 合格: 101 | 13:9: 合格分不能超过 100
            否决票数: 2 | 否决票数: 5 | 18:11: 否决票数 应是 1 至 4 的整数
            [税务, 人社] | [税务] | 4:35: 会审至少要两个部门
            [税务, 人社] | [税务, 税务] | 4:40: 会审 里的 税务 重复
            - {步骤: 绩效, 角色: 区级} | - {步骤: 拨付, 角色: 财政} | 24:8: 拨付 只能有一次
            - {步骤: 复核, 角色: 市级} | - {步骤: 绩效, 角色: 市级} | 20:8: 绩效 不能在 排序 之后
            """)
    void scoring_that_could_not_be_counted_is_refused_with_its_place(String sound, String broken, String message) {
        refused(SCORED, sound, broken, message);
    }

    private static void refused(String text, String sound, String broken, String message) {
        InvalidProcedure refused =
                assertThrows(InvalidProcedure.class, () -> ProcedureFile.read("供地.yaml", text.replace(sound, broken)));
        assertTrue(refused.getMessage().startsWith("供地.yaml:" + message), refused.getMessage());
    }
}
