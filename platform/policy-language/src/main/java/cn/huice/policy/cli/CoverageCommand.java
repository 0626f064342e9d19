package cn.huice.policy.cli;

import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.testing.PolicyTests;
import cn.huice.policy.testing.TestReport;
import cn.huice.policy.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes what of each document is in the catalogue, or sees that what was written is still true. */
final class CoverageCommand {
    private static final String TO = "--to";
    private static final String CHECK = "--check";

    private final PrintStream out;

    CoverageCommand(PrintStream out) {
        this.out = out;
    }

    /** Gives 1 where the file is no longer true. */
    int run(List<String> arguments) throws IOException, WrongCall, PolicyErrors {
        var call = Call.of(arguments, Map.of(TO, true, CHECK, false)).needing(1, Integer.MAX_VALUE);
        Path file = Path.of(call.option(TO).orElseThrow(() -> new WrongCall("要写 " + TO + " 文件")));
        // Each folder is a service's: services have books of their own.
        var policies = new TreeMap<String, Policy>();
        var cases = new TreeMap<String, Integer>();
        for (Path folder : call.paths()) {
            var files = PolicyFiles.under(List.of(folder));
            var book = PolicyBook.load(files.policies(), Vocabulary.standard());
            TestReport report = PolicyTests.run(book, files.tests());
            if (!report.isGreen()) {
                throw new PolicyErrors(report.failures());
            }
            book.all().forEach(policy -> policies.put(policy.id(), policy));
            cases.putAll(report.passed());
        }
        String written = Coverage.of(policies.values(), cases);
        if (!call.has(CHECK)) {
            Files.writeString(file, written, StandardCharsets.UTF_8);
            out.println("已写 " + file);
            return 0;
        }
        if (Files.exists(file) && Files.readString(file, StandardCharsets.UTF_8).equals(written)) {
            return 0;
        }
        out.println(file + " 与政策文件不符，请运行 ./huice policy coverage 重写");
        return 1;
    }
}
