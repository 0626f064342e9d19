package cn.huice.policy.assessment;

import cn.huice.policy.vocabulary.AttributeKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.SortedSet;

/** What an eligible subject gets. Units: CNY, CNY/year, years, CNY/m2; or a day. */
public sealed interface Amount {

    /** Computed; two decimals, rounded once, half up. */
    record Exact(BigDecimal value, String unit) implements Amount {}

    /** At most this: the text says 最高, and the authority decides below it. */
    record Ceiling(BigDecimal value, String unit) implements Amount {}

    /** A day: until when something may stay, is put off, or must be done. */
    record Day(LocalDate value) implements Amount {}

    /**
     * Cannot be computed yet, or not by rule.
     *
     * @param needs the facts that are missing; empty when only the authority can decide
     */
    record Undetermined(SortedSet<AttributeKey> needs, String reason) implements Amount {}

    /** The policy grants neither a sum nor a day. */
    record None() implements Amount {}
}
