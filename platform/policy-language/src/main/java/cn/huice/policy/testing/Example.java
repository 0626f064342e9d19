package cn.huice.policy.testing;

import cn.huice.policy.PolicyErrors;
import cn.huice.policy.PolicySource;
import cn.huice.policy.assessment.WorkingDays;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The day, the facts and the working days of one case of a test file. */
public record Example(String name, LocalDate asOf, Facts facts, WorkingDays workingDays) {

    /**
     * The cases of a test file in their order.
     *
     * @throws PolicyErrors if anything in the file is wrong
     */
    public static List<Example> in(PolicySource testFile, Vocabulary vocabulary) throws PolicyErrors {
        var reader = new TestReader(vocabulary, testFile);
        List<TestCase> cases = reader.read();
        if (!reader.problems().isEmpty()) {
            throw new PolicyErrors(reader.problems());
        }
        return cases.stream()
                .map(test -> new Example(test.name(), test.asOf(), Facts.of(test.facts()), reader.calendar()))
                .toList();
    }

    /**
     * Facts alone: a mapping of names to values, as under 事实.
     *
     * @throws PolicyErrors if anything in the file is wrong
     */
    public static Facts facts(PolicySource file, Vocabulary vocabulary) throws PolicyErrors {
        var reader = new TestReader(vocabulary, file);
        Map<AttributeKey, Fact> facts = reader.readFacts();
        if (!reader.problems().isEmpty()) {
            throw new PolicyErrors(reader.problems());
        }
        return Facts.of(facts);
    }
}
