package cn.huice.policy.tree;

import cn.huice.policy.vocabulary.Attribute;
import java.time.LocalDate;
import java.util.List;

/** A calendar day. */
public sealed interface Temporal extends Expression {

    record Day(LocalDate day) implements Temporal {}

    /** A DATE attribute. */
    record Dated(Attribute attribute) implements Temporal {}

    /** The day the assessment is made as of. */
    record AsOf() implements Temporal {}

    /** What an earlier step of the same rule gave. */
    record StepResult(String step) implements Temporal {}

    /** What another policy's rule gives, as of the same day. */
    record DayOf(String policyId) implements Temporal {}

    /**
     * So many months, days or working days later; the last day of a shorter month where the day does not exist.
     *
     * @param by in months, days or working days, by its dimension
     */
    record Shifted(Temporal from, Numeric by, boolean back) implements Temporal {}

    /** The latest or earliest of several. */
    record Extreme(boolean latest, List<Temporal> days) implements Temporal {
        public Extreme {
            days = List.copyOf(days);
        }
    }

    /** The first branch whose condition holds, else the last day. */
    record Choice(List<Branch> branches, Temporal otherwise) implements Temporal {
        public Choice {
            branches = List.copyOf(branches);
        }
    }

    record Branch(Predicate when, Temporal then) {}
}
