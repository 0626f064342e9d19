package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.Rounding;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One policy of a plan.
 *
 * @param holds its conditions; empty when no version is in force
 * @param grant what it gives; empty where it gives no sum
 * @param givesDay whether it gives a day instead, which totals do not tell
 */
record PolicyPlan(String policyId, Optional<Condition> holds, Optional<Grant> grant, boolean givesDay) {

    private static final Fraction HUNDREDTH = Fraction.of(1, 100);

    /**
     * What an eligible subject gets.
     *
     * @param multiple of an attribute, if it is nothing else and nobody decides
     * @param decided what the authority decided: where it is known, the amount is exact although there is a ceiling
     */
    record Grant(Quantity amount, Optional<Multiple> multiple, Optional<Quantity> decided, Calculation calculation) {
        Grant(Quantity amount, Optional<Quantity> decided, Calculation calculation) {
            this(amount, decided.isEmpty() ? Multiple.of(amount) : Optional.empty(), decided, calculation);
        }

        /** What some rows get, in hundredths of the unit; empty where it takes looking at each. */
        Optional<Multiple.Total> total(Frame frame, long[] rows) {
            return multiple.flatMap(
                    many -> many.total(frame, rows, calculation.rounding().step(), hundredth()));
        }

        private Fraction hundredth() {
            return calculation.unit().factor().times(HUNDREDTH);
        }

        /** The same for all rows of a block, in hundredths of the unit (for money in yuan: fen). */
        Values hundredths(Frame frame) {
            Values steps = frame.division()
                    .rounded(
                            frame.values(amount),
                            calculation.rounding().step(),
                            calculation.rounding().mode());
            return frame.division().rounded(steps, hundredth(), Rounding.Mode.HALF_UP);
        }

        /** As an assessment rounds it, in the amount's unit. */
        BigDecimal rounded(Fraction value) {
            return calculation
                    .rounding()
                    .apply(value)
                    .dividedBy(calculation.unit().factor())
                    .rounded(2);
        }

        /** Whether the authority decides below the amount, for a row of which no more is known. */
        boolean isCeiling(Row row) {
            return decided.map(quantity -> row.quantity(quantity) == null).orElse(calculation.ceiling());
        }
    }
}
