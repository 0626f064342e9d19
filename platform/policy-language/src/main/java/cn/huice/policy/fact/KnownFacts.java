package cn.huice.policy.fact;

import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import java.util.Map;
import java.util.Optional;

/** Facts in one flat table, found by open addressing: an assessment asks for hundreds, most of them not in any cache. */
final class KnownFacts implements Facts {
    private final AttributeKey[] keys;
    private final Fact[] facts;
    /** What the facts say, so that whoever wants only that need not fetch the facts from memory. */
    private final Value[] values;

    KnownFacts(Map<AttributeKey, Fact> known) {
        int places = Integer.highestOneBit(Math.max(1, known.size())) * 4;
        keys = new AttributeKey[places];
        facts = new Fact[places];
        values = new Value[places];
        known.forEach((key, fact) -> {
            int place = place(key);
            keys[place] = key;
            facts[place] = fact;
            values[place] = fact.value();
        });
    }

    /** Where the key is, or would be. */
    private int place(AttributeKey key) {
        int hash = key.hashCode();
        int place = (hash ^ hash >>> 16) & keys.length - 1;
        while (keys[place] != null && keys[place] != key && !keys[place].equals(key)) {
            place = place + 1 & keys.length - 1;
        }
        return place;
    }

    @Override
    public Optional<Fact> get(AttributeKey key) {
        return Optional.ofNullable(facts[place(key)]);
    }

    @Override
    public Value valueOrNull(AttributeKey key) {
        return values[place(key)];
    }
}
