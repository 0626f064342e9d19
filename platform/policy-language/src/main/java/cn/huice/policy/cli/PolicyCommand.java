package cn.huice.policy.cli;

import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyError;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.testing.PolicyTests;
import cn.huice.policy.testing.TestReport;
import cn.huice.policy.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code check FILES...}, {@code test FILES...} and {@code index SOURCES OUTPUT}.
 *
 * <p>A folder stands for all policies below it. Policies of the same folders are read along, because policies refer to
 * each other. Ends with 0, with 1 where a policy or a test is wrong, with 2 where the call is.
 */
public final class PolicyCommand {
    private static final String USAGE = """
            用法：
              check 文件或目录...      检查政策
              test  文件或目录...      检查政策并运行其测试
              index 目录 输出文件      检查、测试目录下全部政策，写出资源清单
            """;

    private final PrintStream out;
    private final PrintStream err;

    PolicyCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int status = new PolicyCommand(out, err).run(List.of(arguments));
        if (status != 0) {
            System.exit(status);
        }
    }

    int run(List<String> arguments) throws IOException {
        if (arguments.size() < 2) {
            err.print(USAGE);
            return 2;
        }
        List<Path> paths = arguments.stream().skip(1).map(Path::of).toList();
        String command = arguments.getFirst();
        boolean isIndex = "index".equals(command) && paths.size() == 2;
        if (!isIndex && !Arrays.asList("check", "test").contains(command)) {
            err.print(USAGE);
            return 2;
        }
        List<Path> inputs = isIndex ? paths.subList(0, 1) : paths;
        Optional<Path> missing =
                inputs.stream().filter(path -> !Files.exists(path)).findFirst();
        if (missing.isPresent()) {
            err.println("没有这个文件或目录：" + missing.get());
            return 2;
        }
        var files = PolicyFiles.under(inputs);
        var errors = new ArrayList<PolicyError>();
        int tests = examine(files, !"check".equals(command), errors);
        errors.forEach(error -> err.println(error.display()));
        if (!errors.isEmpty()) {
            err.println("共 " + errors.size() + " 处错误");
            return 1;
        }
        if (isIndex) {
            files.writeIndex(inputs.getFirst(), paths.getLast());
        }
        out.println(
                "政策 " + files.asked().size() + " 份，无误" + ("check".equals(command) ? "" : "；用例 " + tests + " 个，全部通过"));
        return 0;
    }

    /** Gives how many cases passed. */
    private static int examine(PolicyFiles files, boolean withTests, List<PolicyError> errors) throws IOException {
        try {
            var book = PolicyBook.load(files.policies(), Vocabulary.standard());
            errors.addAll(files.misnamed(book));
            if (!withTests) {
                return 0;
            }
            errors.addAll(files.untested());
            TestReport report = PolicyTests.run(book, files.tests());
            errors.addAll(report.failures());
            return report.passedInAll();
        } catch (PolicyErrors e) {
            e.errors().stream().filter(error -> files.isAsked(error.file())).forEach(errors::add);
            if (errors.isEmpty()) {
                errors.addAll(e.errors());
            }
            return 0;
        }
    }
}
