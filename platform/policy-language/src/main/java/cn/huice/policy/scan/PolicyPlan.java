package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Calculation;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One policy of a plan.
 *
 * @param holds its conditions; empty when no version is in force
 * @param grant what it gives; empty where it gives no sum
 */
record PolicyPlan(String policyId, Optional<Condition> holds, Optional<Grant> grant) {

    /**
     * What an eligible subject gets.
     *
     * @param decided what the authority decided: where it is known, the amount is exact although there is a ceiling
     */
    record Grant(Quantity amount, Optional<Quantity> decided, Calculation calculation, FenRounding rounding) {

        Grant(Quantity amount, Optional<Quantity> decided, Calculation calculation) {
            this(amount, decided, calculation, new FenRounding(calculation));
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
