package cn.huice.policy.tree;

import cn.huice.policy.vocabulary.Attribute;
import java.time.LocalDate;

/** A calendar day. */
public sealed interface Temporal extends Expression {

    record Day(LocalDate day) implements Temporal {}

    /** A DATE attribute. */
    record Dated(Attribute attribute) implements Temporal {}

    /** The day the assessment is made as of. */
    record AsOf() implements Temporal {}

    /**
     * So many months (or days) later; the last day of a shorter month where the day does not exist.
     *
     * @param by in months or days, by its dimension
     */
    record Shifted(Temporal from, Numeric by, boolean back) implements Temporal {}
}
