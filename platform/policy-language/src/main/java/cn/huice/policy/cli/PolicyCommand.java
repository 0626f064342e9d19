package cn.huice.policy.cli;

import cn.huice.policy.PolicyErrors;
import cn.huice.policy.text.NearestName;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/**
 * The command for authors of policies: check, test, explain, diff, citations, coverage, and index for builds.
 *
 * <p>A folder stands for all policies below it. Policies of the same folders are read along, because policies refer to
 * each other. Ends with 0; with 1 where a policy or a test is wrong or policies differ; with 2 where the call is wrong.
 */
public final class PolicyCommand {
    private static final List<String> COMMANDS =
            List.of("check", "test", "explain", "diff", "citations", "coverage", "index");
    private static final String USAGE = """
            用法：
              check   [--json] 文件或目录...     检查政策；--json 供编辑器和构建服务器读取
              test    [--json] 文件或目录...     检查政策并运行其测试
              explain 文件 [--facts 事实文件 | --case 用例名称] [--on 日期]
                                                 用文字说明政策，或说明它对这些事实的结论
              diff    旧文件 新文件              用文字说明改了什么，也可以是两个目录；相同为 0，不同为 1
              citations 文件或目录... --documents 目录
                                                 列出在原文里找不到条文的依据；都找到为 0
              coverage 目录... --to 文件 [--check]
                                                 写出各文件的项目、用例和疑问；--check 只看写的还对不对
              index   目录 输出文件              检查、测试目录下全部政策，写出资源清单
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    PolicyCommand(PrintStream out, PrintStream err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int status = new PolicyCommand(out, err, Clock.system(ZoneId.of("Asia/Shanghai"))).run(List.of(arguments));
        if (status != 0) {
            System.exit(status);
        }
    }

    int run(List<String> arguments) {
        if (arguments.isEmpty()) {
            err.print(USAGE);
            return 2;
        }
        String command = arguments.getFirst();
        List<String> rest = arguments.subList(1, arguments.size());
        try {
            return switch (command) {
                case "check" -> new CheckCommand(out, err).run(rest, false);
                case "test" -> new CheckCommand(out, err).run(rest, true);
                case "index" -> new CheckCommand(out, err).index(rest);
                case "explain" -> new ExplainCommand(out, clock).run(rest);
                case "coverage" -> new CoverageCommand(out).run(rest);
                case "citations" -> new CitationsCommand(out).run(rest);
                case "diff" -> new DiffCommand(out).run(rest);
                default ->
                    throw new WrongCall("没有命令 " + command
                            + NearestName.to(command, COMMANDS)
                                    .map(right -> "，是否为 " + right + "？")
                                    .orElse(""));
            };
        } catch (WrongCall e) {
            err.println(e.getMessage());
            err.println("不带参数运行可看用法");
            return 2;
        } catch (PolicyErrors e) {
            e.errors().forEach(error -> err.println(error.display()));
            return "diff".equals(command) ? 2 : 1;
        } catch (IOException e) {
            err.println("读写文件失败：" + e.getMessage());
            return 2;
        }
    }
}
