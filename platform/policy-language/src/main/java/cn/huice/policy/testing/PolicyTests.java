package cn.huice.policy.testing;

import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyError;
import cn.huice.policy.PolicySource;
import cn.huice.policy.assessment.Assessment;
import cn.huice.policy.assessment.Assessor;
import cn.huice.policy.fact.Facts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs test files. {@code x.test.yaml} tests the policy with the id {@code x}: a list of cases, each with 名称, 日期, 事实
 * and 期望; or 共同事实 and 用例, where a case's own facts go over the common ones, and 工作日历 with the days off.
 */
public final class PolicyTests {
    /** How names of test files end. */
    public static final String SUFFIX = ".test.yaml";

    private final PolicyBook book;
    private final List<PolicyError> failures = new ArrayList<>();
    private final TreeMap<String, Integer> passed = new TreeMap<>();

    private PolicyTests(PolicyBook book) {
        this.book = book;
    }

    public static TestReport run(PolicyBook book, Collection<PolicySource> testSources) {
        var tests = new PolicyTests(book);
        testSources.forEach(tests::runFile);
        return new TestReport(tests.passed, tests.failures);
    }

    private void runFile(PolicySource source) {
        String file = source.name().substring(source.name().lastIndexOf('/') + 1);
        String id = file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
        Optional<Policy> policy = book.find(id);
        if (policy.isEmpty()) {
            failures.add(new PolicyError(source.name(), 1, 1, "没有编号为“" + id + "”的政策可测", Optional.empty()));
            return;
        }
        var reader = new TestReader(book.vocabulary(), source);
        List<TestCase> cases = reader.read();
        failures.addAll(reader.problems());
        if (cases.isEmpty() && reader.problems().isEmpty()) {
            failures.add(new PolicyError(source.name(), 1, 1, "没有用例", Optional.empty()));
        }
        var assessor = new Assessor(book, reader.calendar());
        for (TestCase test : cases) {
            Assessment assessment = assessor.assess(policy.get(), test.asOf(), Facts.of(test.facts()));
            List<String> differences = test.expected().differences(assessment);
            if (differences.isEmpty()) {
                passed.merge(id, 1, Integer::sum);
            }
            for (String difference : differences) {
                failures.add(new PolicyError(
                        source.name(),
                        test.at().line(),
                        test.at().column(),
                        "用例“" + test.name() + "”：" + difference,
                        Optional.empty()));
            }
        }
    }
}
