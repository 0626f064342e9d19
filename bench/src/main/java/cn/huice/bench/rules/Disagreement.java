package cn.huice.bench.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where an engine answers otherwise than another.
 *
 * @param subjects how many got another answer, for each rule
 * @param example the first of them, for people
 */
public record Disagreement(List<Long> subjects, Optional<String> example) {

    public Disagreement {
        subjects = List.copyOf(subjects);
    }

    /** How many answers are others. */
    public long inAll() {
        return subjects.stream().mapToLong(Long::longValue).sum();
    }

    /** Holds all answers together. Both must have taken in the same subjects. */
    public static Disagreement between(Engine right, Engine other) {
        int rules = ThreeRules.IDS.size();
        var subjects = new long[rules];
        var expected = new long[rules];
        var actual = new long[rules];
        Optional<String> example = Optional.empty();
        for (int row = 0; row < Math.min(right.rows(), other.rows()); row++) {
            right.reply(row, expected);
            other.reply(row, actual);
            for (int rule = 0; rule < rules; rule++) {
                if (expected[rule] != actual[rule]) {
                    subjects[rule]++;
                    if (example.isEmpty()) {
                        example = Optional.of("%s, subject %d: %d, not %d"
                                .formatted(ThreeRules.IDS.get(rule), row, actual[rule], expected[rule]));
                    }
                }
            }
        }
        return new Disagreement(Arrays.stream(subjects).boxed().toList(), example);
    }
}
