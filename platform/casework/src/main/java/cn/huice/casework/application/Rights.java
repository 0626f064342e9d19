package cn.huice.casework.application;

import cn.huice.casework.delegation.Delegation;
import cn.huice.casework.delegation.Delegations;
import cn.huice.casework.procedure.Actor;
import cn.huice.casework.procedure.StepKind;
import cn.huice.web.Caller;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who may see an application, and who may act on it (DESIGN §7). */
@ApplicationScoped
class Rights {
    private final Caller caller;
    private final Opinions opinions;
    private final Delegations delegations;

    Rights(Caller caller, Opinions opinions, Delegations delegations) {
        this.caller = caller;
        this.opinions = opinions;
        this.delegations = delegations;
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
                        && oversees(application, application.district));
    }

    /** Papers may name people: they are for the owner, the officers of the district, and auditors. */
    boolean mayReadPapers(Application application) {
        return owns(application)
                || caller.has(Role.AUDITOR)
                || (caller.has(Role.OFFICER)
                        && application.state != State.DRAFT
                        && oversees(application, application.district));
    }

    boolean owns(Application application) {
        return caller.owns(application.subjectKind, application.subjectId);
    }

    boolean mayTake(Application application, Action action) {
        return switch (action) {
            case SUBMIT, WITHDRAW -> owns(application);
            case PASS -> false;
            case ACCEPT, APPROVE, RETURN, REJECT, COMPLETE -> handles(application);
            case REMAND, REOPEN -> caller.has(Role.OFFICER) && oversees(application, Caller.CITY);
        };
    }

    /** Who is reviewing. */
    String reviewer() {
        return caller.name();
    }

    /** 两级审核. @throws ProblemException 403 at the second review for whoever has passed the first */
    void requireSecondPerson(Application application) {
        if (application.stepKind.equals(StepKind.SECOND_REVIEW.name())
                && caller.name().equals(application.reviewedBy)) {
            throw ProblemException.forbidden(
                    "same-reviewer",
                    Text.of("初审是您通过的，复核须由他人办理", "You passed the first review: somebody else does this"));
        }
    }

    /** By whose leave the caller handles the case's current step; empty where it is the caller's own, or nobody's. */
    Optional<Delegation> delegation(Application application) {
        String scope = scope(application);
        return caller.oversees(scope) || !caller.has(Role.OFFICER) ? Optional.empty() : covering(application, scope);
    }

    private boolean oversees(Application application, String district) {
        return caller.oversees(district) || covering(application, district).isPresent();
    }

    private Optional<Delegation> covering(Application application, String district) {
        return delegations.to(caller.name()).stream()
                .filter(delegation -> delegation.covers(district, application.policyId))
                .findFirst();
    }

    private static String scope(Application application) {
        return Actor.valueOf(application.stepActor) == Actor.CITY ? Caller.CITY : application.district;
    }

    private boolean handles(Application application) {
        return switch (Actor.valueOf(application.stepActor)) {
            case DISTRICT, CITY, SYSTEM, EXPERT ->
                caller.has(Role.OFFICER) && oversees(application, scope(application));
            case FINANCE -> caller.has(Role.FINANCE);
            case APPLICANT -> false;
        };
    }
}
