package cn.huice.land.redevelopment;

import cn.huice.casework.assessment.AssessmentView;
import cn.huice.casework.policy.Editions;
import cn.huice.land.redevelopment.UnitEvaluation.AspectFinding;
import cn.huice.land.redevelopment.UnitEvaluation.Finding;
import cn.huice.land.redevelopment.UnitEvaluation.Reason;
import cn.huice.land.redevelopment.UnitEvaluation.Result;
import cn.huice.policy.fact.Facts;
import cn.huice.registry.Register;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges a unit by the policies on its facts, and by its district's criteria on what was measured. */
@ApplicationScoped
class UnitEvaluations {
    static final String MAPPING = "ineff20-determination-mapping";
    static final String CRITERIA = "ineff20-district-criteria";
    private static final List<String> POLICIES = List.of("ineff20-definition", "ineff20-types", CRITERIA, MAPPING);
    private static final String ARTICLE = "四";

    private final Editions editions;
    private final Register register;
    private final CriteriaTable criteria;

    UnitEvaluations(Editions editions, Register register, CriteriaTable criteria) {
        this.editions = editions;
        this.register = register;
        this.criteria = criteria;
    }

    UnitEvaluation of(SurveyUnit unit, LocalDate day) {
        Editions.Pinned book = editions.current();
        Facts facts = Facts.of(register.facts(unit.subject(), day));
        List<AssessmentView> policies = POLICIES.stream()
                .map(id -> AssessmentView.of(book.assessor().assess(book.policy(id), day, facts)))
                .toList();
        Optional<Criteria> standing = criteria.on(unit.district(), day);
        List<AspectFinding> aspects = standing.map(Criteria::aspects).orElse(List.of()).stream()
                .map(criterion -> finding(criterion, unit.survey().measured().get(criterion.aspect())))
                .toList();
        Result result = result(policies, standing, aspects);
        return new UnitEvaluation(
                unit.id(),
                day,
                result,
                policies,
                standing.map(Criteria::version).orElse(null),
                aspects,
                reasons(result, policies, aspects));
    }

    private static AspectFinding finding(Criterion criterion, BigDecimal measured) {
        Finding finding = measured == null
                ? Finding.UNMEASURED
                : criterion.fallsShort(measured) ? Finding.FALLS_SHORT : Finding.SUFFICES;
        return new AspectFinding(
                criterion.aspect(),
                criterion.aspect().title(),
                criterion.measure(),
                criterion.unit(),
                measured,
                criterion.when(),
                criterion.threshold(),
                finding,
                criterion.source());
    }

    private static Result result(
            List<AssessmentView> policies, Optional<Criteria> standing, List<AspectFinding> aspects) {
        Result byPolicy = outcome(policies, MAPPING);
        if (byPolicy == Result.NOT_INEFFICIENT || standing.isEmpty()) {
            return byPolicy;
        }
        Result byCriteria = byCriteria(standing.get().needed(), aspects);
        if (byCriteria == Result.NOT_INEFFICIENT) {
            return Result.NOT_INEFFICIENT;
        }
        boolean settled = byPolicy == Result.INEFFICIENT
                && byCriteria == Result.INEFFICIENT
                && outcome(policies, CRITERIA) == Result.INEFFICIENT;
        return settled ? Result.INEFFICIENT : Result.UNDECIDED;
    }

    /** What is not measured yet may still fall short. */
    static Result byCriteria(int needed, List<AspectFinding> aspects) {
        long shortOf = count(aspects, Finding.FALLS_SHORT);
        if (shortOf >= needed) {
            return Result.INEFFICIENT;
        }
        return shortOf + count(aspects, Finding.UNMEASURED) >= needed ? Result.UNDECIDED : Result.NOT_INEFFICIENT;
    }

    private static long count(List<AspectFinding> aspects, Finding finding) {
        return aspects.stream().filter(aspect -> aspect.finding() == finding).count();
    }

    private static Result outcome(List<AssessmentView> policies, String id) {
        String outcome = policies.stream()
                .filter(policy -> policy.policy().equals(id))
                .findFirst()
                .orElseThrow()
                .outcome();
        return switch (outcome) {
            case "ELIGIBLE" -> Result.INEFFICIENT;
            case "UNKNOWN" -> Result.UNDECIDED;
            default -> Result.NOT_INEFFICIENT;
        };
    }

    private static List<Reason> reasons(Result result, List<AssessmentView> policies, List<AspectFinding> aspects) {
        String state = result == Result.INEFFICIENT ? "MET" : result == Result.UNDECIDED ? "UNKNOWN" : "UNMET";
        List<Reason> reasons = new ArrayList<>();
        for (AssessmentView policy : policies) {
            policy.trace().stream()
                    .filter(line -> line.state().equals(state))
                    .map(line -> new Reason(policy.policy(), line.article(), line.text()))
                    .forEach(reasons::add);
        }
        Finding telling = result == Result.INEFFICIENT
                ? Finding.FALLS_SHORT
                : result == Result.UNDECIDED ? Finding.UNMEASURED : Finding.SUFFICES;
        aspects.stream()
                .filter(aspect -> aspect.finding() == telling)
                .map(aspect -> new Reason(CRITERIA, ARTICLE, text(aspect)))
                .forEach(reasons::add);
        return reasons;
    }

    private static String text(AspectFinding aspect) {
        String demanded = aspect.measure()
                + (aspect.inefficientWhen() == Criterion.Side.BELOW ? "低于 " : "高于 ")
                + aspect.threshold().toPlainString()
                + aspect.unit();
        return switch (aspect.finding()) {
            case FALLS_SHORT ->
                aspect.title() + "：" + aspect.measured().toPlainString() + aspect.unit() + "，" + demanded;
            case SUFFICES ->
                aspect.title() + "：" + aspect.measured().toPlainString() + aspect.unit() + "，没有" + demanded;
            case UNMEASURED -> aspect.title() + "：未测得";
        };
    }
}
