package cn.huice.policy.tree;

import cn.huice.policy.vocabulary.Attribute;
import java.util.List;
import java.util.SortedSet;

/** True, false or unknown. */
public sealed interface Predicate extends Expression {

    /** A BOOLEAN attribute. */
    record Flag(Attribute attribute) implements Predicate {}

    record And(Predicate left, Predicate right) implements Predicate {}

    record Or(Predicate left, Predicate right) implements Predicate {}

    record Not(Predicate operand) implements Predicate {}

    /** At least so many of the parts hold; count lies between 1 and their number. */
    record AtLeast(int count, List<Predicate> parts) implements Predicate {
        public AtLeast {
            parts = List.copyOf(parts);
        }
    }

    /** Both sides measure the same. */
    record CompareNumbers(Comparison comparison, Numeric left, Numeric right) implements Predicate {}

    record CompareDays(Comparison comparison, Temporal left, Temporal right) implements Predicate {}

    /** An ENUM is one of these codes; comparisons by rank have become lists of codes too. */
    record OneOf(Attribute attribute, SortedSet<String> codes) implements Predicate {}

    /** A SET contains all of these codes, or at least one of them. */
    record Contains(Attribute attribute, SortedSet<String> codes, boolean all) implements Predicate {}

    /** A TEXT is exactly this. */
    record TextIs(Attribute attribute, String text) implements Predicate {}

    /** Two attributes, both ENUM (compared by the Chinese names of their codes) or both TEXT, say the same. */
    record Same(Attribute left, Attribute right) implements Predicate {}

    /** The conditions of another policy or a definition, as of the same day. */
    record Satisfied(String policyId) implements Predicate {}
}
