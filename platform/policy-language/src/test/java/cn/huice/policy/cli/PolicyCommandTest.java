package cn.huice.policy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.policy.Written;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {
    private static final String TESTS = """
            共同事实: {独角兽企业: 是}
            用例:
            - {名称: 给一百元, 日期: 2023-06-01, 期望: {结果: 符合, 金额: 100.00}}
            - {名称: 不是独角兽, 日期: 2023-06-01, 事实: {独角兽企业: 否}, 期望: {结果: 不符合, 条款: 第一条}}
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void one_policy_with_its_tests() throws IOException {
        Files.createDirectories(folder.resolve("120000"));
        Files.writeString(folder.resolve("120000/t-simple.yaml"), Written.simple("独角兽企业", "100元"));
        Files.writeString(folder.resolve("120000/t-simple.test.yaml"), TESTS);
    }

    private int run(Object... arguments) throws IOException {
        said.reset();
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new PolicyCommand(stream, stream)
                .run(List.of(arguments).stream().map(Object::toString).toList());
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_good_folder_is_indexed_by_resource_path() throws IOException {
        Path index = folder.resolve("out/policies/index.txt");

        assertEquals(0, run("index", folder, index), this::said);

        assertEquals(List.of("policies/120000/t-simple.yaml"), Files.readAllLines(index));
        assertTrue(said().contains("用例 2 个"));
    }

    @Test
    void a_red_test_fails_with_its_place_and_writes_no_index() throws IOException {
        Files.writeString(folder.resolve("120000/t-simple.test.yaml"), TESTS.replace("100.00", "99.99"));
        Path index = folder.resolve("index.txt");

        assertEquals(1, run("index", folder, index));

        assertTrue(said().contains("t-simple.test.yaml:3:3: 用例“给一百元”：金额应为 99.99，实为 100.00 CNY"), this::said);
        assertFalse(Files.exists(index));
    }

    @Test
    void a_policy_without_tests_or_under_another_name_is_refused() throws IOException {
        Files.delete(folder.resolve("120000/t-simple.test.yaml"));
        assertEquals(1, run("test", folder));
        assertTrue(said().contains("没有测试文件"));

        Files.move(folder.resolve("120000/t-simple.yaml"), folder.resolve("120000/other.yaml"));
        assertEquals(1, run("check", folder));
        assertTrue(said().contains("文件名应是政策编号"));
    }

    @Test
    void one_file_is_checked_together_with_those_it_refers_to() throws IOException {
        Path top = folder.resolve("120000/t-top.yaml");
        Files.writeString(top, Written.version("t-top", "条件: [{条件: 满足(\"t-simple\"), 依据: 第一条}]"));

        assertEquals(0, run("check", top), this::said);
        assertEquals(0, run("test", folder.resolve("120000/t-simple.test.yaml")), this::said);
    }

    @Test
    void mistakes_in_test_files_are_told_with_the_right_name() throws IOException {
        Files.writeString(folder.resolve("120000/t-simple.test.yaml"), TESTS.replace("共同事实: {独角兽企业", "共同事实: {独角曾企业"));

        assertEquals(1, run("test", folder));

        assertTrue(said().contains("t-simple.test.yaml:1:8: 没有名为“独角曾企业”的事实，是否为“独角兽企业”？"), this::said);
    }

    @Test
    void a_wrong_call_is_answered_with_the_usage() throws IOException {
        assertEquals(2, run());
        assertEquals(2, run("paint", folder));
        assertEquals(2, run("check", folder.resolve("nothing")));
    }
}
