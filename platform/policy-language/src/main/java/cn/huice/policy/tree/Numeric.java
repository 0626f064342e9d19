package cn.huice.policy.tree;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import cn.huice.policy.vocabulary.Attribute;
import java.util.List;

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
}
