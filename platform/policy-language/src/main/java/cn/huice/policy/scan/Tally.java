package cn.huice.policy.scan;

import cn.huice.policy.tree.Calculation;
import java.math.BigDecimal;
import java.util.Optional;

/** Counts and sums of one policy, added up by one thread. */
final class Tally {
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private final PolicyPlan policy;
    private long eligible;
    private long ineligible;
    private long unknown;
    private long notInForce;
    private long undetermined;
    private BigDecimal exact = NOTHING;
    private BigDecimal ceiling = NOTHING;

    Tally(PolicyPlan policy) {
        this.policy = policy;
    }

    void notInForce(int rows) {
        notInForce += rows;
    }

    void conclude(int eligible, int ineligible, int unknown) {
        this.eligible += eligible;
        this.ineligible += ineligible;
        this.unknown += unknown;
    }

    void undetermined(int rows) {
        undetermined += rows;
    }

    void sum(BigDecimal amount, boolean isCeiling) {
        if (isCeiling) {
            ceiling = ceiling.add(amount);
        } else {
            exact = exact.add(amount);
        }
    }

    void add(Tally other) {
        notInForce += other.notInForce;
        eligible += other.eligible;
        ineligible += other.ineligible;
        unknown += other.unknown;
        undetermined += other.undetermined;
        exact = exact.add(other.exact);
        ceiling = ceiling.add(other.ceiling);
    }

    PolicyTotals totals() {
        Optional<Calculation> calculation = policy.grant().map(PolicyPlan.Grant::calculation);
        return new PolicyTotals(
                policy.policyId(),
                eligible,
                ineligible,
                unknown,
                notInForce,
                exact,
                ceiling,
                undetermined,
                calculation.map(Calculation::unitName).orElse(""));
    }
}
