package cn.huice.policy.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is said about an attribute. Which kind it must be, the attribute's type says. */
public sealed interface Value {

    /** Yes or no. */
    record Truth(boolean value) implements Value {}

    /** A number in the attribute's unit; money in yuan. */
    record Num(BigDecimal value) implements Value {

        /** Numbers are equal by value: 3 and 3.00 are the same. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Num(BigDecimal that) && value.compareTo(that) == 0;
        }

        @Override
        public int hashCode() {
            return value.stripTrailingZeros().hashCode();
        }
    }

    /** A calendar day in the city's own time zone. */
    record Day(LocalDate value) implements Value {}

    /** One code of the attribute's list. */
    record Symbol(String code) implements Value {}

    /** Several codes of the attribute's list, perhaps none. */
    record Symbols(SortedSet<String> codes) implements Value {
        public Symbols {
            codes = Collections.unmodifiableSortedSet(new TreeSet<>(codes));
        }

        public static Symbols of(Collection<String> codes) {
            return new Symbols(new TreeSet<>(codes));
        }
    }

    /** Words that no rule computes with, only compares. */
    record Text(String value) implements Value {}
}
