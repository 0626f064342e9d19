package cn.huice.bench.rules;

/** One way to apply the three rules to subjects that it has taken in before. Safe for use by many threads. */
public interface Engine {
    /** As readers know it, with its version. */
    String name();

    /** How many subjects it has taken in. */
    int rows();

    /** Writes what the three rules say of a subject ({@link Reply}), in the order of {@link ThreeRules#IDS}. */
    void reply(int row, long[] replies);
}
