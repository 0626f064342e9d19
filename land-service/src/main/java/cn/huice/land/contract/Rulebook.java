package cn.huice.land.contract;

import cn.huice.casework.policy.Editions;
import cn.huice.land.contract.Ruleset.Matter;
import cn.huice.land.supply.SupplyMode;
import cn.huice.policy.assessment.Amount;
import cn.huice.policy.assessment.Assessment;
import cn.huice.policy.assessment.Finding;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the policies say of a contract. They are asked as of its day of signing, by the texts it was recorded under: rules that change or
 * run out later do not touch it.
 */
@ApplicationScoped
class Rulebook {
    private static final String SOURCE = "规划资源";
    private static final Vocabulary VOCABULARY = Vocabulary.standard();

    private final Editions editions;

    Rulebook(Editions editions) {
        this.editions = editions;
    }

    String edition() {
        return editions.current().edition();
    }

    /** Binhai's where its measures are in force on the day of signing, the city's otherwise. */
    Ruleset rules(String district, LocalDate signedOn) {
        String measures = Ruleset.BINHAI.rule(Matter.ELASTIC_TERM).policy();
        return district.equals(Ruleset.BINHAI_DISTRICT)
                        && !(assess(edition(), measures, signedOn, Map.of()).outcome() instanceof Outcome.NotInForce)
                ? Ruleset.BINHAI
                : Ruleset.CITY;
    }

    private static List<Matter> term(SupplyMode mode) {
        return switch (mode) {
            case LONG_LEASE -> List.of(Matter.LEASE_TERM);
            case MIXED_LEASE_GRANT -> List.of(Matter.MIXED_GRANT, Matter.MIXED_LEASE);
            case LEASE_THEN_GRANT -> List.of(Matter.LEASE_THEN_GRANT_TERM);
            case ELASTIC_TERM_GRANT -> List.of(Matter.ELASTIC_TERM);
            case MAX_TERM_GRANT -> List.of(Matter.MAX_TERM);
        };
    }

    /**
     * That the mode was allowed on the day of signing, its years keep to the rules, and the rent of 先租后让 is the prescribed one.
     *
     * @throws ProblemException 422 naming the article
     */
    void requireLawful(Contract contract, BigDecimal rent) {
        Map<AttributeKey, Value> facts = ContractFacts.of(contract, contract.signedOn());
        for (Matter matter : term(contract.mode())) {
            requireKept(contract, contract.rule(matter), facts);
        }
        if (contract.leasesFirst()) {
            Reckoning prescribed = reckon(contract, Matter.LEASE_THEN_GRANT_RENT, facts)
                    .orElseThrow(() -> new IllegalStateException("a rent without a rule"));
            if (prescribed.amount().compareTo(rent) != 0) {
                throw Refusals.forbidden(
                        "rent-not-as-prescribed",
                        contract.rule(Matter.LEASE_THEN_GRANT_RENT),
                        "rent",
                        "应为 " + prescribed.amount().toPlainString() + " 元",
                        "must be " + prescribed.amount().toPlainString() + " yuan");
            }
        }
    }

    private void requireKept(Contract contract, Rule rule, Map<AttributeKey, Value> facts) {
        switch (assess(contract.edition(), rule.policy(), contract.signedOn(), facts)
                .outcome()) {
            case Outcome.Eligible eligible -> {}
            case Outcome.Ineligible(List<Finding> unmet) -> {
                Finding first = unmet.getFirst();
                throw Refusals.forbidden(
                        "terms-not-allowed",
                        new Rule(rule.policy(), first.article()),
                        "terms",
                        "不符合：" + first.text(),
                        "not kept: " + first.text());
            }
            case Outcome.Unknown(var needs, boolean manual) -> {
                if (manual && !contract.clauses().longerTermApproved()) {
                    throw Refusals.forbidden(
                            "beyond-the-general-rule",
                            rule,
                            "clauses.longerTermApproved",
                            "超过一般规定的年限，须经批准",
                            "it goes beyond the general rule and needs an approval");
                }
            }
            case Outcome.NotInForce(LocalDate day) -> {
                // 最高年期出让 rests on national law as well, which does not run out.
                if (contract.mode() != SupplyMode.MAX_TERM_GRANT) {
                    throw Refusals.forbidden(
                            "mode-not-in-force",
                            rule,
                            "mode",
                            day + " 没有允许这种供应方式的有效政策",
                            "no policy in force on " + day + " allows this mode");
                }
            }
        }
    }

    /**
     * What a policy works out for a contract.
     *
     * @return empty where it was not in force when the contract was signed
     * @throws ProblemException 422 naming what is not met or not known
     */
    Optional<Reckoning> reckon(Contract contract, Matter matter, Map<AttributeKey, Value> facts) {
        Rule rule = contract.rule(matter);
        return switch (assess(contract.edition(), rule.policy(), contract.signedOn(), facts)
                .outcome()) {
            case Outcome.Eligible(Amount.Exact(BigDecimal amount, String unit)) ->
                Optional.of(new Reckoning(
                        rule.policy(), rule.article(), contract.signedOn(), contract.edition(), shown(facts), amount));
            case Outcome.NotInForce notInForce -> Optional.empty();
            case Outcome.Ineligible(List<Finding> unmet) ->
                throw Refusals.forbidden(
                        "conditions-unmet",
                        new Rule(rule.policy(), unmet.getFirst().article()),
                        "不符合：" + unmet.getFirst().text(),
                        "not met: " + unmet.getFirst().text());
            case Outcome.Eligible eligible -> throw unknown(rule);
            case Outcome.Unknown unknown -> throw unknown(rule);
        };
    }

    private static ProblemException unknown(Rule rule) {
        return ProblemException.unprocessable(
                "not-computable",
                Text.of(rule.policy() + " 尚缺事实，不能计算", rule.policy() + " lacks facts to compute with"));
    }

    private Assessment assess(String edition, String policy, LocalDate asOf, Map<AttributeKey, Value> values) {
        Editions.Pinned book = editions.pinned(edition);
        Map<AttributeKey, Fact> facts = new TreeMap<>();
        values.forEach((key, value) -> facts.put(key, new Fact(value, Standing.VERIFIED, SOURCE)));
        return book.assessor().assess(book.policy(policy), asOf, Facts.of(facts));
    }

    private static Map<String, String> shown(Map<AttributeKey, Value> facts) {
        Map<String, String> shown = new LinkedHashMap<>();
        facts.forEach(
                (key, value) -> shown.put(key.value(), String.valueOf(VOCABULARY.toJson(VOCABULARY.get(key), value))));
        return shown;
    }
}
