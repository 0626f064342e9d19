package cn.huice.policy.fact;

import cn.huice.policy.vocabulary.AttributeKey;
import java.util.Map;
import java.util.Optional;

/** What is known. A fact that is not there is unknown, never false and never zero. */
@FunctionalInterface
public interface Facts {
    Optional<Fact> get(AttributeKey key);

    static Facts of(Map<AttributeKey, Fact> known) {
        return new KnownFacts(known);
    }
}
