package cn.huice.policy.cli;

import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.PolicySource;
import cn.huice.policy.assessment.Assessor;
import cn.huice.policy.assessment.WorkingDays;
import cn.huice.policy.explain.AssessmentWords;
import cn.huice.policy.explain.PolicyWords;
import cn.huice.policy.testing.Example;
import cn.huice.policy.text.NearestName;
import cn.huice.policy.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in words what a policy asks and gives, or how it comes out for given facts. */
final class ExplainCommand {
    private static final String FACTS = "--facts";
    private static final String CASE = "--case";
    private static final String ON = "--on";

    private final PrintStream out;
    private final Clock clock;

    ExplainCommand(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    int run(List<String> arguments) throws IOException, WrongCall, PolicyErrors {
        var call = Call.of(arguments, Map.of(FACTS, true, CASE, true, ON, true)).needing(1, 1);
        Path path = call.paths().getFirst();
        if (Files.isDirectory(path)) {
            throw new WrongCall("explain 要写一个政策文件，而不是目录");
        }
        if (call.has(FACTS) && call.has(CASE)) {
            throw new WrongCall("--facts 与 --case 只能写一个");
        }
        Optional<LocalDate> on = day(call);
        var files = PolicyFiles.under(List.of(path));
        var sources = files.policies();
        var book = load(files, sources);
        Policy policy = policyIn(files.asked().getFirst(), sources, book);
        Optional<Example> example = example(call, files.asked().getFirst());
        var lines =
                example.isPresent() ? assessed(policy, book, example.get(), on) : new PolicyWords(book).of(policy, on);
        lines.forEach(out::println);
        return 0;
    }

    private static List<String> assessed(Policy policy, PolicyBook book, Example example, Optional<LocalDate> on) {
        var assessor = new Assessor(book, example.workingDays());
        return new AssessmentWords(book)
                .of(policy, assessor.assess(policy, on.orElse(example.asOf()), example.facts()));
    }

    private static Optional<LocalDate> day(Call call) throws WrongCall {
        try {
            return call.option(ON).map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw new WrongCall("--on 后面应是日期，如 2023-06-01");
        }
    }

    private static PolicyBook load(PolicyFiles files, List<PolicySource> sources) throws PolicyErrors {
        try {
            return PolicyBook.load(sources, Vocabulary.standard());
        } catch (PolicyErrors e) {
            throw new PolicyErrors(files.concerning(e.errors()));
        }
    }

    static Policy policyIn(Path file, List<PolicySource> sources, PolicyBook book) {
        String text = sources.stream()
                .filter(source -> source.name().equals(TextFile.name(file)))
                .map(PolicySource::text)
                .findFirst()
                .orElseThrow();
        return book.all().stream()
                .filter(policy -> policy.sourceText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    /** Facts by themselves are taken as of today. */
    private Optional<Example> example(Call call, Path policy) throws IOException, WrongCall, PolicyErrors {
        if (call.has(FACTS)) {
            Path file = Path.of(call.option(FACTS).orElseThrow());
            if (!Files.isRegularFile(file)) {
                throw new WrongCall("没有这个文件：" + file);
            }
            var facts = Example.facts(TextFile.read(file), Vocabulary.standard());
            return Optional.of(new Example("", LocalDate.now(clock), facts, WorkingDays.NONE));
        }
        return call.has(CASE) ? Optional.of(caseOf(policy, call.option(CASE).orElseThrow())) : Optional.empty();
    }

    private static Example caseOf(Path policy, String name) throws IOException, WrongCall, PolicyErrors {
        Path file = PolicyFiles.testOf(policy);
        if (!Files.isRegularFile(file)) {
            throw new WrongCall("没有测试文件：" + file);
        }
        var examples = Example.in(TextFile.read(file), Vocabulary.standard());
        var names = examples.stream().map(Example::name).toList();
        return examples.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongCall("没有用例“" + name + "”"
                        + NearestName.to(name, names)
                                .map(right -> "，是否为“" + right + "”？")
                                .orElse("；有：" + String.join("、", names))));
    }
}
