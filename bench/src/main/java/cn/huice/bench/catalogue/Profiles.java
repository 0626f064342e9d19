package cn.huice.bench.catalogue;

import cn.huice.bench.measure.Suite;
import cn.huice.bench.policies.Atoms;
import cn.huice.bench.policies.RealPolicies;
import cn.huice.bench.population.Population;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Questions for assessments: everything known of one made-up subject after the other, as far as some policies ask for it. No
 * policy is named, so all are asked.
 */
final class Profiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Collection<AttributeKey> attributes;
    private final Population population;
    private final int policies;

    private Profiles(List<Policy> asked) {
        this.policies = asked.size();
        this.attributes = Atoms.of(asked, CatalogueBench.DAY).attributes();
        this.population = new Population(Suite.SEED, Vocabulary.standard(), attributes);
    }

    /** For what is executable of these services' policies. @param modules folders of the services */
    static Profiles of(Path root, String... modules) {
        try {
            PolicyBook book = PolicyBook.load(RealPolicies.read(root, List.of(modules)), Vocabulary.standard());
            return new Profiles(book.all().stream().filter(Policy::executable).toList());
        } catch (PolicyErrors e) {
            throw new IllegalStateException(e);
        }
    }

    int policies() {
        return policies;
    }

    int attributes() {
        return attributes.size();
    }

    /** The bodies of so many questions, each about another subject. */
    List<byte[]> bodies(int count) {
        return IntStream.range(0, count).mapToObj(this::body).toList();
    }

    private byte[] body(int subject) {
        Map<String, Object> facts = new TreeMap<>();
        for (AttributeKey key : attributes) {
            population
                    .value(subject, key)
                    .ifPresent(value -> facts.put(
                            key.value(),
                            Vocabulary.standard().toJson(Vocabulary.standard().get(key), value)));
        }
        try {
            return JSON.writeValueAsBytes(Map.of("asOf", CatalogueBench.DAY.toString(), "facts", facts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
