package cn.huice.casework.application;

import cn.huice.casework.procedure.Procedures;
import cn.huice.casework.procedure.Step;
import cn.huice.casework.procedure.StepKind;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * 会审: departments answer side by side, in any order. The last answer moves the case: on where all agree; back to its
 * applicant with everybody's reasons where one does not, told all at once (行政许可法 第三十二条第（四）项).
 */
@ApplicationScoped
class JointReview {
    private final Applications applications;
    private final Procedures procedures;
    private final Handling handling;
    private final Opinions opinions;
    private final CaseJournal journal;
    private final Caller caller;
    private final Clock clock;

    JointReview(
            Applications applications,
            Procedures procedures,
            Handling handling,
            Opinions opinions,
            CaseJournal journal,
            Caller caller,
            Clock clock) {
        this.applications = applications;
        this.procedures = procedures;
        this.handling = handling;
        this.opinions = opinions;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @throws ProblemException 404 where the caller's departments are not asked; 403 for another's department; 400
     *     without a reason; 409 where the case is not under joint review, the department has answered, or the last
     *     agreement meets facts that are not verified
     */
    Application answer(String id, OpinionRequest request) {
        Application application = applications.locked(id);
        if (!caller.departments().contains(request.department())) {
            throw ProblemException.forbidden(
                    "not-your-department",
                    Text.of("您不代表" + request.department(), "You do not speak for this department"));
        }
        if (!request.agrees() && (request.reason() == null || request.reason().isBlank())) {
            throw ProblemException.badField(
                    FieldError.of("reason", "不同意须写明理由", "a department that does not agree says why", "required"));
        }
        Step step = procedures.get(application.procedureId).step(application.stepIndex);
        boolean open = application.state == State.IN_PROGRESS || application.state == State.APPROVED;
        if (!open || !step.joint()) {
            throw ProblemException.conflict(
                    "no-joint-review", Text.of("该办件不在会审环节", "The case is not under joint review"));
        }
        List<Opinion> asked = opinions.latest(id);
        keep(
                asked.stream()
                        .filter(opinion -> opinion.department.equals(request.department()))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.notFound("会审/opinion", request.department())),
                request);
        application.revision++;
        journal.tell(application, "opinion-given");
        journal.remark(application, request.agrees() ? "agree" : "veto", remark(request));
        if (asked.stream().allMatch(opinion -> opinion.agrees != null)) {
            conclude(application, step, asked);
        }
        return application;
    }

    private void keep(Opinion opinion, OpinionRequest request) {
        if (opinion.agrees != null) {
            throw ProblemException.conflict(
                    "opinion-given", Text.of(opinion.department + "已经答复", "This department has answered"));
        }
        opinion.agrees = request.agrees();
        opinion.reason = request.reason();
        opinion.answeredBy = caller.name();
        opinion.answeredAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void conclude(Application application, Step step, List<Opinion> asked) {
        String reasons = asked.stream()
                .filter(opinion -> !opinion.agrees)
                .map(opinion -> opinion.department + "：" + opinion.reason)
                .collect(Collectors.joining("；"));
        if (reasons.isEmpty()) {
            handling.pass(application, step.kind() == StepKind.INSPECTION ? "inspected" : "reviewed");
        } else {
            handling.sendBack(application, reasons);
        }
    }

    private static String remark(OpinionRequest request) {
        return request.department() + (request.reason() == null ? "" : "：" + request.reason());
    }
}
