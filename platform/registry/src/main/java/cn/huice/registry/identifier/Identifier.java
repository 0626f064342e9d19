package cn.huice.registry.identifier;

/** A national number that identifies a person or an organisation. */
public sealed interface Identifier permits CreditCode, ResidentNumber {

    /** The whole number: personal data where it is a person's. */
    String value();

    /** Its ends, with the middle hidden. */
    default String masked() {
        return mask(value());
    }

    private static String mask(String value) {
        int shown = 4;
        return value.substring(0, shown)
                + "*".repeat(value.length() - 2 * shown)
                + value.substring(value.length() - shown);
    }
}
