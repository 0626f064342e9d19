package cn.huice.casework.procedure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.vocabulary.AttributeKey;
import java.util.List;
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

    @Test
    void a_sound_file_reads_as_written() {
        Procedure procedure = ProcedureFile.read("供地.yaml", SOUND);
        assertEquals(
                new Step(StepKind.ACCEPTANCE, Actor.DISTRICT, OptionalInt.of(5), Set.of("规划资源"), List.of(), false),
                procedure.step(1));
        assertEquals(List.of(new AttributeKey("supply.mode")), procedure.step(4).records());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            步骤: 审定 | 步骤: 审批 | 第 4 步：不认识的步骤 审批
            角色: 市级 | 角色: 省级 | 第 4 步：不认识的角色 省级
            时限: 10个工作日 | 时限: 两周 | 第 3 步：时限应写作
            登记: [供应方式] | 登记: [供应法] | 第 5 步：词汇表里没有 供应法
            角色: 区级, 登记 | 谁: 区级, 登记 | 第 5 步：不认识的键 谁
            , 时限: 10个工作日 | '' | 第 3 步：公示要写明时限
            编号: 供地 | 名称: 供地 | 缺少 编号
            - {步骤: 公示 | - {步骤: 申报 | 第 3 步：申报 不能在 受理 之后
            """)
    void what_could_never_run_is_refused_with_its_place(String sound, String broken, String message) {
        InvalidProcedure refused =
                assertThrows(InvalidProcedure.class, () -> ProcedureFile.read("供地.yaml", SOUND.replace(sound, broken)));
        assertTrue(refused.getMessage().startsWith("供地.yaml：" + message), refused.getMessage());
    }
}
