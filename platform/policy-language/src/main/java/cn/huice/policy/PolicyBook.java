package cn.huice.policy;

import cn.huice.policy.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Policies that were read, checked against each other, and can be applied. Immutable. */
public final class PolicyBook {
    private final Map<String, Policy> policies = new TreeMap<>();

    private final Vocabulary vocabulary;

    PolicyBook(Collection<Policy> policies, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        policies.forEach(policy -> this.policies.put(policy.id(), policy));
    }

    /**
     * Reads policy files. Either all are accepted or none.
     *
     * @throws PolicyErrors with everything that is wrong, by file, line and column
     */
    public static PolicyBook load(List<PolicySource> sources, Vocabulary vocabulary) throws PolicyErrors {
        return new PolicyBook(new BookReader(vocabulary).read(sources), vocabulary);
    }

    /**
     * The same policies, of which these are withdrawn: from their day on they say nothing.
     *
     * @param days policy id to the first day without it; ids the book has not are passed over
     */
    public PolicyBook withdrawing(Map<String, LocalDate> days) {
        return new PolicyBook(
                policies.values().stream()
                        .map(policy -> Optional.ofNullable(days.get(policy.id()))
                                .map(policy::withdrawn)
                                .orElse(policy))
                        .toList(),
                vocabulary);
    }

    /** The vocabulary the policies were checked against. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** All policies by id. */
    public Collection<Policy> all() {
        return Collections.unmodifiableCollection(policies.values());
    }

    public Optional<Policy> find(String id) {
        return Optional.ofNullable(policies.get(id));
    }
}
