package cn.huice.casework.application;

import cn.huice.casework.budget.Budgets;
import cn.huice.casework.notice.Notices;
import cn.huice.casework.procedure.Procedure;
import cn.huice.casework.procedure.Procedures;
import cn.huice.casework.procedure.Step;
import cn.huice.casework.procedure.StepKind;
import cn.huice.casework.quota.Quotas;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** Performs actions: checks that this caller may take this one here and now, then moves the case and does what the step entails. */
@ApplicationScoped
class Handling {
    private final Applications applications;
    private final Procedures procedures;
    private final Rights rights;
    private final Submission submission;
    private final Decision decision;
    private final Outcomes outcomes;
    private final Arrival arrival;
    private final ExpertReview expertReview;
    private final Notices notices;
    private final Budgets budgets;
    private final Quotas quotas;
    private final CaseJournal journal;
    private final StepTimes times;
    private final Evaluations evaluations;
    private final Event<CaseCompleted> completed;
    private final Clock clock;

    Handling(
            Applications applications,
            Procedures procedures,
            Rights rights,
            Submission submission,
            Decision decision,
            Outcomes outcomes,
            Arrival arrival,
            ExpertReview expertReview,
            Notices notices,
            Budgets budgets,
            Quotas quotas,
            CaseJournal journal,
            StepTimes times,
            Evaluations evaluations,
            Event<CaseCompleted> completed,
            Clock clock) {
        this.applications = applications;
        this.procedures = procedures;
        this.rights = rights;
        this.submission = submission;
        this.decision = decision;
        this.outcomes = outcomes;
        this.arrival = arrival;
        this.expertReview = expertReview;
        this.notices = notices;
        this.budgets = budgets;
        this.quotas = quotas;
        this.journal = journal;
        this.times = times;
        this.evaluations = evaluations;
        this.completed = completed;
        this.clock = clock;
    }

    /**
     * Performs a caller's action on what that caller has seen.
     *
     * @throws ProblemException 404 not visible, 412 and 428 on the revision, 409 not possible in this state, 403 not
     *     this caller's step, 409 or 422 where a rule of the step is broken
     */
    Application perform(String id, Revision seen, ActionRequest request) {
        Application application = applications.locked(id);
        Revision.check(seen, application.revision);
        Procedure procedure = procedures.get(application.procedureId);
        Action action = request.action();
        Lifecycle lifecycle = new Lifecycle(procedure);
        Lifecycle.Position next =
                lifecycle.after(application.position(), action).orElseThrow(() -> notPossible(application, lifecycle));
        if (!rights.mayTake(application, action)) {
            throw ProblemException.forbidden("not-your-step", Text.of("当前环节不由您办理", "This step is not yours to handle"));
        }
        Step left = procedure.step(application.stepIndex);
        rights.delegation(application).ifPresent(by -> journal.onBehalf(application, by));
        leave(application, left, request);
        move(application, procedure, next, action, past(action, left.kind()), request.comment());
        if (action == Action.APPROVE && left.kind() == StepKind.DECISION) {
            decision.reserve(application);
        }
        return application;
    }

    /** Sends a case back to its applicant for what no single officer decides: departments that do not agree. */
    void sendBack(Application application, String reasons) {
        Procedure procedure = procedures.get(application.procedureId);
        new Lifecycle(procedure).after(application.position(), Action.RETURN).ifPresent(next -> {
            move(application, procedure, next, Action.RETURN, "returned", reasons);
        });
    }

    private void move(
            Application application,
            Procedure procedure,
            Lifecycle.Position next,
            Action action,
            String what,
            String comment) {
        boolean comesBack = application.state == State.RETURNED && action == Action.SUBMIT;
        LocalDate due = application.stepDue;
        application.moveTo(next, procedure);
        journal.tell(application, what);
        journal.remark(application, action.json(), comment);
        arrival.at(application, procedure.step(application.stepIndex));
        if (next.state() == State.RETURNED) {
            application.pauseClock(LocalDate.now(clock), due);
        } else if (comesBack) {
            application.resumeClock(LocalDate.now(clock));
        }
        times.moved(application, action.json());
        if (next.state() == State.COMPLETED) {
            Evaluations.Evaluated evaluated = evaluations.evaluate(application);
            completed.fire(new CaseCompleted(CaseFile.of(application), evaluated.facts(), evaluated.assessment()));
        }
    }

