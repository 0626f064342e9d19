package cn.huice.casework.application;

import cn.huice.casework.payment.Conditions;
import cn.huice.casework.recovery.Recoveries;
import cn.huice.casework.recovery.Recovery;
import cn.huice.casework.sanction.Sanction;
import cn.huice.casework.sanction.Sanctions;
import cn.huice.policy.assessment.Amount;
import cn.huice.policy.assessment.Assessment;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.assessment.State;
import cn.huice.policy.assessment.TraceLine;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Evaluates a paid case once more for a later instalment, and keeps that evaluation beside the others. */
@ApplicationScoped
class ContinuedConditions implements Conditions {
    private final Applications applications;
    private final Evaluations evaluations;
    private final Sanctions sanctions;
    private final Recoveries recoveries;
    private final Clock clock;

    ContinuedConditions(
            Applications applications,
            Evaluations evaluations,
            Sanctions sanctions,
            Recoveries recoveries,
            Clock clock) {
        this.applications = applications;
        this.evaluations = evaluations;
        this.sanctions = sanctions;
        this.recoveries = recoveries;
        this.clock = clock;
    }

    @Override
    public Finding on(String caseId, LocalDate due) {
        Application application = applications.lock(caseId);
        Optional<Finding> hindrance = hindrance(application, due);
        if (hindrance.isPresent()) {
            return hindrance.get();
        }
        Evaluations.Evaluated evaluated = evaluations.continued(application, due);
        evaluations.keep(application, Evaluation.Purpose.INSTALMENT, evaluated);
        return finding(evaluated.assessment());
    }

    /** Whether an officer has to look before anything is paid, whatever the policy's conditions say. */
    boolean hindered(Application application) {
        return hindrance(application, LocalDate.now(clock)).isPresent();
    }

    private Optional<Finding> hindrance(Application application, LocalDate due) {
        Optional<Sanction> sanction = sanctions
                .active(application.subjectId, due)
                .or(() -> sanctions.active(application.subjectId, LocalDate.now(clock)));
        if (sanction.isPresent()) {
            return Optional.of(
                    new Finding(Holding.UNMET, "主体处于失信惩戒期：" + sanction.get().article()));
        }
        return recoveries.ofCase(application.id).stream()
                .filter(recovery -> recovery.state() == Recovery.State.OPEN)
                .findFirst()
                .map(asked -> new Finding(Holding.UNKNOWN, "正在追缴已拨付的 " + asked.amount() + " 元：" + asked.reason()));
    }

    private static Finding finding(Assessment assessment) {
        return switch (assessment.outcome()) {
            case Outcome.Eligible(Amount.Undetermined(var needs, var reason))
            when !needs.isEmpty() -> new Finding(Holding.UNKNOWN, "缺少事实：" + names(needs));
            case Outcome.Eligible eligible -> new Finding(Holding.MET, "");
            case Outcome.Ineligible ineligible -> new Finding(Holding.UNMET, unmet(assessment.trace()));
            case Outcome.Unknown(var needs, boolean manual) ->
                new Finding(Holding.UNKNOWN, needs.isEmpty() ? "须经办人员判断" : "缺少事实：" + names(needs));
            case Outcome.NotInForce(LocalDate day) -> new Finding(Holding.UNKNOWN, day + " 政策没有有效版本");
        };
    }

    private static String names(Collection<AttributeKey> needs) {
        return needs.stream().map(key -> Vocabulary.standard().get(key).name()).collect(Collectors.joining("、"));
    }

    private static String unmet(List<TraceLine> trace) {
        return trace.stream()
                .filter(line -> line.state() == State.UNMET)
                .map(line -> line.text() + "（" + line.article() + "）")
                .collect(Collectors.joining("；", "不再满足：", ""));
    }
}
