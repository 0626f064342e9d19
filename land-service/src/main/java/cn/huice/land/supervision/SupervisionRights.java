package cn.huice.land.supervision;

import cn.huice.web.Caller;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who sees and acts on which projects: officers of the district, departments and auditors all, a holder its own. */
@ApplicationScoped
class SupervisionRights {
    private final Caller caller;

    SupervisionRights(Caller caller) {
        this.caller = caller;
    }

    /** @throws ProblemException 403 unless the caller is an officer of the district or the city */
    void requireOfficer(String district) {
        if (!caller.has(Role.OFFICER) || !caller.oversees(district)) {
            throw ProblemException.forbidden(
                    "not-your-district", Text.of("只能办理本区事项", "This is for officers of the district"));
        }
    }

    boolean sees(SupervisedProject project) {
        return caller.has(Role.AUDITOR)
                || caller.has(Role.DEPARTMENT)
                || (caller.has(Role.OFFICER) && caller.oversees(project.district()))
                || caller.owns(project.enterprise().kind(), project.enterprise().id());
    }

    /** The only district the caller may list; empty for all. */
    Optional<String> districtSeen() {
        return caller.has(Role.OFFICER) && !caller.oversees(Caller.CITY)
                ? Optional.of(caller.district().orElse("none"))
                : Optional.empty();
    }

    /** The only enterprise the caller may list; empty for all. */
    Optional<String> enterpriseSeen() {
        boolean inside = caller.has(Role.OFFICER) || caller.has(Role.DEPARTMENT) || caller.has(Role.AUDITOR);
        return inside ? Optional.empty() : Optional.of(caller.subjectId().orElse("none"));
    }
}
