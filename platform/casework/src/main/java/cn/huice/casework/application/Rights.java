package cn.huice.casework.application;

import cn.huice.casework.procedure.Actor;
import cn.huice.web.Caller;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may see an application, and who may act on it (DESIGN §7). */
@ApplicationScoped
class Rights {
    private final Caller caller;
    private final Opinions opinions;

    Rights(Caller caller, Opinions opinions) {
        this.caller = caller;
        this.opinions = opinions;
    }

    /** @throws ProblemException 404: what one may not see is not there */
    Application visible(Application application, String id) {
        if (application == null || !maySee(application)) {
            throw ProblemException.notFound("申请/application", id);
        }
        return application;
    }

    private boolean maySee(Application application) {
        return owns(application)
                || caller.has(Role.AUDITOR)
                || caller.has(Role.FINANCE)
                || opinions.asked(application.id, caller.departments())
                || (caller.has(Role.OFFICER)
                        && application.state != State.DRAFT
                        && caller.oversees(application.district));
    }

    /** Papers may name people: they are for the owner, the officers of the district, and auditors. */
    boolean mayReadPapers(Application application) {
        return owns(application)
                || caller.has(Role.AUDITOR)
                || (caller.has(Role.OFFICER)
                        && application.state != State.DRAFT
                        && caller.oversees(application.district));
    }

    boolean owns(Application application) {
        return caller.owns(application.subjectKind, application.subjectId);
    }

    boolean mayTake(Application application, Action action) {
        return switch (action) {
            case SUBMIT, WITHDRAW -> owns(application);
            case PASS -> false;
            case ACCEPT, APPROVE, RETURN, REJECT, COMPLETE -> handles(application);
        };
    }

    private boolean handles(Application application) {
        return switch (Actor.valueOf(application.stepActor)) {
            case DISTRICT, SYSTEM, EXPERT -> caller.has(Role.OFFICER) && caller.oversees(application.district);
            case CITY -> caller.has(Role.OFFICER) && caller.oversees(Caller.CITY);
            case FINANCE -> caller.has(Role.FINANCE);
            case APPLICANT -> false;
        };
    }
}
