package cn.huice.policy.yaml;

import java.util.List;

/** A YAML document as written: scalars stay texts, everything knows its place. */
public sealed interface Yaml {
    Position at();

    /**
     * A text, quoted or not.
     *
     * @param exact whether characters of the text lie one by one behind {@code at} in the file
     */
    record Scalar(String text, Position at, boolean exact) implements Yaml {

        /** Where a character of the text is in the file; for folded texts, where the text begins. */
        public Position at(int offset) {
            return exact ? new Position(at.line(), at.column() + offset) : at;
        }
    }

    /** A list. */
    record Items(List<Yaml> values, Position at) implements Yaml {}

    /** A mapping in the order written; no key occurs twice. */
    record Entries(List<Entry> entries, Position at) implements Yaml {}

    /** One key of a mapping with its value. */
    record Entry(Scalar key, Yaml value) {}
}
