package cn.huice.casework.application;

import cn.huice.casework.procedure.AllocationRules;
import cn.huice.casework.procedure.AllocationRules.Indicator;
import cn.huice.casework.procedure.Procedure;
import cn.huice.casework.round.Candidates.Candidate;
import cn.huice.casework.round.Entrant;
import cn.huice.policy.assessment.Amount;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A case as its round looks at it, and what it lacks. A fact nobody knows is neither no nor zero. */
final class RoundCase {
    private final Application application;
    private final AllocationRules rules;
    private final Evaluations.Evaluated evaluated;
    private final Set<String> verifying;
    private final Supplier<Optional<BigDecimal>> panelScore;
    private final List<String> lacks = new ArrayList<>();
    private final BigDecimal asked;
    private final boolean exempt;
    private final String group;
    private final Map<String, BigDecimal> values = new HashMap<>();

    /** @param panelScore of 100, where experts have scored the case */
    RoundCase(
            Application application,
            Procedure procedure,
            AllocationRules rules,
            Evaluations.Evaluated evaluated,
            Supplier<Optional<BigDecimal>> panelScore) {
        this.application = application;
        this.rules = rules;
        this.evaluated = evaluated;
        this.panelScore = panelScore;
        this.verifying = procedure.step(application.stepIndex).verifiedBy();
        this.asked = procedure.pays() ? asked() : BigDecimal.ZERO.setScale(2);
        this.exempt = exempt();
        this.group = exempt ? "" : group();
        if (!exempt) {
            rules.indicators().forEach(indicator -> value(indicator).ifPresent(it -> values.put(indicator.name(), it)));
        }
    }

    /** It lacks something that does not lie in its facts. */
    void lack(String why) {
        lacks.add(why);
    }

    Candidate candidate() {
        return new Candidate(
                application.id,
                application.number,
                application.district,
                List.copyOf(lacks),
                lacks.isEmpty() ? entrant() : null);
    }

    private Entrant entrant() {
        return new Entrant(
                application.id,
                application.number,
                application.district,
                application.submittedAt,
                asked,
                exempt,
                group,
                values);
    }

    private BigDecimal asked() {
        return switch (evaluated.assessment().outcome()) {
            case Outcome.Eligible(Amount.Exact(BigDecimal value, String unit)) -> total(value);
            case Outcome.Eligible(Amount.Ceiling(BigDecimal most, String unit)) -> total(most);
            case Outcome.Ineligible ineligible -> lacking("已不符合条件");
            default -> lacking("金额尚不能确定");
        };
    }

    private BigDecimal total(BigDecimal value) {
        return evaluated
                .policy()
                .instalments()
                .map(plan -> plan.total(value))
                .orElse(value)
                .setScale(2);
    }

    private BigDecimal lacking(String why) {
        lacks.add(why);
        return BigDecimal.ZERO;
    }

    /** Exempt where one is true; where none is and one is not known, it lacks that one. */
    private boolean exempt() {
        List<AttributeKey> unknown = new ArrayList<>();
        for (AttributeKey key : rules.exempt()) {
            Optional<Value> known = known(key);
            if (known.equals(Optional.of(new Value.Truth(true)))) {
                return true;
            }
            if (known.isEmpty()) {
                unknown.add(key);
            }
        }
        unknown.forEach(this::lack);
        return false;
    }

    private String group() {
        if (rules.group().isEmpty()) {
            return "";
        }
        AttributeKey key = rules.group().get();
        if (known(key).orElse(null) instanceof Value.Symbol(String code)) {
            return code;
        }
        lack(key);
        return "";
    }

    private Optional<BigDecimal> value(Indicator indicator) {
        if (indicator.attribute().isEmpty()) {
            Optional<BigDecimal> score = panelScore.get();
            if (score.isEmpty()) {
                lacks.add("没有评审得分");
            }
            return score;
        }
        AttributeKey key = indicator.attribute().get();
        if (known(key).orElse(null) instanceof Value.Num(BigDecimal number)) {
            return Optional.of(number);
        }
        lack(key);
        return Optional.empty();
    }

    /** What is known and, where the step wants that, verified. */
    private Optional<Value> known(AttributeKey key) {
        boolean wanted = verifying.contains(Vocabulary.standard().get(key).authority());
        return Optional.ofNullable(evaluated.facts().get(key))
                .filter(fact -> !wanted || fact.standing() == Standing.VERIFIED)
                .map(Fact::value);
    }

    private void lack(AttributeKey key) {
        Attribute attribute = Vocabulary.standard().get(key);
        lacks.add(
                evaluated.facts().containsKey(key)
                        ? "「" + attribute.name() + "」须经" + attribute.authority() + "核实"
                        : "缺少「" + attribute.name() + "」");
    }
}
