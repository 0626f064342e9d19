package cn.huice.policy.vocabulary;

import cn.huice.policy.text.NearestName;
import cn.huice.policy.value.Value;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** All attributes facts can be about. Immutable. */
public final class Vocabulary {
    private final Map<String, Attribute> byKey = new LinkedHashMap<>();
    private final Map<String, Attribute> byName = new LinkedHashMap<>();

    /**
     * A vocabulary of these attributes.
     *
     * @throws IllegalArgumentException if a key or a Chinese name occurs twice
     */
    public Vocabulary(Collection<Attribute> attributes) {
        for (Attribute attribute : attributes) {
            if (byKey.put(attribute.key().value(), attribute) != null
                    || byName.put(attribute.name(), attribute) != null) {
                throw new IllegalArgumentException("twice: " + attribute.key() + " " + attribute.name());
            }
        }
    }

    /** The vocabulary that ships with Huice. */
    public static Vocabulary standard() {
        return VocabularyFile.STANDARD;
    }

    /**
     * The attribute of a key that is known to exist.
     *
     * @throws NoSuchElementException if there is no such attribute
     */
    public Attribute get(AttributeKey key) {
        return find(key.value()).orElseThrow(() -> new NoSuchElementException(key.value()));
    }

    public Optional<Attribute> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public Optional<Attribute> byName(String chineseName) {
        return Optional.ofNullable(byName.get(chineseName));
    }

    public Collection<Attribute> all() {
        return Collections.unmodifiableCollection(byKey.values());
    }

    /** The key a misspelt key was probably meant to be. */
    public Optional<String> nearestKey(String wrong) {
        return NearestName.to(wrong.length() > 150 ? wrong.substring(0, 150) : wrong, byKey.keySet());
    }

    /** The Chinese name a misspelt one was probably meant to be. */
    public Optional<String> nearestName(String wrong) {
        return NearestName.to(wrong.length() > 150 ? wrong.substring(0, 150) : wrong, byName.keySet());
    }

    /**
     * Reads a value as JSON or YAML gives it.
     *
     * <p>Booleans are booleans; money, decimals and ratios are decimal texts (money with at most two decimals) or exact
     * numbers, never binary floating point; integers are numbers or texts; dates are ISO texts; codes and texts are
     * texts; sets are lists of codes.
     *
     * @param json a String, Boolean, Number or List
     */
    public Value parse(Attribute attribute, Object json) throws InvalidValue {
        return ValueForm.parse(attribute, json);
    }

    /** The value in the form {@link #parse} reads: numbers as texts, money with two decimals, integers as numbers. */
    public Object toJson(Attribute attribute, Value value) {
        return ValueForm.toJson(attribute, value);
    }
}
