package cn.huice.policy.expression;

import cn.huice.policy.number.Unit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The other policies an expression may refer to. */
public interface References {
    Collection<String> policyIds();

    /** Names of definitions, each with the id of the policy that gives it. */
    default Map<String, String> definitions() {
        return Map.of();
    }

    /** The amount a policy computes; empty if it computes none. */
    Optional<AmountKind> amountOf(String policyId);

    /** Whether a policy gives a day. */
    default boolean givesDay(String policyId) {
        return false;
    }

    /**
     * What kind of amount a policy computes.
     *
     * @param ceiling the authority decides below it
     */
    record AmountKind(Unit unit, boolean ceiling) {}
}
