package cn.huice.land.redevelopment;

import cn.huice.casework.application.CaseCompleted;
import cn.huice.casework.application.CaseFile;
import cn.huice.casework.application.SubmissionRule;
import cn.huice.casework.calendar.Shanghai;
import cn.huice.land.redevelopment.UnitEvaluation.Result;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.SubjectId;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What cases about redevelopment need before they are submitted, and the registers they end in when they are closed. */
@ApplicationScoped
class RedevelopmentCases implements SubmissionRule {
    private static final String GOVERNMENT_LED = "ineff20-government-led";
    private static final String MARKET_LED = "ineff20-market-led";
    private static final AttributeKey TYPE = new AttributeKey("parcel.inefficient_type");

    private final SurveyUnitTable units;
    private final UnitEvaluations evaluations;
    private final InefficientLandRegister register;
    private final SpecialPlans specialPlans;
    private final UnitPlans unitPlans;
    private final LandTransitions transitions;
    private final NegotiatedGrants grants;
    private final RedevelopmentDuties duties;
    private final Clock clock;

    RedevelopmentCases(
            SurveyUnitTable units,
            UnitEvaluations evaluations,
            InefficientLandRegister register,
            SpecialPlans specialPlans,
            UnitPlans unitPlans,
            LandTransitions transitions,
            NegotiatedGrants grants,
            RedevelopmentDuties duties,
            Clock clock) {
        this.units = units;
        this.evaluations = evaluations;
        this.register = register;
        this.specialPlans = specialPlans;
        this.unitPlans = unitPlans;
        this.transitions = transitions;
        this.grants = grants;
        this.duties = duties;
        this.clock = clock;
    }

    /** @throws ProblemException 422 naming what is missing, or what speaks against it */
    @Override
    public void check(CaseFile file) {
        switch (file.policy()) {
            case UnitEvaluations.MAPPING -> requireInefficient(file);
            case SpecialPlans.PLAN, SpecialPlans.CHANGE -> specialPlans.require(file);
            case UnitPlans.POLICY -> unitPlans.require(file);
            default -> {}
        }
    }

    void completed(@Observes CaseCompleted completed) {
        CaseFile file = completed.file();
        switch (file.policy()) {
            case UnitEvaluations.MAPPING -> determine(completed);
            case SpecialPlans.PLAN, SpecialPlans.CHANGE -> {
                specialPlans.adopt(file);
                duties.planned(file.district());
            }
            case UnitPlans.POLICY -> duties.approved(file, unitPlans.approve(file));
            case GOVERNMENT_LED -> lead(file, InefficientLand.Mode.GOVERNMENT);
            case MARKET_LED -> lead(file, InefficientLand.Mode.MARKET);
            default -> {
                if (LandTransitions.GRANTING.contains(file.policy())) {
                    transitions.granted(completed);
                } else if (NegotiatedGrants.POLICIES.contains(file.policy())) {
                    grants.granted(file);
                }
            }
        }
    }

    /** 认定: the unit must be surveyed, of the case's district, and inefficient by the policies and the district's criteria. */
    private void requireInefficient(CaseFile file) {
        SurveyUnit unit = unit(file)
                .filter(found -> found.district().equals(file.district()))
                .orElseThrow(() -> ProblemException.unprocessable(
                        "unit-missing",
                        Text.of("办件没有写明本区的调查单元", "The case names no surveyed unit of the district"),
                        FieldError.of("related", "没有调查单元", "no surveyed unit", "五（一）2")));
        UnitEvaluation evaluation = evaluations.of(unit, LocalDate.now(clock.withZone(Shanghai.ZONE)));
        if (evaluation.result() != Result.INEFFICIENT) {
            List<FieldError> reasons = evaluation.reasons().stream()
                    .map(reason -> new FieldError(
                            "related", Text.same(reason.text()), reason.policy() + " " + reason.article()))
                    .toList();
            throw new ProblemException(
                    422,
                    evaluation.result() == Result.UNDECIDED ? "determination-open" : "not-inefficient",
                    evaluation.result() == Result.UNDECIDED
                            ? Text.of("还不能判断是否低效用地", "Whether it is inefficient cannot be told yet")
                            : Text.of("不是低效用地", "It is not inefficient land"),
                    reasons);
        }
    }

    private void determine(CaseCompleted completed) {
        SurveyUnit unit = unit(completed.file()).orElseThrow();
        String type = ((Value.Symbol) completed.facts().get(TYPE).value()).code();
        register.determine(unit, type, completed.file().id());
    }

    private void lead(CaseFile file, InefficientLand.Mode mode) {
        file.related().stream()
                .filter(RedevelopmentCases::land)
                .forEach(subject -> register.lead(subject, mode, file.id()));
    }

    private Optional<SurveyUnit> unit(CaseFile file) {
        return file.related().stream()
                .filter(RedevelopmentCases::land)
                .flatMap(subject -> units.find(subject.id()).stream())
                .findFirst();
    }

    private static boolean land(SubjectId subject) {
        return subject.kind().equals("parcel");
    }
}
