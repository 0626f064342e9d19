package cn.huice.policy.tree;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import cn.huice.policy.vocabulary.Attribute;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** A number with a unit. Values are computed in base units (see {@link Unit#factor}). */
public sealed interface Numeric extends Expression {
    Unit unit();

    /**
     * A number as written.
     *
     * @param value in base units
     */
    record Constant(Fraction value, Unit unit) implements Numeric {}

    /** A numeric attribute, its facts given in the unit. */
    record Measured(Attribute attribute, Unit unit) implements Numeric {}

    /** What an earlier step of the same calculation gave. */
    record StepResult(String step, Unit unit) implements Numeric {}

    /** What another policy's calculation gives, not rounded, as of the same day. */
    record AmountOf(String policyId, Unit unit) implements Numeric {}

    /** The four operations. */
    record Arithmetic(Operator operator, Numeric left, Numeric right, Unit unit) implements Numeric {}

    enum Operator {
        PLUS,
        MINUS,
        TIMES,
        OVER
    }

    record Negated(Numeric operand) implements Numeric {
        @Override
        public Unit unit() {
            return operand.unit();
        }
    }

    /** The greatest or least of several. */
    record Extreme(boolean greatest, List<Numeric> operands, Unit unit) implements Numeric {}

    /** The next whole number of the unit below or above. */
    record Whole(boolean up, Numeric operand) implements Numeric {
        @Override
        public Unit unit() {
            return operand.unit();
        }
    }

    /** (now - before) / before. */
    record Growth(Numeric now, Numeric before) implements Numeric {
        @Override
        public Unit unit() {
            return Unit.PLAIN;
        }
    }

    /** The first branch whose condition holds, else the last value. */
    record Choice(List<Branch> branches, Numeric otherwise, Unit unit) implements Numeric {}

    record Branch(Predicate when, Numeric then) {}

    /** Days from one day to another; negative if it lies before. */
    record DaysBetween(Temporal from, Temporal to) implements Numeric {
        @Override
        public Unit unit() {
            return Unit.DAY;
        }
    }

    /** Whole years (in months) or whole months from one day to another, as 周岁 and 满 count them; negative if it lies before. */
    record WholePeriods(Temporal from, Temporal to, Unit unit) implements Numeric {}

    /** Working days after one day up to and with another; open where the calendar does not reach. */
    record WorkingDaysBetween(Temporal from, Temporal to) implements Numeric {
        @Override
        public Unit unit() {
            return Unit.WORKING_DAY;
        }
    }

    /** The calendar year of a day. */
    record YearOf(Temporal day) implements Numeric {
        @Override
        public Unit unit() {
            return Unit.PLAIN;
        }
    }

    /**
     * How many codes a SET has.
     *
     * @param among only these are counted; all where empty
     */
    record Count(Attribute attribute, Optional<SortedSet<String>> among) implements Numeric {
        @Override
        public Unit unit() {
            return Unit.PLAIN;
        }
    }

    /**
     * A printed table or list of bands. Where no row applies the text is silent, so only the authority can decide: never
     * zero.
     *
     * @param name for the explanation
     */
    record Table(String name, List<Row> rows, Pick pick, Unit unit) implements Numeric {
        public Table {
            rows = List.copyOf(rows);
        }
    }

    /** Which of several rows that apply counts. */
    enum Pick {
        /** The first in the order written. */
        FIRST,
        /** The one with the greatest value (就高). */
        HIGHEST,
        /** The one with the least value (就低). */
        LOWEST
    }

    /**
     * One row.
     *
     * @param label the row's own words, for the explanation
     */
    record Row(Predicate when, Numeric value, String label, String article) {}

    /**
     * 累进: each part of the base is multiplied by the rate of its own band; a base below the first band gives zero, one
     * beyond the last is for the authority to decide.
     *
     * @param bands without gaps, from low to high
     */
    record Marginal(String name, Numeric base, List<Band> bands, Unit unit) implements Numeric {
        public Marginal {
            bands = List.copyOf(bands);
        }
    }

    /**
     * One band of a marginal scale, in base units.
     *
     * @param to absent for a last band without an end
     */
    record Band(Fraction from, Optional<Fraction> to, Numeric rate, String label, String article) {}
}
