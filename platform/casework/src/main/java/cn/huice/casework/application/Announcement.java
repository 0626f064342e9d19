package cn.huice.casework.application;

import cn.huice.casework.notice.Notices;
import cn.huice.casework.notice.Publication;
import cn.huice.casework.policy.Editions;
import cn.huice.casework.procedure.Step;
import cn.huice.policy.Policy;
import cn.huice.registry.Subject;
import cn.huice.registry.Subjects;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts a reviewed case on public notice. */
@ApplicationScoped
class Announcement {
    private final Notices notices;
    private final Editions editions;
    private final Subjects subjects;

    Announcement(Notices notices, Editions editions, Subjects subjects) {
        this.notices = notices;
        this.editions = editions;
        this.subjects = subjects;
    }

    void publish(Application application, Step step) {
        Policy policy = editions.pinned(application.bookEdition).policy(application.policyId);
        String name =
                subjects.find(application.subject()).flatMap(Subject::name).orElse(application.subjectId);
        notices.publish(new Publication(
                application.id,
                policy.id(),
                policy.title(),
                application.subjectId,
                name,
                application.subjectKind.equals("person"),
                application.amount,
                application.district,
                step.workingDays().orElseThrow(),
                step.extension().orElse(0),
                policy.citation().title()));
    }
}
