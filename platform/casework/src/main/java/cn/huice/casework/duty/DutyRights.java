package cn.huice.casework.duty;

import cn.huice.registry.SubjectId;
import cn.huice.web.Caller;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whose duties are whose to see and to close: officers those of their district, departments those that fall to them, applicants those
 * that fall to their subject or are about it, finance those that fall to finance, auditors all.
 */
@ApplicationScoped
class DutyRights {
    private final Caller caller;

    DutyRights(Caller caller) {
        this.caller = caller;
    }

    void onlyVisible(DutyFilter filter) {
        if (caller.has(Role.AUDITOR)) {
            return;
        }
        if (caller.has(Role.OFFICER)) {
            if (!caller.oversees(Caller.CITY)) {
                filter.add("district = ?", caller.district().orElse("none"));
            }
        } else if (caller.has(Role.FINANCE)) {
            filter.add("responsible = 'ROLE' and responsible_name = ?", Role.FINANCE);
        } else if (caller.has(Role.DEPARTMENT)) {
            filter.ofDepartments(caller.departments());
        } else {
            filter.ofSubject(new SubjectId(
                    caller.subjectKind().orElse("person"), caller.subjectId().orElse("none")));
        }
    }

    boolean maySee(Duty duty) {
        return caller.has(Role.AUDITOR)
                || overseen(duty)
                || caller.owns(duty.subject().kind(), duty.subject().id())
                || fallsToCaller(duty);
    }

    /** @throws ProblemException 403 unless it falls to the caller, or to the caller's district */
    void requireMayFulfil(Duty duty) {
        if (!fallsToCaller(duty) && !overseen(duty)) {
            throw ProblemException.forbidden("not-yours", Text.of("该事项不由您办理", "This duty does not fall to you"));
        }
    }

    /** @throws ProblemException 403 unless the caller oversees its district */
    void requireMayWaive(Duty duty) {
        if (!overseen(duty)) {
            throw ProblemException.forbidden(
                    "not-yours", Text.of("只有本区经办人员可以豁免", "Only officers of its district waive a duty"));
        }
    }

    private boolean overseen(Duty duty) {
        return caller.has(Role.OFFICER) && caller.oversees(duty.district());
    }

    private boolean fallsToCaller(Duty duty) {
        return switch (duty.responsible()) {
            case Responsible.Subject(SubjectId subject) -> caller.owns(subject.kind(), subject.id());
            case Responsible.Department(String name) ->
                caller.has(Role.DEPARTMENT) && caller.departments().contains(name);
            case Responsible.Role(String name) -> caller.has(name) && caller.oversees(duty.district());
        };
    }
}
