package cn.huice.land.contract;

import cn.huice.land.contract.Instalment.Kind;
import cn.huice.land.contract.Ruleset.Matter;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Sums of 先租后让 that the policies work out: the fee of the conversion and the rent while rectifying. */
@ApplicationScoped
class Conversion {
    private final Rulebook rulebook;

    Conversion(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** 出让金: deal price less rent paid. @param due last day to pay it */
    Contract convert(Contract contract, LocalDate due, LocalDate today) {
        LeaseSteps.requireConvertible(contract);
        SortedMap<AttributeKey, Value> facts = ContractFacts.of(contract, today);
        facts.put(new AttributeKey("enterprise.wants_conversion"), new Value.Truth(true));
        Reckoning fee = rulebook.reckon(contract, Matter.FEE, facts)
                .orElseThrow(() -> new IllegalStateException("signed under rules without a fee: " + contract.id()));
        return LeaseSteps.convert(contract.with(contract.progress().with(fee)), fee.amount(), due, today);
    }

    /**
     * 整改期租金, for what has been added to the time of rectification: that of the whole time less what is owed already, so that several
     * together come to the same sum as one. Nothing is owed where the rule was not in force when the contract was signed.
     */
    Contract charged(Contract before, Contract after, LocalDate today) {
        int months = after.progress().rectifiedMonths();
        if (months == before.progress().rectifiedMonths()) {
            return after;
        }
        SortedMap<AttributeKey, Value> facts = ContractFacts.of(after, today);
        facts.put(new AttributeKey("supply.rectification_total_years"), ContractFacts.exactYears(months));
        Optional<Reckoning> rent = rulebook.reckon(after, Matter.RECTIFICATION, Map.copyOf(facts));
        if (rent.isEmpty()) {
            return after;
        }
        BigDecimal more = rent.get().amount().subtract(after.payments().total(Kind.RECTIFICATION_RENT));
        Contract reckoned = after.with(after.progress().with(rent.get()));
        LocalDate until = after.progress().rectifications().getLast().until();
        return more.signum() > 0
                ? reckoned.with(reckoned.payments().owing(Kind.RECTIFICATION_RENT, until, more))
                : reckoned;
    }
}
