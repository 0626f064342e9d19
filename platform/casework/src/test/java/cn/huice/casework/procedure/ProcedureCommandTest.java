package cn.huice.casework.procedure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcedureCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void it_draws_steps_ways_and_ways_out() throws IOException {
        Path file = written("""
                编号: 试
                步骤:
                - {步骤: 申报, 角色: 申请人}
                - {步骤: 初审, 角色: 区级, 时限: 5个工作日, 会审: [税务, 人社], 逾期升级: 市级}
                - {步骤: 公示, 角色: 系统, 时限: 7个工作日}
                - {步骤: 审定, 角色: 市级}
                - {步骤: 办结, 角色: 系统}
                """);
        assertEquals(0, run("draw", file.toString()));
        assertEquals("""
                flowchart TB
                  s1["申报<br/>申请人"]
                  s2["初审<br/>会审：税务、人社<br/>5个工作日<br/>逾期升级：市级"]
                  s3["公示<br/>系统<br/>7个工作日"]
                  s4["审定<br/>市级"]
                  s5["办结<br/>系统"]
                  rejected([不予批准])
                  withdrawn([撤回])
                  supplement([退回补正])
                  s1 -->|提交| s2
                  s2 -->|各部门同意| s3
                  s2 -.->|退回| supplement
                  supplement -.->|再提交| s2
                  s2 --> rejected
                  s3 -->|期满无异议| s4
                  s3 --> rejected
                  s3 -->|异议成立| s2
                  s4 -->|批准| s5
                  s4 -.->|退回| supplement
                  supplement -.->|再提交| s4
                  s4 --> rejected
                  s1 & s2 & s3 & s4 & supplement -.->|撤回| withdrawn
                  rejected -->|重新办理| s2
                """, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_wrong_file_is_named_with_its_place_and_a_wrong_call_gets_the_usage() throws IOException {
        Path file = written("编号: 试\n步骤: []\n");
        assertEquals(1, run("check", file.toString()));
        assertTrue(
                err.toString(StandardCharsets.UTF_8).startsWith(file + ":2:5: 缺少 步骤"),
                err.toString(StandardCharsets.UTF_8));
        assertEquals(2, run("draw"));
        assertEquals(2, run("check", folder.resolve("gone.yaml").toString()));
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("试.yaml"), text);
    }

    private int run(String... arguments) throws IOException {
        return new ProcedureCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
    }
}
