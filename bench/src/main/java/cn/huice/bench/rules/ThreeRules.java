package cn.huice.bench.rules;

import cn.huice.bench.policies.RealPolicies;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.PolicySource;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The rules other engines are measured on: whether an enterprise may have the R&amp;D subsidy (flags and a code), how
 * much it gets (percent of a sum, growth between clamps, cap), and an award in tiers by degree and age.
 */
public final class ThreeRules {
    /** Ids, in the order of answers. */
    public static final List<String> IDS = List.of("rd21-eligibility", "rd21-final-subsidy", "bench-degree-award");

    /** A day on which all of them, and all real policies so far, are in force. */
    public static final LocalDate DAY = LocalDate.of(2023, 3, 1);

    private ThreeRules() {}

    /** All that the rules ask for. */
    public static List<AttributeKey> attributes() {
        return Arrays.stream(Question.values()).map(Question::key).toList();
    }

    /** The rules as policies, and what they cite. */
    public static List<PolicySource> sources(Path root) {
        var cited =
                RealPolicies.read(root).stream().filter(source -> source.name().startsWith("rd21-"));
        return Stream.concat(cited, Stream.of(award())).toList();
    }

    public static PolicyBook book(Path root) {
        try {
            return PolicyBook.load(sources(root), Vocabulary.standard());
        } catch (PolicyErrors e) {
            throw new IllegalStateException(e);
        }
    }

    private static PolicySource award() {
        return new PolicySource("bench-degree-award.yaml", resource("bench-degree-award.yaml"));
    }

    static String resource(String name) {
        try (var in = Objects.requireNonNull(ThreeRules.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
