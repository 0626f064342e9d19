package cn.huice.policy.vocabulary;

import java.util.regex.Pattern;

/** Names an attribute in the API: {@code subject.attribute}, lower case, as in {@code enterprise.rd_expense_prior_year}. */
public record AttributeKey(String value) implements Comparable<AttributeKey> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,39}\\.[a-z][a-z0-9_]{0,99}");

    /**
     * Takes a key of the right form.
     *
     * @throws IllegalArgumentException if the text has not the form of a key
     */
    public AttributeKey {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not an attribute key");
        }
    }

    /** Whether a text has the form of a key; it may still name nothing. */
    public static boolean isWellFormed(String text) {
        return text.length() <= 141 && FORM.matcher(text).matches();
    }

    /** The kind of subject the attribute belongs to: the part before the dot. */
    public String subject() {
        return value.substring(0, value.indexOf('.'));
    }

    @Override
    public int compareTo(AttributeKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
