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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
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

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2023-06-01T04:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void one_policy_with_its_tests() throws IOException {
        Files.createDirectories(folder.resolve("120000"));
        Files.writeString(folder.resolve("120000/t-simple.yaml"), Written.simple("独角兽企业", "100元"));
        Files.writeString(folder.resolve("120000/t-simple.test.yaml"), TESTS);
    }

    private int run(Object... arguments) {
        said.reset();
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new PolicyCommand(stream, stream, CLOCK)
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
    void an_item_that_is_only_read_is_indexed_without_tests_and_explained_by_its_clauses() throws IOException {
        Path item = folder.resolve("120000/t-read.yaml");
        Files.writeString(
                item,
                Written.version("t-read", "条款: [{内容: 向区里申请, 依据: 第五条, 性质: 程序}]")
                        .replace("类别: 待遇", "类别: 事项\n主管部门: [市科技局]\n疑问: [期满后怎么办]"));

        assertEquals(0, run("test", folder), this::said);
        assertEquals(0, run("explain", item), this::said);

        assertTrue(said().contains("主管部门：市科技局"), this::said);
        assertTrue(said().contains("疑问：期满后怎么办"), this::said);
        assertTrue(said().contains("· 程序：向区里申请（第五条）"), this::said);
        assertFalse(said().contains("条件"), this::said);
    }

    @Test
    void coverage_counts_items_cases_and_questions_and_is_checked_against_the_files() throws IOException {
        Files.writeString(
                folder.resolve("120000/t-read.yaml"),
                Written.version("t-read", "条款: [{内容: 向区里申请, 依据: 第五条, 性质: 程序}]")
                        .replace("类别: 待遇", "类别: 事项\n疑问: [期满后怎么办]"));
        Path page = folder.resolve("coverage.md");

        assertEquals(1, run("coverage", folder.resolve("120000"), "--to", page, "--check"));
        assertEquals(0, run("coverage", folder.resolve("120000"), "--to", page), this::said);

        String written = Files.readString(page);
        assertTrue(written.contains("| 待遇 | 1 | 1 | 0 | 2 | 0 |"), written);
        assertTrue(written.contains("| 事项 | 1 | 0 | 0 | 0 | 1 |"), written);
        assertTrue(written.contains("| 合计 | 2 | 1 | 0 | 2 | 1 |"), written);
        assertTrue(written.contains("- `t-read`（津试〔2020〕1号）：期满后怎么办"), written);
        assertEquals(0, run("coverage", folder.resolve("120000"), "--to", page, "--check"), this::said);
    }

    @Test
    void citations_that_find_no_article_are_listed_with_their_policy() throws IOException {
        Path documents = Files.createDirectories(folder.resolve("documents"));
        assertEquals(1, run("citations", folder.resolve("120000"), "--documents", documents));
        assertTrue(said().contains("没有文件 test-document"), this::said);

        Files.writeString(documents.resolve("test-document.md"), "试验办法\n\n第一条 独角兽。\n");
        assertEquals(1, run("citations", folder.resolve("120000"), "--documents", documents));
        assertTrue(said().contains("t-simple: 步骤“结果 = 100元”的依据 第二条"), this::said);
        assertTrue(said().contains("依据 2 处，1 处找不到条文"), this::said);

        Files.writeString(documents.resolve("test-document.md"), "试验办法\n\n第一条 独角兽。\n\n第二条 一百元。\n");
        assertEquals(0, run("citations", folder.resolve("120000"), "--documents", documents), this::said);
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
    void errors_come_as_json_for_editors() throws IOException {
        Files.writeString(folder.resolve("120000/t-simple.yaml"), Written.simple("独角曾企业", "100元"));

        assertEquals(1, run("check", "--json", folder));

        String file = folder.resolve("120000/t-simple.yaml").toString();
        assertEquals(
                "{\"errors\": [\n{\"file\": \"" + file + "\", \"line\": 9, \"column\": 14,"
                        + " \"message\": \"没有名为“独角曾企业”的事实或步骤\", \"suggestion\": \"独角兽企业\"}\n]}\n",
                said());
        Files.writeString(folder.resolve("120000/t-simple.yaml"), Written.simple("独角兽企业", "100元"));
        assertEquals(0, run("check", "--json", folder));
        assertEquals("{\"errors\": []}\n", said());
    }

    @Test
    void a_policy_is_explained_by_itself() throws IOException {
        assertEquals(0, run("explain", folder.resolve("120000/t-simple.yaml")), this::said);

        assertEquals("""
                t-simple 测试政策
                待遇，对象 企业，天津市
                依据：津试〔2020〕1号《试验办法》

                版本 2020-01-01 起
                  条件
                    · 须满足：
                      · 独角兽企业（第一条）
                  金额（元）
                    1. 结果 = 100元（第二条）
                """, said());
    }

    @Test
    void a_policy_is_explained_for_a_case_of_its_tests() throws IOException {
        assertEquals(0, run("explain", folder.resolve("120000/t-simple.yaml"), "--case", "不是独角兽"), this::said);

        assertEquals("""
                t-simple 测试政策
                评估日 2023-06-01
                结论：不符合
                未满足：
                  · 独角兽企业（第一条）：独角兽企业 否（科技核实）

                条件
                  不满足 须满足：
                    不满足 独角兽企业（第一条）
                        用到：独角兽企业 否（科技核实）
                """, said());
    }

    @Test
    void facts_by_themselves_are_taken_as_of_today_or_of_a_day_named() throws IOException {
        Path facts = Files.writeString(folder.resolve("facts.txt"), "{列入失信记录: 否}");
        Path policy = folder.resolve("120000/t-simple.yaml");

        assertEquals(0, run("explain", policy, "--facts", facts), this::said);
        assertTrue(said().contains("评估日 2023-06-01\n结论：待定\n补上就能决定结果的事实：\n  · 独角兽企业（是或否；科技）"), this::said);
        assertEquals(0, run("explain", policy, "--facts", facts, "--on", "2019-12-31"), this::said);
        assertTrue(said().contains("结论：未生效；各版本：2020-01-01 起"), this::said);
    }

    @Test
    void policies_are_compared_between_files_and_between_folders() throws IOException {
        Path now = folder.resolve("120000/t-simple.yaml");
        Path old = Files.writeString(folder.resolve("before.yaml"), Written.simple("独角兽企业", "50元"));
        Path copy = Files.createDirectories(folder.resolve("copy"));
        Files.writeString(copy.resolve("t-simple.yaml"), Written.simple("独角兽企业", "50元"));
        Files.writeString(copy.resolve("t-gone.yaml"), Written.version("t-gone", ""));

        assertEquals(1, run("diff", old, now), this::said);
        assertEquals("t-simple 测试政策\n  2020-01-01 起的版本：步骤“结果”：50元 → 100元\n", said());
        assertEquals(1, run("diff", copy, folder.resolve("120000")), this::said);
        assertEquals("取消政策：t-gone 测试政策\nt-simple 测试政策\n  2020-01-01 起的版本：步骤“结果”：50元 → 100元\n", said());
        assertEquals(0, run("diff", now, now));
        assertEquals("没有区别\n", said());
    }

    @Test
    void two_readings_of_a_policy_that_refers_to_others_are_compared_from_anywhere() throws IOException {
        String top = Written.version("t-top", "条件: [{条件: 满足(\"t-simple\"), 依据: 第一条}]");
        Path now = Files.writeString(folder.resolve("120000/t-top.yaml"), top);
        Path apart = Files.createDirectories(folder.resolve("apart"));
        Path old = Files.writeString(apart.resolve("t-top.yaml"), top.replace("第一条", "第二条"));
        Path beside = Files.writeString(folder.resolve("120000/old.yaml"), top.replace("第一条", "第二条"));
        String difference = "t-top 测试政策\n  2020-01-01 起的版本：条件“满足(\"t-simple\")”的依据：第二条 → 第一条\n";

        assertEquals(1, run("diff", old, now), this::said);
        assertEquals(difference, said());
        assertEquals(1, run("diff", beside, now), this::said);
        assertEquals(difference, said());
    }

    @Test
    void what_cannot_be_read_is_no_difference_but_a_mistake() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "编号");

        assertEquals(2, run("diff", wrong, folder.resolve("120000/t-simple.yaml")));
        assertEquals(2, run("diff", folder, folder.resolve("120000/t-simple.yaml")));
        assertEquals(2, run("diff", folder));
    }

    @Test
    void a_wrong_option_or_case_is_answered_with_the_nearest_right_one() {
        Path policy = folder.resolve("120000/t-simple.yaml");

        assertEquals(2, run("check", "--jsn", folder));
        assertTrue(said().contains("没有选项 --jsn，是否为 --json？"), this::said);
        assertEquals(2, run("explain", policy, "--case", "给一千元"));
        assertTrue(said().contains("没有用例“给一千元”，是否为“给一百元”？"), this::said);
        assertEquals(2, run("explain", policy, "--on", "明天"));
        assertEquals(2, run("explain", policy, "--facts"));
        assertEquals(2, run("explain", folder));
        assertEquals(2, run("chek", folder));
        assertTrue(said().contains("是否为 check？"), this::said);
    }

    @Test
    void a_file_that_is_no_text_or_too_long_is_refused_with_its_place() throws IOException {
        Path policy = folder.resolve("120000/t-simple.yaml");
        Files.write(policy, new byte[] {'a', '\n', 'b', (byte) 0xff});
        assertEquals(1, run("check", folder));
        assertTrue(said().contains("t-simple.yaml:2:2: 这里不是 UTF-8"), this::said);

        Files.write(policy, new byte[10 << 20]);
        assertEquals(1, run("check", folder));
        assertTrue(said().contains("t-simple.yaml:1:1: 文件超过 1 MB"), this::said);
    }

    @Test
    void a_wrong_call_is_answered_with_the_usage() {
        assertEquals(2, run());
        assertEquals(2, run("paint", folder));
        assertEquals(2, run("check", folder.resolve("nothing")));
    }
}
