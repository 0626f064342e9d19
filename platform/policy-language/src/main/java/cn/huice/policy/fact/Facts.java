package cn.huice.policy.fact;

import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import java.util.Map;
import java.util.Optional;

/** What is known. A fact that is not there is unknown, never false and never zero. */
@FunctionalInterface
public interface Facts {
    Optional<Fact> get(AttributeKey key);

    /** What a fact says, whoever says so; null where nothing is known. For those who ask for hundreds at once. */
    default Value valueOrNull(AttributeKey key) {
        return get(key).map(Fact::value).orElse(null);
    }

    static Facts of(Map<AttributeKey, Fact> known) {
        return new KnownFacts(known);
    }
}
