package cn.huice.policy.cli;

import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyError;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.testing.PolicyTests;
import cn.huice.policy.testing.TestReport;
import cn.huice.policy.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks policies, and runs their tests. */
final class CheckCommand {
    private static final String JSON = "--json";

    private final PrintStream out;
    private final PrintStream err;

    CheckCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int run(List<String> arguments, boolean withTests) throws IOException, WrongCall {
        var call = Call.of(arguments, Map.of(JSON, false)).needing(1, Integer.MAX_VALUE);
        return examine(PolicyFiles.under(call.paths()), withTests, call.has(JSON));
    }

    /** As a build does it: only what is right and tested gets into the index. */
    int index(List<String> arguments) throws IOException, WrongCall {
        if (arguments.size() != 2) {
            throw new WrongCall("index 要写一个目录和一个输出文件");
        }
        Path root = new Call(List.of(Path.of(arguments.getFirst())), Map.of())
                .needing(1, 1)
                .paths()
                .getFirst();
        var files = PolicyFiles.under(List.of(root));
        int status = examine(files, true, false);
        if (status == 0) {
            files.writeIndex(root, Path.of(arguments.getLast()));
        }
        return status;
    }

    private int examine(PolicyFiles files, boolean withTests, boolean json) throws IOException {
        var errors = new ArrayList<PolicyError>();
        int passed = examine(files, withTests, errors);
        if (json) {
            out.println(ErrorsAsJson.of(errors));
        } else if (errors.isEmpty()) {
            out.println("政策 " + files.asked().size() + " 份，无误" + (withTests ? "；用例 " + passed + " 个，全部通过" : ""));
        } else {
            errors.forEach(error -> err.println(error.display()));
            err.println("共 " + errors.size() + " 处错误");
        }
        return errors.isEmpty() ? 0 : 1;
    }

    /** Gives how many cases passed. */
    private static int examine(PolicyFiles files, boolean withTests, List<PolicyError> errors) throws IOException {
        try {
            var book = PolicyBook.load(files.policies(), Vocabulary.standard());
            errors.addAll(files.misnamed(book));
            if (!withTests) {
                return 0;
            }
            errors.addAll(files.untested(book));
            TestReport report = PolicyTests.run(book, files.tests());
            errors.addAll(report.failures());
            return report.passedInAll();
        } catch (PolicyErrors e) {
            errors.addAll(files.concerning(e.errors()));
            return 0;
        }
    }
}
