package cn.huice.policy.tree;

import cn.huice.policy.vocabulary.Attribute;
import java.util.SortedSet;

/** True, false or unknown. */
public sealed interface Predicate extends Expression {

    /** A BOOLEAN attribute. */
    record Flag(Attribute attribute) implements Predicate {}

    record And(Predicate left, Predicate right) implements Predicate {}

    record Or(Predicate left, Predicate right) implements Predicate {}

    record Not(Predicate operand) implements Predicate {}

    /** Both sides measure the same. */
    record CompareNumbers(Comparison comparison, Numeric left, Numeric right) implements Predicate {}

    record CompareDays(Comparison comparison, Temporal left, Temporal right) implements Predicate {}

    /** An ENUM is one of these codes; comparisons by rank have become lists of codes too. */
    record OneOf(Attribute attribute, SortedSet<String> codes) implements Predicate {}

    /** A SET contains all of these codes, or at least one of them. */
    record Contains(Attribute attribute, SortedSet<String> codes, boolean all) implements Predicate {}

    /** A TEXT is exactly this. */
    record TextIs(Attribute attribute, String text) implements Predicate {}

    /** The conditions of another policy, as of the same day. */
    record Satisfied(String policyId) implements Predicate {}
}
