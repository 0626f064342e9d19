package cn.huice.casework.round;

import cn.huice.casework.procedure.AllocationRules;
import cn.huice.casework.procedure.AllocationRules.Indicator;
import cn.huice.casework.procedure.AllocationRules.Method;
import cn.huice.casework.procedure.AllocationRules.Normalisation;
import cn.huice.casework.procedure.AllocationRules.Shortfall;
import cn.huice.casework.procedure.AllocationRules.Tie;
import cn.huice.policy.number.Fraction;
import java.util.List;
import java.util.Optional;

/** Rules as tests need them: two indicators, half each. */
final class Rules {
    static final String INTENSITY = "强度";
    static final String CONTRIBUTION = "贡献";

    private Rules() {}

    static AllocationRules ranked(Normalisation normalisation, Shortfall shortfall, Tie... ties) {
        return new AllocationRules(
                Method.RANKED,
                List.of(half(INTENSITY, normalisation), half(CONTRIBUTION, normalisation)),
                List.of(),
                Optional.empty(),
                List.of(ties),
                Optional.of(shortfall),
                false);
    }

    static AllocationRules firstCome(Shortfall shortfall) {
        return new AllocationRules(
                Method.FIRST_COME, List.of(), List.of(), Optional.empty(), List.of(), Optional.of(shortfall), false);
    }

    static AllocationRules proRata() {
        return new AllocationRules(
                Method.PRO_RATA, List.of(), List.of(), Optional.empty(), List.of(), Optional.empty(), false);
    }

    private static Indicator half(String name, Normalisation normalisation) {
        return new Indicator(name, Optional.empty(), Fraction.of(1, 2), normalisation, false);
    }
}
