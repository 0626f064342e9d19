package cn.huice.testing.walk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * An example beside a policy, as the API asks it.
 *
 * @param facts attribute key to value
 */
public record Question(String policy, LocalDate day, Map<String, Object> facts) {

    /** Those beside a policy that is packed with the service under test; none where it needs no tests. */
    public static List<Question> of(String policy) {
        String path = PolicyFiles.paths().get(policy);
        return PolicyFiles.examples(path).stream()
                .map(example -> new Question(policy, example.asOf(), Specimen.facts(example)))
                .toList();
    }
}
