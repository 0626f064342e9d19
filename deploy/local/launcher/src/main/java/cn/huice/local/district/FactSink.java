package cn.huice.local.district;

/** Takes what is known of one subject. */
@FunctionalInterface
interface FactSink {

    /**
     * One fact.
     *
     * @param attribute key of the vocabulary
     * @param json its value as the API writes it
     * @param authority the department that confirmed it
     */
    void fact(String attribute, String json, String authority);

    default void yes(String attribute, String authority) {
        fact(attribute, "true", authority);
    }

    default void no(String attribute, String authority) {
        fact(attribute, "false", authority);
    }

    default void flag(String attribute, boolean holds, String authority) {
        fact(attribute, Boolean.toString(holds), authority);
    }

    /** Stored only where it holds: registers name who has an award, not who has none. */
    default void rarely(String attribute, boolean holds, String authority) {
        if (holds) {
            yes(attribute, authority);
        }
    }

    default void code(String attribute, String code, String authority) {
        fact(attribute, '"' + code + '"', authority);
    }

    /** @param fen hundredths of a yuan */
    default void money(String attribute, long fen, String authority) {
        fact(attribute, "\"%d.%02d\"".formatted(fen / 100, fen % 100), authority);
    }

    default void number(String attribute, long number, String authority) {
        fact(attribute, Long.toString(number), authority);
    }
}