    /** The current step's own condition is fulfilled: on to the next one. */
    void pass(Application application, String what) {
        Procedure procedure = procedures.get(application.procedureId);
        new Lifecycle(procedure).after(application.position(), Action.PASS).ifPresent(next -> {
            Step left = procedure.step(application.stepIndex);
            if (left.joint()) {
                decision.requireVerified(application, left);
            }
            move(application, procedure, next, Action.PASS, what, null);
        });
    }

    /** The current step's own condition cannot be fulfilled any more: the case ends here. */
    void fail(Application application, String reason) {
        Procedure procedure = procedures.get(application.procedureId);
        new Lifecycle(procedure).after(application.position(), Action.REJECT).ifPresent(next -> {
            end(application, Action.REJECT);
            move(application, procedure, next, Action.REJECT, "rejected", reason);
        });
    }

    /** Back to the first review: an objection was upheld. */
    void reopen(Application application) {
        Procedure procedure = procedures.get(application.procedureId);
        if (application.state == State.IN_PROGRESS && application.stepKind.equals(StepKind.NOTICE.name())) {
            quotas.giveBack(application.id);
            budgets.releaseAll(application.id, "reopened");
            application.allotted = null;
            application.moveTo(new Lifecycle.Position(State.IN_PROGRESS, 1), procedure);
            journal.tell(application, "reopened");
            arrival.at(application, procedure.step(application.stepIndex));
            times.moved(application, "reopen");
        }
    }

    private void leave(Application application, Step left, ActionRequest request) {
        switch (request.action()) {
            case SUBMIT -> {
                if (application.decidedOn == null) {
                    submission.check(application);
                }
            }
            case ACCEPT -> decision.requireVerified(application, left);
            case APPROVE -> {
                rights.requireSecondPerson(application);
                if (left.kind() == StepKind.DECISION) {
                    decision.decide(application, left, request);
                } else {
                    decision.requireVerified(application, left);
                }
                if (left.kind() == StepKind.FIRST_REVIEW) {
                    application.reviewedBy = rights.reviewer();
                }
            }
            case COMPLETE -> outcomes.register(application, left, request);
            case REJECT, WITHDRAW -> end(application, request.action());
            case REMAND -> requireComment(request);
            case REOPEN -> {
                requireComment(request);
                application.decidedOn = null;
            }
            case RETURN, PASS -> {}
        }
    }

    private static void requireComment(ActionRequest request) {
        if (request.comment() == null || request.comment().isBlank()) {
            throw ProblemException.badField(FieldError.of("comment", "请写明理由", "say why", "required"));
        }
    }

    private void end(Application application, Action action) {
        notices.close(application.id, action.json());
        expertReview.end(application, action.json());
        quotas.giveBack(application.id);
        budgets.releaseAll(application.id, action.json());
    }

    private static ProblemException notPossible(Application application, Lifecycle lifecycle) {
        String possible = lifecycle.possible(application.position()).stream()
                .filter(action -> action != Action.PASS)
                .map(Action::json)
                .collect(Collectors.joining(", "));
        return ProblemException.conflict(
                "action-not-possible",
                Text.of("当前状态不能这样办理", "Not possible in the current state"),
                FieldError.of(
                        "action",
                        application.state + "（" + application.stepKind + "）可办：" + possible,
                        "at " + application.state + " (" + application.stepKind + ") possible: " + possible,
                        "procedure " + application.procedureId));
    }

    private static String past(Action action, StepKind step) {
        return switch (action) {
            case SUBMIT -> "submitted";
            case ACCEPT -> "accepted";
            case APPROVE ->
                switch (step) {
                    case DECISION -> "approved";
                    case INSPECTION -> "inspected";
                    case PERFORMANCE -> "appraised";
                    default -> "reviewed";
                };
            case RETURN -> "returned";
            case REMAND -> "remanded";
            case REJECT -> "rejected";
            case REOPEN -> "reopened";
            case WITHDRAW -> "withdrawn";
            case COMPLETE -> "completed";
            case PASS -> "passed";
        };
    }
}
