package cn.huice.casework.round;

import cn.huice.casework.budget.Budget;
import cn.huice.casework.budget.FundingSplit;
import cn.huice.casework.policy.Catalogue;
import cn.huice.casework.procedure.AllocationRules;
import cn.huice.casework.procedure.Procedure;
import cn.huice.casework.procedure.Procedures;
import cn.huice.casework.quota.Quotas;
import cn.huice.policy.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a round goes by: the procedure it was closed under, or today's; and the money there is. */
@ApplicationScoped
class RoundTerms {
    private final Procedures procedures;
    private final Catalogue catalogue;
    private final Quotas quotas;

    RoundTerms(Procedures procedures, Catalogue catalogue, Quotas quotas) {
        this.procedures = procedures;
        this.catalogue = catalogue;
        this.quotas = quotas;
    }

    Procedure procedure(Round round) {
        return round.rules() == null
                ? procedures.get(round.procedure())
                : Procedures.read(round.procedure(), round.rules());
    }

    AllocationRules rules(Round round) {
        return procedure(round).allocation().orElseThrow();
    }

    /** Text of the procedure file, as it is today. */
    String text(Round round) {
        return procedures.text(round.procedure());
    }

    /** @param budgets of the policy and year; none where nothing is paid */
    Funds funds(Round round, List<Budget> budgets) {
        Map<String, BigDecimal> left = budgets.stream()
                .collect(Collectors.toMap(
                        budget -> budget.level().equals(FundingSplit.CITY) ? FundingSplit.CITY : budget.district(),
                        Budget::left));
        Policy policy = catalogue.upToDate().named("policy", round.policy());
        OptionalInt places = IntStream.concat(
                        Stream.ofNullable(round.places()).mapToInt(Integer::intValue),
                        quotas.left(policy, round.year()).stream())
                .min();
        return new Funds(policy.funding(), left, Optional.ofNullable(round.total()), places);
    }
}
