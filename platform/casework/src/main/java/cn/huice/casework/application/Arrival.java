package cn.huice.casework.application;

import cn.huice.casework.calendar.WorkingCalendar;
import cn.huice.casework.procedure.Step;
import cn.huice.casework.procedure.StepKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** What a case's arrival at a step sets going: the deadline, questions to departments, a panel, a notice, a claim. */
@ApplicationScoped
class Arrival {
    private final Opinions opinions;
    private final ExpertReview expertReview;
    private final Announcement announcement;
    private final Decision decision;
    private final Clock clock;

    Arrival(Opinions opinions, ExpertReview expertReview, Announcement announcement, Decision decision, Clock clock) {
        this.opinions = opinions;
        this.expertReview = expertReview;
        this.announcement = announcement;
        this.decision = decision;
        this.clock = clock;
    }

    /** Nothing where the case is with its applicant, or has ended. */
    void at(Application application, Step step) {
        if (application.state != State.IN_PROGRESS && application.state != State.APPROVED) {
            return;
        }
        step.workingDays()
                .ifPresent(
                        days -> application.stepDue = WorkingCalendar.national().plus(LocalDate.now(clock), days));
        if (step.joint()) {
            opinions.ask(application.id, step.departments());
        }
        if (application.state == State.IN_PROGRESS && step.kind() == StepKind.EXPERT_REVIEW) {
            expertReview.begin(application);
        }
        if (application.state == State.IN_PROGRESS && step.kind() == StepKind.NOTICE) {
            announcement.publish(application, step);
        }
        if (application.state == State.APPROVED && step.kind() == StepKind.PAYMENT) {
            decision.claim(application);
        }
    }
}
